using Depot;

namespace FaultKit.Depot;

/// <summary>Carries out what is decided about attempts of depot clients.</summary>
internal sealed class DepotHook(FaultInjector own, DepotSend next)
{
    // snippet: decide
    private static readonly FaultPoint s_read = FaultPoint.Custom("depot.read");
    private static readonly FaultPoint s_write = FaultPoint.Custom("depot.write");

    public Task<byte[]> SendAsync(DepotRequest request, CancellationToken cancellation)
    {
        var injector = FaultInjector.For(own);
        var point = request.Verb == "read" ? s_read : s_write;
        return injector.Decide(new(point, carrier: request, reader: DepotAttributes.Reader)) is { } decision
            ? ActAsync(decision, request, cancellation)
            : next(request, cancellation);
    }
    // end

    // snippet: act
    private async Task<byte[]> ActAsync(FaultDecision decision, DepotRequest request, CancellationToken cancellation)
    {
        using var act = decision;
        await decision.DelayAsync(FaultWhen.Before, cancellation).ConfigureAwait(false);
        await FailAsync(decision, FaultWhen.Before, cancellation).ConfigureAwait(false);
        var reply = await PassAsync(decision, request, cancellation).ConfigureAwait(false);
        await decision.DelayAsync(FaultWhen.After, cancellation).ConfigureAwait(false);
        await FailAsync(decision, FaultWhen.After, cancellation).ConfigureAwait(false);
        return decision.Mangle(PayloadSide.Response, reply.Length) is { } mangle ? mangle.Apply(reply) : reply;
    }
    // end

    // snippet: pass
    private async Task<byte[]> PassAsync(FaultDecision decision, DepotRequest request, CancellationToken cancellation)
    {
        if (decision.Mangle(PayloadSide.Request, request.Content.Length) is { } mangle)
        {
            // A request of its own for this attempt: a retry sends the same one again, and must send it whole.
            request = request with { Content = mangle.Apply(request.Content) };
        }

        try
        {
            return await next(request, cancellation).ConfigureAwait(false);
        }
        catch (Exception)
        {
            decision.End("the call failed by itself");
            throw;
        }
    }
    // end

    // snippet: fail
    private static async Task FailAsync(FaultDecision decision, FaultWhen when, CancellationToken cancellation)
    {
        switch (decision.Terminal(when))
        {
            case TimeoutFault timeout when await decision.HoldAsync(new(timeout.Cap), cancellation).ConfigureAwait(false):
                throw new DepotException("NoAnswer", $"The depot did not answer within {timeout.Cap}.");
            case ThrottleFault:
                throw new DepotException(DepotException.Busy, "The depot is busy.");
            case ErrorFault error:
                throw decision.RegisteredError(error) ?? new DepotException(error.Code ?? "Broken", error.Message ?? "The depot is broken.");
        }
    }
    // end
}
