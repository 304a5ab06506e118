using FaultKit.AwsSdk.Tests.Shared;
using FaultKit.Testing;

namespace FaultKit.AwsSdk.Tests.Pipeline;

/// <summary>Attempts that hold their thread and are given up on a test's clock.</summary>
public sealed class AttemptTransportTests
{
    [Theory]
    [InlineData("timeout")]
    [InlineData("latency")]
    public async Task HeldThread_IsGivenUpAfterTheClientsTimeoutInTheClocksTime(string fault)
    {
        var clock = new VirtualClock();

        await clock.RunAsync(() => Task.FromResult(Sees(fault, TimeSpan.FromSeconds(2), clock)));

        Assert.Equal(TimeSpan.FromSeconds(2 + 2 + 2), clock.Elapsed);
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("latency")]
    public async Task HeldThread_SeesWhatItSeesOnTheSystemsClock(string fault)
    {
        var clock = new VirtualClock();

        var virtually = await clock.RunAsync(() => Task.FromResult(Sees(fault, TimeSpan.FromSeconds(2), clock)));

        Assert.Equal(Sees(fault, TimeSpan.FromMilliseconds(20), TimeProvider.System), virtually);
    }

    /// <summary>What an operation on the caller's thread ends in, from the outermost exception to the innermost.</summary>
    private static string Sees(string fault, TimeSpan patience, TimeProvider time)
    {
        using var injector = Injectors.Of("aws:DynamoDB/*", fault == "timeout" ? new TimeoutFault() : new LatencyFault { Delay = TimeSpan.FromMinutes(5) }, time: time);

        // A held read that is broken off looks like a stale connection to the SDK, which it tries again without counting.
        using var client = Clients.DynamoDb(new StubService { Patience = patience }, config => config.MaxStaleConnectionRetries = 0).AttachChaos(injector);
        var seen = new List<string>();
        for (var failure = Record.Exception(() => SyncCalls.GetItem(client, new() { TableName = "orders", Key = Some.Key })); failure is not null; failure = failure.InnerException)
        {
            seen.Add(failure.GetType().Name);
        }

        return $"{string.Join(" <- ", seen)} after {injector.Journal.Hits.Count} attempts";
    }
}
