using System.Net.Http.Json;

namespace FaultKit.Testing.Tests.Fakes;

/// <summary>What a ledger holds, and how it says that something is missing.</summary>
public sealed class LedgerTests : IDisposable
{
    private readonly FakeHttpService _service = new();
    private readonly HttpClient _client;

    public LedgerTests() => _client = new(_service) { BaseAddress = new("http://shop.internal") };

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Effect_IsWrittenDownWithAllThatIsKnownOfIt()
    {
        var clock = new VirtualClock();
        var service = new FakeHttpService(time: clock);
        using var client = new HttpClient(service) { BaseAddress = new("http://shop.internal:8080") };
        client.DefaultRequestHeaders.Add("Idempotency-Key", "order-7");

        await client.PutAsJsonAsync("orders/7?expand=all", new { amount = 7 }, TestContext.Current.CancellationToken);

        var entry = Assert.Single(service.Ledger.Entries);
        Assert.Equal(
            (1, clock.GetUtcNow(), "HTTP", "PUT", "shop.internal:8080/orders/7", "{\"amount\":7}", "order-7", "PUT shop.internal:8080/orders/7"),
            (entry.Number, entry.Time, entry.Service, entry.Operation, entry.Resource, entry.Body, entry.IdempotencyKey, entry.Effect));
    }

    [Theory]
    [InlineData("PUT shop.internal/orders/7", 1)]
    [InlineData("PUT shop.internal/orders/*", 2)]
    [InlineData("PUT shop.internal/*", 2)]
    [InlineData("PUT shop.internal/*/8", 1)]
    [InlineData("PUT shop.internal/**", 2)]
    [InlineData("PUT shop.internal/orders", 2)]
    [InlineData("PUT shop.internal", 2)]
    [InlineData("PUT", 2)]
    [InlineData("PUT shop.internal/order", 0)]
    [InlineData("DELETE shop.internal", 0)]
    [InlineData("PUT */8", 0)]
    [InlineData("*", 2)]
    public async Task Name_CoversWhatIsUnderIt(string effect, int count)
    {
        await PutAsync("orders/7");
        await PutAsync("orders/8");

        Assert.Equal(count, _service.Ledger.For(effect).Count);
    }

    [Fact]
    public async Task ExpectationThatFails_ShowsWhatWasDone_AndMarksWhatItSpokeOf()
    {
        await PutAsync("orders/7");
        await PutAsync("orders/8");
        await PutAsync("orders/7");

        var failure = Assert.Throws<FaultTestException>(() => _service.Ledger.ExpectOnce("PUT shop.internal/orders/7"));

        var lines = failure.Message.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("Expected PUT shop.internal/orders/7 once; it was done twice:", lines[0]);
        Assert.Equal(["> | 1", "  | 2", "> | 3"], lines.Where(line => line.Contains("PUT shop", StringComparison.Ordinal)).Skip(1).Select(line => line[2..7]));
    }

    [Fact]
    public async Task EntriesOfTwoClocks_HaveNoDistance()
    {
        var (ledger, clock) = (new Ledger(), new VirtualClock());
        using var before = new HttpClient(new FakeHttpService(ledger)) { BaseAddress = new("http://shop.internal") };
        using var during = new HttpClient(new FakeHttpService(ledger, clock)) { BaseAddress = new("http://shop.internal") };
        await before.PutAsync("orders/1", null, TestContext.Current.CancellationToken);
        await during.PutAsync("orders/2", null, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMilliseconds(7));
        await during.PutAsync("orders/3", null, TestContext.Current.CancellationToken);

        var failure = Assert.Throws<FaultTestException>(() => ledger.ExpectNone("PUT"));

        var lines = failure.Message.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["+0 ms", "+0 ms", "+7 ms"], lines.Where(line => line.Contains("orders/", StringComparison.Ordinal)).Select(line => line.Split('|')[3].Trim()));
        Assert.Equal("These were done on 2 clocks; \"at\" counts from the first on each. Was a test arranged before its clock began?", lines[^1]);
    }

    [Fact]
    public void EmptyLedger_AsksWhetherTheFakeWasGivenToTheClient()
    {
        var failure = Assert.Throws<FaultTestException>(() => _service.Ledger.ExpectOnce("PUT shop.internal"));

        Assert.Contains("The ledger is empty: no service did anything. Was the fake given to the client?", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasDoneAlthoughItWasNotToBe_FailsTheTest()
    {
        await PutAsync("orders/7");

        Assert.Throws<FaultTestException>(() => _service.Ledger.ExpectNone("PUT shop.internal"));
    }

    [Fact]
    public async Task Order_GoesAcrossServicesThatShareALedger()
    {
        var ledger = new Ledger();
        using var orders = new HttpClient(new FakeHttpService(ledger));
        using var payments = new HttpClient(new FakeHttpService(ledger));

        await payments.PostAsync("http://payments.internal/charges", null, TestContext.Current.CancellationToken);
        await orders.PutAsync("http://shop.internal/orders/7", null, TestContext.Current.CancellationToken);

        ledger.ExpectOrder("POST payments.internal/charges", "PUT shop.internal/orders/*");
        Assert.Throws<FaultTestException>(() => ledger.ExpectOrder("PUT shop.internal/orders/*", "POST payments.internal/charges"));
        Assert.Throws<FaultTestException>(() => ledger.ExpectOrder("POST payments.internal/charges"));
    }

    private Task<HttpResponseMessage> PutAsync(string path) => _client.PutAsync(path, new StringContent("{}"), TestContext.Current.CancellationToken);
}
