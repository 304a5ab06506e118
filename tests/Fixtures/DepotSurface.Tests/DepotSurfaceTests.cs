using System.Text;
using Depot;
using FaultKit.Testing;

namespace FaultKit.Depot.Tests;

public sealed class DepotSurfaceTests
{
    private readonly DepotClient _depot = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // snippet: test
    // The test project references the surface, and so has it attached as an application would.
    static DepotSurfaceTests() => Chaos.UseChaos();

    [Fact]
    public Task BusyDepot_IsAskedAgainByTheClient() => FaultTest.RunAsync(
        plan => plan.On("point:depot.write").Calls(1..2).Throttle(),
        async chaos =>
        {
            await _depot.WriteAsync("orders/7.json", "{}"u8.ToArray());

            Assert.Equal((2, 1), (chaos.Hits.For("point:depot.write").Count, _depot.Served));
        });
    // end

    [Fact]
    public Task DepotThatIsBusyForLong_IsSeenByTheCaller() => FaultTest.RunAsync(
        plan => plan.On("point:depot.*").Throttle(),
        async _ =>
        {
            var failure = await Assert.ThrowsAsync<DepotException>(() => _depot.ReadAsync("orders/7.json", Cancellation));

            Assert.Equal((DepotException.Busy, 0), (failure.Code, _depot.Served));
        });

    [Fact]
    public Task LostReply_LeavesTheFileWritten() => FaultTest.RunAsync(
        plan => plan.On("point:depot.write").After().Fail("Broken"),
        async _ =>
        {
            await Assert.ThrowsAsync<DepotException>(() => _depot.WriteAsync("orders/7.json", "{}"u8.ToArray(), Cancellation));

            Assert.Equal("{}"u8.ToArray(), await _depot.ReadAsync("orders/7.json"));
        });

    [Fact]
    public Task TruncatedWrite_StoresLess_AndLeavesTheCallersBytesAlone() => FaultTest.RunAsync(
        plan => plan.On("point:depot.write").Corrupt(CorruptionKind.Truncate, PayloadSide.Request),
        async _ =>
        {
            var content = Encoding.UTF8.GetBytes(new string('x', 100));

            await _depot.WriteAsync("orders/7.json", content);

            Assert.Equal(100, content.Length);
            Assert.InRange((await _depot.ReadAsync("orders/7.json")).Length, 0, 99);
        });

    [Fact]
    public async Task BrokenReply_IsBrokenOnceOnly()
    {
        await _depot.WriteAsync("orders/7.json", "{}"u8.ToArray(), Cancellation);
        await FaultTest.RunAsync(
            plan => plan.On("point:depot.read").Call(1).Corrupt(CorruptionKind.BitFlip),
            async _ => Assert.NotEqual("{}"u8.ToArray(), await _depot.ReadAsync("orders/7.json")));

        Assert.Equal("{}"u8.ToArray(), await _depot.ReadAsync("orders/7.json", Cancellation));
    }

    [Theory]
    [InlineData("""{ "path": "path", "operator": "glob", "value": "orders/*" }""")]
    [InlineData("""{ "path": "size", "operator": "gt", "value": 10 }""")]
    [InlineData("""{ "path": "$.symbol", "operator": "eq", "value": "MSFT" }""")]
    public Task RuleThatMatchesOnAnAttribute_MeetsTheFilesThatHaveIt(string match) => FaultTest.RunAsync(
        plan => plan.Include(FaultPlan.Parse($$"""
            { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
                { "name": "some", "target": "point:depot.write", "match": [ {{match}} ], "fault": { "type": "error" } } ] }
            """)),
        async _ =>
        {
            await _depot.WriteAsync("logs/7", "{}"u8.ToArray());

            await Assert.ThrowsAsync<DepotException>(() => _depot.WriteAsync("orders/7.json", """{"symbol":"MSFT"}"""u8.ToArray(), Cancellation));
        });

    [Fact]
    public Task SilentDepot_HoldsTheCallUntilItsCap() => FaultTest.RunAsync(
        plan => plan.Include(FaultPlan.Of(
            new FaultRule { Name = "silent", Target = FaultTarget.Parse("point:depot.read"), Fault = new TimeoutFault { Cap = TimeSpan.FromMilliseconds(1) } })),
        async _ =>
        {
            var failure = await Assert.ThrowsAsync<DepotException>(() => _depot.ReadAsync("orders/7.json", Cancellation));

            Assert.Equal(("NoAnswer", 0), (failure.Code, _depot.Served));
        });

    [Fact]
    public async Task CallThatFailsByItself_MissesWhatWasToFollow()
    {
        var failure = await Assert.ThrowsAsync<FaultTestException>(() => FaultTest.RunAsync(
            plan => plan.On("point:depot.read").After().Fail(),
            async _ => await Assert.ThrowsAsync<DepotException>(() => _depot.ReadAsync("nowhere", Cancellation))));

        Assert.Contains("the call failed by itself", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task SecondAttach_AddsNoSecondHook() => FaultTest.RunAsync(
        plan => plan.On("point:depot.write").Delay(TimeSpan.Zero),
        async chaos =>
        {
            new DepotSurface().Attach(chaos.Injector);

            await _depot.WriteAsync("orders/7.json", []);

            Assert.Single(chaos.Hits);
        });
}
