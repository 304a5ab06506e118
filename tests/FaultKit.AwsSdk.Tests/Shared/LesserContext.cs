using System.Reflection;
using Amazon.Runtime;

namespace FaultKit.AwsSdk.Tests.Shared;

/// <summary>A call's context that does not know how answers are read; the SDK does not ask for that where it sends, and FaultKit does.</summary>
#pragma warning disable CA1852 // The proxy is derived from it, at run time.
internal class LesserContext : DispatchProxy
#pragma warning restore CA1852
{
    private IRequestContext? _real;

    /// <summary>The same context, without.</summary>
    public static IRequestContext Of(IRequestContext real)
    {
        var context = Create<IRequestContext, LesserContext>();
        ((LesserContext)context)._real = real;
        return context;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == $"get_{nameof(IRequestContext.Unmarshaller)}"
        ? throw new MissingMemberException(nameof(IRequestContext), nameof(IRequestContext.Unmarshaller))
        : targetMethod.Invoke(_real, BindingFlags.DoNotWrapExceptions, null, args, null);
}
