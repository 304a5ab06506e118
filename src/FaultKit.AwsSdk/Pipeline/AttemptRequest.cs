using Amazon.Runtime;

namespace FaultKit.AwsSdk.Pipeline;

/// <summary>An attempt that has a fault: the SDK's own request, sent by a client whose transport carries the fault out.</summary>
/// <remarks>The client is the attempt's own, and holds no connection: those belong to the one that the SDK meant to use.</remarks>
internal sealed class AttemptRequest : HttpWebRequestMessage
{
    private readonly HttpWebRequestMessage _real;
    private readonly FaultDecision _decision;

    private AttemptRequest(HttpClient client, HttpWebRequestMessage real, AwsCall call, FaultDecision decision)
        : base(client, real.RequestUri, call.Context.ClientConfig)
    {
        _real = real;
        _decision = decision;
        Request.Method = real.Request.Method;
        Request.Version = real.Request.Version;
        Request.VersionPolicy = real.Request.VersionPolicy;
        ConfigureRequest(call.Context);
    }

    /// <summary>The attempt in the place of the one that the SDK made.</summary>
    public static AttemptRequest Of(HttpWebRequestMessage real, AwsCall call, FaultDecision decision, FaultInjector injector)
    {
        // Its patience is that of the client which the SDK, or the application's own factory, made. A client times by the system's clock
        // alone: on a test's, the transport does.
        var client = new HttpClient(new AttemptTransport(real.HttpClient, call, decision, injector))
        {
            Timeout = injector.Time == TimeProvider.System ? real.HttpClient.Timeout : Timeout.InfiniteTimeSpan,
        };
        return new(client, real, call, decision);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decision.Dispose();
            _real.Dispose();
        }

        base.Dispose(disposing);
    }
}
