using System.Net;

namespace FaultKit.Tests.Http;

public sealed class FaultHttpHandlerTests : IDisposable
{
    private readonly StubServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task ClosedInjector_ReturnsTheInnerTaskItself()
    {
        using var injector = new FaultInjector();
        var inner = new ReadyHandler();
        using var invoker = HttpSome.Invoker(injector, inner);

        var task = invoker.SendAsync();

        Assert.Same(inner.Answer, task);
        await task;
    }

    [Fact]
    public async Task NoRuleForTheHost_ReturnsTheInnerTaskItself()
    {
        using var injector = HttpSome.Injector(target: "http:elsewhere.internal");
        var inner = new ReadyHandler();
        using var invoker = HttpSome.Invoker(injector, inner);

        var task = invoker.SendAsync();

        Assert.Same(inner.Answer, task);
        await task;
    }

    [Fact]
    public async Task NoRuleForThePath_ReturnsTheInnerTaskItself()
    {
        using var injector = HttpSome.Injector(target: "http:prices.internal/orders/*");
        var inner = new ReadyHandler();
        using var invoker = HttpSome.Invoker(injector, inner);

        var task = invoker.SendAsync();

        Assert.Same(inner.Answer, task);
        await task;
    }

    [Fact]
    public async Task Fault_ComesAsAFaultedTask()
    {
        using var injector = HttpSome.Injector();
        using var invoker = HttpSome.Invoker(injector, _server);

        var task = invoker.SendAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => task);
    }

    [Fact]
    public async Task FaultBefore_DoesNotReachTheServer()
    {
        using var injector = HttpSome.Injector(new ResponseFault { Status = 503 });
        using var invoker = HttpSome.Invoker(injector, _server);

        using var response = await invoker.SendAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 0), (response.StatusCode, _server.Requests));
    }

    [Fact]
    public async Task FaultAfter_ReachesTheServerAndLosesTheReply()
    {
        using var injector = HttpSome.Injector(new ErrorFault { When = FaultWhen.After });
        using var invoker = HttpSome.Invoker(injector, _server);

        await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task FaultAfter_ReplacesTheReply()
    {
        using var injector = HttpSome.Injector(new ThrottleFault { When = FaultWhen.After });
        using var invoker = HttpSome.Invoker(injector, _server);

        using var response = await invoker.SendAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
    }

    [Fact]
    public async Task ReplyThatIsReplaced_IsDisposed()
    {
        var body = new WatchedContent([1]);
        using var injector = HttpSome.Injector(new ThrottleFault { When = FaultWhen.After });
        using var invoker = HttpSome.Invoker(injector, new StubServer(() => new() { Content = body }));

        using var response = await invoker.SendAsync();

        Assert.True(body.IsDisposed);
    }

    [Fact]
    public async Task FaultAfter_OnACallThatFailsByItself_IsMissed()
    {
        using var injector = HttpSome.Injector(new ThrottleFault { When = FaultWhen.After });
        using var invoker = HttpSome.Invoker(injector, new StubServer(() => throw new HttpRequestException("really")));

        await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.Equal(HitOutcome.Missed, Assert.Single(injector.Journal.Hits).Outcome);
    }

    [Fact]
    public async Task CallThatFailsByItself_FailsAsItDid()
    {
        var real = new HttpRequestException("really");
        using var injector = HttpSome.Injector(new ThrottleFault { When = FaultWhen.After });
        using var invoker = HttpSome.Invoker(injector, new StubServer(() => throw real));

        var thrown = await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.Same(real, thrown);
    }

    [Fact]
    public async Task EachHit_HasAnExceptionOfItsOwn()
    {
        using var injector = HttpSome.Injector();
        using var invoker = HttpSome.Invoker(injector, _server);

        var first = await Record.ExceptionAsync(() => invoker.SendAsync());
        var second = await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.NotSame(first, second);
    }

    [Fact]
    public async Task EachHit_HasAResponseOfItsOwn()
    {
        using var injector = HttpSome.Injector(new ResponseFault { Status = 200, Body = "{}" });
        using var invoker = HttpSome.Invoker(injector, _server);
        using var first = await invoker.SendAsync();
        first.Dispose();

        using var second = await invoker.SendAsync();

        Assert.Equal("{}", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RequestWithoutAnAbsoluteAddress_IsLeftToTheInnerHandler()
    {
        using var injector = HttpSome.Injector(target: "http:*");
        using var invoker = HttpSome.Invoker(injector, _server);

        await invoker.SendAsync(HttpSome.Get(new("/quotes/1", UriKind.Relative)));

        Assert.Equal(1, _server.Requests);
    }

    [Fact]
    public async Task TestAroundTheCall_DecidesInsteadOfTheHandlersOwnInjector()
    {
        using var own = HttpSome.Injector();
        using var ofTheTest = HttpSome.Injector(new ResponseFault { Status = 418 });
        using var invoker = HttpSome.Invoker(own, _server);
        using var scope = TestScopes.Enter(ofTheTest);

        using var response = await invoker.SendAsync();

        Assert.Equal(418, (int)response.StatusCode);
    }
}
