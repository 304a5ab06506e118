using System.Net;
using System.Net.Http.Json;

namespace FaultKit.Testing.Tests.Fakes;

public sealed class FakeHttpServiceTests : IDisposable
{
    private readonly FaultInjector _own = new();
    private readonly FakeHttpService _service = new();
    private readonly HttpClient _client;

    public FakeHttpServiceTests() => _client = new(new FaultHttpHandler(_own, _service)) { BaseAddress = new("http://shop.internal") };

    public void Dispose()
    {
        _client.Dispose();
        _own.Dispose();
    }

    [Fact]
    public async Task WhatIsPut_IsGotBack()
    {
        var put = await SendAsync(HttpMethod.Put, "orders/7", "{\"amount\":7}");
        var again = await SendAsync(HttpMethod.Put, "orders/7", "{\"amount\":8}");
        using var got = await _client.GetAsync("orders/7", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, "{\"amount\":8}"), (put, again, await got.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("application/json", got.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task WhatIsPosted_IsUnderItsOwnAddress()
    {
        using var created = await _client.PostAsJsonAsync("orders", new { amount = 7 }, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Created, new Uri("http://shop.internal/orders/1")), (created.StatusCode, created.Headers.Location));
        Assert.Equal("{\"amount\":7}", await _client.GetStringAsync(created.Headers.Location, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WhatIsDeleted_IsGone_AndDeletedAgainIsNoEffect()
    {
        await SendAsync(HttpMethod.Put, "orders/7", "{}");

        var statuses = (await SendAsync(HttpMethod.Delete, "orders/7"), await SendAsync(HttpMethod.Delete, "orders/7"), await SendAsync(HttpMethod.Get, "orders/7"));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NotFound), statuses);
        _service.Ledger.ExpectOrder("PUT shop.internal/orders/7", "DELETE shop.internal/orders/7");
    }

    [Fact]
    public async Task MethodItDoesNotKnow_SaysHowToAnswerIt()
    {
        using var response = await _client.PatchAsync("orders/7", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("service.On(target, request => ...)", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        _service.Ledger.ExpectNone("*");
    }

    [Fact]
    public async Task AnswerOfItsOwn_IsGivenWhereItsTargetIs()
    {
        _service.On(Http.Post("shop.internal/charges"), 402, "{\"declined\":true}").On(Http.Post("shop.internal/refunds"), request => new(HttpStatusCode.Accepted) { ReasonPhrase = request.RequestUri!.Query });

        using var charge = await _client.PostAsync("charges", null, TestContext.Current.CancellationToken);
        using var refund = await _client.PostAsync("refunds?all", null, TestContext.Current.CancellationToken);
        using var order = await _client.PostAsync("orders", null, TestContext.Current.CancellationToken);

        Assert.Equal((402, "?all", 201), ((int)charge.StatusCode, refund.ReasonPhrase, (int)order.StatusCode));
        _service.Ledger.ExpectOrder("POST shop.internal/refunds", "POST shop.internal/orders");
    }

    [Fact]
    public async Task AnswerSaidLast_IsTheOneGiven()
    {
        _service.On(Http.Any("shop.internal"), 500).On(Http.Get("shop.internal/orders/*"), 200, "{}");

        using var response = await _client.GetAsync("orders/7", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public void TargetOfAnotherKind_IsRefused() => Assert.Throws<ArgumentException>("target", () => _service.On(Aws.DynamoDb(), 200));

    [Fact]
    public async Task RequestUnderAKeyThatIsKnown_IsAnsweredAgain_AndDoesNothing()
    {
        var first = await ChargeAsync("order-7");
        var second = await ChargeAsync("order-7");
        var other = await ChargeAsync("order-8");

        Assert.Equal(("/charges/1", "/charges/1", "/charges/2"), (first, second, other));
        _service.Ledger.Expect("POST shop.internal/charges", 2);
    }

    [Fact]
    public async Task ReadUnderAKey_IsAnsweredAnew()
    {
        _client.DefaultRequestHeaders.Add("Idempotency-Key", "job-1");
        var states = new Queue<string>(["running", "done"]);
        _service.On(Http.Get("shop.internal/jobs/*"), _ => new(HttpStatusCode.OK) { Content = new StringContent(states.Dequeue()) });

        var seen = (await _client.GetStringAsync("jobs/1", TestContext.Current.CancellationToken), await _client.GetStringAsync("jobs/1", TestContext.Current.CancellationToken));

        Assert.Equal(("running", "done"), seen);
    }

    [Fact]
    public async Task RefusalUnderAKey_IsNotKept()
    {
        var answers = new Queue<int>([503, 201]);
        _service.On(Http.Post("shop.internal/charges"), _ => new((HttpStatusCode)answers.Dequeue()));

        await ChargeAsync("order-7");
        await ChargeAsync("order-7");

        _service.Ledger.ExpectOnce("POST shop.internal/charges");
    }

    [Fact]
    public async Task CallThatFailsBefore_HasNoEffect_AndOneWhoseReplyIsLostHasIt()
    {
        await FaultTest.RunAsync(
            plan =>
            {
                plan.On(Http.Post("shop.internal/before")).Fail();
                plan.On(Http.Post("shop.internal/after")).After().Fail();
            },
            async _ =>
            {
                await Assert.ThrowsAsync<HttpRequestException>(() => _client.PostAsync("before", null, TestContext.Current.CancellationToken));
                await Assert.ThrowsAsync<HttpRequestException>(() => _client.PostAsync("after", null, TestContext.Current.CancellationToken));
            });

        _service.Ledger.ExpectOrder("POST shop.internal/after");
    }

    [Fact]
    public void SynchronousCall_IsAnsweredToo()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "orders/7");

        using var response = _client.Send(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Created, request), (response.StatusCode, response.RequestMessage));
    }

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, null, "application/json") };
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private async Task<string?> ChargeAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "charges");
        request.Headers.Add("Idempotency-Key", key);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.Headers.Location?.AbsolutePath;
    }
}
