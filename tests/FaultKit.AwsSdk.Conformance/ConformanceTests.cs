using FaultKit.Testing;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>A failure that really happens, and the same failure injected: nobody above the SDK can tell them apart.</summary>
public sealed class ConformanceTests(TheLine line)
{
    private static readonly Dictionary<string, AwsRow> s_rows = Rows.All.ToDictionary(row => row.ToString());

    /// <summary>How many exceptions of a chain are the same every time, where the rest differs from run to run.</summary>
    private const int SteadyLines = 3;

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

        var seen = row.VariesSync && !isAsync ? string.Join(" <- ", real.Sees.Split(" <- ").Take(SteadyLines)) : real.Sees;
        Assert.Equal($"{row.SeenBy(isAsync)}, {row.AttemptsBy(isAsync)} attempt(s)", $"{seen}, {real.Attempts} attempt(s)");
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

        Assert.Equal(Comparable(row, isAsync, real.Exceptions), Comparable(row, isAsync, injected!.Exceptions));
        Assert.Equal(real.Telemetry, injected.Telemetry);
    }

    private static string Comparable(AwsRow row, bool isAsync, string exceptions) =>
        row.VariesSync && !isAsync ? string.Join('\n', exceptions.Split('\n').Take(SteadyLines)) : exceptions;
}
