namespace FaultKit;

/// <summary>How often a plan's source is looked at, how much that may hold up, and how long a plan outlives it.</summary>
/// <remarks>
/// For sources that have to be asked: a file is looked at whenever work enters, and an inline plan never changes. Environment variables
/// beat what code says, because who deploys has the last word over who wrote.
/// </remarks>
public sealed record PlanTiming
{
    private static readonly Bounds s_interval = new("FAULTKIT_PLAN_INTERVAL", nameof(Interval), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
    private static readonly Bounds s_wait = new("FAULTKIT_PLAN_WAIT", nameof(Wait), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    private static readonly Bounds s_staleAfter = new("FAULTKIT_PLAN_STALE_AFTER", nameof(StaleAfter), TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));

    /// <summary>The variables that say something of it.</summary>
    internal static string[] Variables => [s_interval.Variable, s_wait.Variable, s_staleAfter.Variable];

    /// <summary>How long a look is good for, from 1s to 1h; null for the source's own, which is 20 s for remote ones. <c>FAULTKIT_PLAN_INTERVAL</c>.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>How long a look may hold up the invocation that makes it, from 0ms to 10s; 200 ms unless said otherwise. Afterwards it goes on beside it. <c>FAULTKIT_PLAN_WAIT</c>.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a plan outlives a source that cannot be read, from 1s to 24h, on the wall clock and so through a freeze; 5 minutes unless said otherwise. <c>FAULTKIT_PLAN_STALE_AFTER</c>.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with it, where code made it; null where nothing is.</summary>
    internal string? Complaint => s_interval.Refuse(Interval) ?? s_wait.Refuse(Wait) ?? s_staleAfter.Refuse(StaleAfter);

    /// <summary>The same, with what the environment says in the place of what code said.</summary>
    /// <param name="said">What it says, by variable.</param>
    /// <param name="complain">Is told of variables that cannot be read; what code said then stays.</param>
    internal PlanTiming OverriddenBy(IReadOnlyDictionary<string, string> said, Action<string> complain) => this with
    {
        Interval = s_interval.Read(said, complain) ?? Interval,
        Wait = s_wait.Read(said, complain) ?? Wait,
        StaleAfter = s_staleAfter.Read(said, complain) ?? StaleAfter,
    };

    private sealed record Bounds(string Variable, string Property, TimeSpan Least, TimeSpan Most)
    {
        private string Range => $"from {DurationText.Write(Least)} to {DurationText.Write(Most)}";

        public string? Refuse(TimeSpan? value) => value < Least || value > Most ? $"{Property} must be {Range}" : null;

        public TimeSpan? Read(IReadOnlyDictionary<string, string> said, Action<string> complain)
        {
            if (!said.TryGetValue(Variable, out var text))
            {
                return null;
            }

            if (DurationText.TryRead(text, out var value) && Refuse(value) is null)
            {
                return value;
            }

            // Said, and not just taken for the default: who sets it to a number without a unit would wonder for long.
            complain($"{Variable} is {QuotedText.Of(text)}, and is left out of account; expected a duration {Range}, such as \"20s\".");
            return null;
        }
    }
}
