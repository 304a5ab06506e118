using FaultKit.Testing;
using TradeOrders.Cloud;
using TradeOrders.Hosting;

namespace TradeOrders.Story;

/// <summary>An invocation as the platform saw it.</summary>
/// <param name="Function">The function.</param>
/// <param name="RequestId">Its request id.</param>
/// <param name="Start">When the function took it.</param>
/// <param name="Duration">How long that took.</param>
/// <param name="Seen">How it failed or was refused, in the words of <see cref="Visible"/>; null where all was well.</param>
internal sealed record Invocation(string Function, string RequestId, TimeSpan Start, TimeSpan Duration, string? Seen)
{
    public static IReadOnlyList<Invocation> AllOf(TradeCloud cloud, RunClock clock) =>
        [.. FunctionNames.All.SelectMany(name => cloud.OutcomesOf(name).Select(outcome =>
            new Invocation(name, outcome.RequestId, clock.At(outcome.Started), outcome.Duration, SeenOf(name, outcome))))];

    private static string? SeenOf(string function, LambdaOutcome outcome) =>
        outcome.Kind != LambdaOutcomeKind.Succeeded ? Visible.Error(outcome.ErrorType)
        : function == FunctionNames.OrderIntake && ApiGateway.StatusOf(outcome) is var status and >= 400 ? Visible.Status(status)
        : null;
}
