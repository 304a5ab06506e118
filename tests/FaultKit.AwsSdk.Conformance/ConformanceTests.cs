using FaultKit.Testing;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>A failure that really happens, and the same failure injected: nobody above the SDK can tell them apart.</summary>
public sealed class ConformanceTests(TheLine line)
{
    private static readonly Dictionary<string, AwsRow> s_rows = Rows.All.ToDictionary(row => row.ToString());

    /// <summary>Every row, with and without tasks; a caller that holds its thread has no token to give up by.</summary>
    public static TheoryData<string, bool> All =>
    [
        .. s_rows.Values.Select(row => (row.ToString(), true)),
        .. s_rows.Values.Where(row => !row.GivesUp).Select(row => (row.ToString(), false)),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Real_IsWhatTheRowSays(string name, bool isAsync)
    {
        var row = s_rows[name];

        var real = await line.RealAsync(row, isAsync);

        Assert.Equal($"{row.SeenBy(isAsync)}, {row.AttemptsBy(isAsync)} attempt(s)", $"{real.Sees}, {real.Attempts} attempt(s)");
    }

    /// <summary>As above, where a fault is to be injected: calls that hold their thread at STS are the SDK's own, and are spared.</summary>
    public static TheoryData<string, bool> Faulted =>
    [
        .. All.Select(data => data.Data).Where(data => data.Item2 || !s_rows[data.Item1].Call.Target.StartsWith("aws:STS/", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Faulted))]
    public async Task Injected_IsAsTheReal(string name, bool isAsync)
    {
        var row = s_rows[name];
        var real = await line.RealAsync(row, isAsync);
        var notes = new TelemetryNotes();
        Observation? injected = null;
        await using var server = new LoopbackServer(row.Beneath ?? row.Call.Ok);
        using var client = Clients.Of(row, row.Elsewhere is { IsLoopback: false } elsewhere ? elsewhere : server.Address, notes);

        await FaultTest.RunAsync(
            plan => plan.Include(FaultPlan.Parse(row.Plan)),
            async chaos => injected = await Observer.ObserveAsync(row, client, notes, isAsync, () => chaos.Hits.Count > 0));

        Assert.Equal(real.Exceptions, injected!.Exceptions);
        Assert.Equal(Comparable(row, real.Telemetry), Comparable(row, injected.Telemetry));
    }

    private static string Comparable(AwsRow row, string telemetry) =>
        row.IsMade ? string.Join('\n', telemetry.Split('\n').Where(line => !HttpTelemetry.IsOne(line))) : telemetry;
}
