using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FaultKit.AwsSdk.Pipeline;

/// <summary>The innermost handler of a client's pipeline: asks about each attempt, right before it would leave the process.</summary>
/// <remarks>
/// Everything else of the SDK lies outside: what happens in here is unmarshalled, retried, counted against quotas and clocks, measured
/// and traced by the SDK's own code, as it would be in the incident. An attempt without a fault leaves as if this handler were the
/// SDK's; one with a fault gets a client of its own, whose transport carries the fault out (<see cref="AttemptTransport"/>).
/// </remarks>
internal sealed class AttemptHandler : HttpHandler<HttpContent>
{
    private readonly AmazonServiceClient _client;
    private FaultInjector? _own;

    private AttemptHandler(AmazonServiceClient client)
        : base(new HttpRequestMessageFactory(client.Config), client) => _client = client;

    /// <summary>Who decides about a call that is made now; null where nobody does.</summary>
    public FaultInjector? Injector => (Volatile.Read(ref _own) ?? AwsSdkSurface.Injector) is { } own ? FaultInjector.For(own) : null;

    /// <summary>Puts a handler into a pipeline; one that is there already stays.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="injector">Who decides.</param>
    /// <param name="isOwn">Whether the client keeps this injector, whatever is attached to the process later.</param>
    /// <returns>The handler; null where the innermost one is not the SDK's own.</returns>
    public static AttemptHandler? Install(RuntimePipeline pipeline, FaultInjector injector, bool isOwn)
    {
        var last = pipeline.Handler;
        while (last.InnerHandler is not null)
        {
            last = last.InnerHandler;
        }

        var handler = last as AttemptHandler;
        if (handler is null)
        {
            // Somebody else's handler sends in a way of its own, and a replacement would not.
            if (last.GetType() != typeof(HttpHandler<HttpContent>) || ((HttpHandler<HttpContent>)last).CallbackSender is not AmazonServiceClient client)
            {
                injector.Evidence.Say(NoticeLevel.Warning, $"an AWS SDK client ends in a {last.GetType().Name} that is not the SDK's; its calls stay without faults");
                return null;
            }

            handler = new(client);
            pipeline.ReplaceHandler<HttpHandler<HttpContent>>(handler);
            if (pipeline.Handlers.Exists(other => other is ErrorHandler))
            {
                pipeline.AddHandlerBefore<ErrorHandler>(new AttemptObserver(handler));
            }
        }

        if (isOwn)
        {
            Volatile.Write(ref handler._own, injector);
        }

        return handler;
    }

    protected override IHttpRequest<HttpContent> CreateWebRequest(IRequestContext requestContext)
    {
        var request = base.CreateWebRequest(requestContext);
        return Injector is not { Plan: not null } injector ? request : Faulted(injector, request, requestContext);
    }

    private IHttpRequest<HttpContent> Faulted(FaultInjector injector, IHttpRequest<HttpContent> request, IRequestContext context)
    {
#pragma warning disable CA1031 // A mistake of ours must not become the SDK's: it is told, and the attempt leaves without a fault.
        try
        {
            var point = AwsPoints.Of(context);
            if (!injector.Concerns(point) || request is not HttpWebRequestMessage real || IsUntouchable(context))
            {
                return request;
            }

            // Made only where a rule asks: most rules need no more than the point.
            var call = injector.HasConditions(point) ? new AwsCall(context, _client, point) : null;
            return injector.Decide(new(point, carrier: call, reader: AwsAttributes.Reader)) is { } decision
                ? Faulted(real, call, context, point, decision, injector)
                : request;
        }
        catch (Exception e)
        {
            injector.Evidence.Say(NoticeLevel.Error, $"an attempt of {_client.GetType().Name} could not be looked at, and stays without faults: {e}");
            return request;
        }
#pragma warning restore CA1031
    }

    private AttemptRequest Faulted(HttpWebRequestMessage real, AwsCall? call, IRequestContext context, FaultPoint point, FaultDecision decision, FaultInjector injector)
    {
        try
        {
            if (injector.Observes(PointKind.Aws))
            {
                AttemptObserver.Note(context, decision);
            }

            return AttemptRequest.Of(real, call ?? new(context, _client, point), decision, injector);
        }
        catch (Exception)
        {
            decision.Dispose();
            throw;
        }
    }

    /// <summary>Whether a call is left alone: a stream of events that is sent while it is answered, or one by which the SDK gets credentials.</summary>
    /// <remarks>
    /// A plan that kept its own source from its credentials could not be turned off, and credentials are shared. On .NET applications
    /// have asynchronous methods alone: what holds its thread at STS, or comes without credentials, is the SDK.
    /// </remarks>
    private static bool IsUntouchable(IRequestContext context) =>
        context.Request.EventStreamPublisher is not null
        || (context.ServiceMetaData.ServiceId == "STS" && (!context.IsAsync || context.ExplicitAWSCredentials is AnonymousAWSCredentials));
}
