using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace FaultKit.AwsSdk.Tests.Shared;

/// <summary>A call's context as that of a client that speaks Smithy RPC v2 CBOR: what reads its answers is neither for JSON nor for XML. There is no such client on the registry.</summary>
#pragma warning disable CA1852 // The proxy is derived from it, at run time.
internal class CborContext : DispatchProxy
#pragma warning restore CA1852
{
    private IRequestContext? _real;

    /// <summary>The same context, but for the protocol.</summary>
    public static IRequestContext Of(IRequestContext real)
    {
        var context = Create<IRequestContext, CborContext>();
        ((CborContext)context)._real = real;
        return context;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == $"get_{nameof(IRequestContext.Unmarshaller)}"
        ? new CborUnmarshaller()
        : targetMethod.Invoke(_real, BindingFlags.DoNotWrapExceptions, null, args, null);

    /// <summary>Stands for the one that the SDK has in a package of its own; only its kind is looked at.</summary>
    private sealed class CborUnmarshaller : ResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input) => throw new NotSupportedException();

        protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) => throw new NotSupportedException();

        protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext) => throw new NotSupportedException();
    }
}
