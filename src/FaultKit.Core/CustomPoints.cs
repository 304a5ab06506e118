using System.Collections.Concurrent;

namespace FaultKit;

/// <summary>Points of your own: places in a program where a plan may say that something goes wrong.</summary>
/// <remarks>
/// <code>await injector.PointAsync("ledger.commit", cancellationToken);</code>
/// Without a rule for it, a point costs a look into a table and nothing else.
/// </remarks>
public static class CustomPoints
{
    private static readonly ConcurrentDictionary<string, FaultPoint> s_points = new(StringComparer.Ordinal);

    /// <summary>Passes a point; it may take time, and it may fail.</summary>
    /// <remarks>There is nothing after it and no payload: rules with <c>"when": "after"</c>, and corruptions, are recorded as missed.</remarks>
    /// <param name="injector">Who decides.</param>
    /// <param name="name">The point's name; targets write it <c>point:NAME</c>.</param>
    /// <param name="cancellation">Ends a delay.</param>
    /// <exception cref="InjectedFaultException">A rule says that it fails.</exception>
    /// <exception cref="TimeoutException">A rule says that nothing answers, and its cap is reached.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled in a delay.</exception>
    public static ValueTask PointAsync(this FaultInjector injector, string name, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(injector);
        ArgumentNullException.ThrowIfNull(name);
        injector = FaultInjector.For(injector);
        return injector.Plan is not null && injector.Decide(new(PointOf(name))) is { } decision
            ? new(ActAsync(decision, name, cancellation))
            : default;
    }

    private static FaultPoint PointOf(string name)
    {
        if (s_points.TryGetValue(name, out var point))
        {
            return point;
        }

        point = FaultPoint.Custom(name);
        return point.Id == PointTable.Unlisted ? point : s_points.GetOrAdd(name, point);
    }

    /// <summary>There is no call between the two sides, so they follow each other.</summary>
    private static async Task ActAsync(FaultDecision decision, string name, CancellationToken cancellation)
    {
        using var finished = decision;
        await decision.DelayAsync(FaultWhen.Before, cancellation).ConfigureAwait(false);
        if (decision.Press() is { } time)
        {
            // There is no call around a point that could end it: being under pressure is what takes time here.
            await decision.HoldAsync(new(time), cancellation).ConfigureAwait(false);
        }

        await FailAsync(decision, FaultWhen.Before, name, cancellation).ConfigureAwait(false);
        await decision.DelayAsync(FaultWhen.After, cancellation).ConfigureAwait(false);
        await FailAsync(decision, FaultWhen.After, name, cancellation).ConfigureAwait(false);
        decision.End("a point has no payload and no answer");
    }

    private static async Task FailAsync(FaultDecision decision, FaultWhen when, string name, CancellationToken cancellation)
    {
        if (decision.Upcoming is ResponseFault)
        {
            return;
        }

        switch (decision.Terminal(when))
        {
            case TimeoutFault timeout when await decision.HoldAsync(new(timeout.Cap), cancellation).ConfigureAwait(false):
                throw new TimeoutException($"Nothing answered at {name} within {timeout.Cap}. This failure was injected by FaultKit.");
            case ErrorFault error:
                throw decision.RegisteredError(error) ?? InjectedFaultException.Of(error);
            case ThrottleFault:
                throw new InjectedFaultException("Throttling", $"Too many calls at {name}. This failure was injected by FaultKit.");
        }

        decision.End("a point that is passed with PointAsync has no payload, and nothing after it");
    }
}
