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
        .. s_rows.Values.Where(row => row.GivesUpAfter is null).Select(row => (row.ToString(), false)),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Real_IsWhatTheRowSays(string name, bool isAsync)
    {
        var row = s_rows[name];

        var real = await line.RealAsync(row, isAsync);

        var said = $"{row.SeenBy(isAsync)}, {row.AttemptsBy(isAsync)} attempt(s)";
        var seen = $"{real.Sees}, {real.Attempts} attempt(s)";
        Assert.True(said == seen, $"{said} expected; {seen} seen\n{real.Details}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Injected_IsAsTheReal(string name, bool isAsync)
    {
        var row = s_rows[name];
        var real = await line.RealAsync(row, isAsync);
        var notes = new TelemetryNotes();
        Observation? injected = null;
        await using var server = new LoopbackServer(row.Beneath ?? row.Call.Ok);
        using var client = Clients.Of(row, server.Address, notes);

        await FaultTest.RunAsync(
            plan => plan.Include(FaultPlan.Parse(row.Plan)),
            async _ => injected = await Observer.ObserveAsync(row, client, notes, isAsync));

        Assert.Equal(real.Details, injected!.Details);
    }
}
