namespace FaultKit.Tests.Http;

public sealed class HttpPointsTests
{
    [Theory]
    [InlineData("http://prices.internal/x", "http:GET http://prices.internal:80")]
    [InlineData("http://prices.internal", "http:GET http://prices.internal:80")]
    [InlineData("http://prices.internal:80/x", "http:GET http://prices.internal:80")]
    [InlineData("http://prices.internal:8080/x", "http:GET http://prices.internal:8080")]
    [InlineData("https://prices.internal/x", "http:GET https://prices.internal:443")]
    [InlineData("HTTP://PRICES.internal/x", "http:GET http://prices.internal:80")]
    [InlineData("http://prices.internal?x=/y", "http:GET http://prices.internal:80")]
    [InlineData("http://prices.internal#x", "http:GET http://prices.internal:80")]
    [InlineData("http://anna:secret@prices.internal/x", "http:GET http://prices.internal:80")]
    [InlineData("http://prices.internal:80@evil.example/x", "http:GET http://evil.example:80")]
    [InlineData("http://[::1]:8080/x", "http:GET http://[::1]:8080")]
    [InlineData("http://127.1/x", "http:GET http://127.0.0.1:80")]
    [InlineData("http://b\u00fccher.example/x", "http:GET http://xn--bcher-kva.example:80")]
    public void Request_IsAtThePointOfItsOrigin(string address, string point)
    {
        var found = HttpPoints.Of(HttpSome.Get(new(address)));

        Assert.Equal(point, found?.Name);
    }

    [Theory]
    [InlineData("http://prices.internal/quotes/1", "/quotes/1")]
    [InlineData("http://prices.internal", "/")]
    [InlineData("http://prices.internal?a=/b", "/")]
    [InlineData("http://prices.internal/quotes?a=/b", "/quotes")]
    [InlineData("http://prices.internal/quotes#a", "/quotes")]
    [InlineData("http://prices.internal/a/./b/../c", "/a/c")]
    [InlineData("http://prices.internal/v1.2/x", "/v1.2/x")]
    [InlineData("http://prices.internal/a%2Fb", "/a%2Fb")]
    [InlineData("http://prices.internal/a%7Eb", "/a~b")]
    [InlineData("http://prices.internal/%2e%2e/x", "/x")]
    [InlineData("http://prices.internal/a b", "/a%20b")]
    [InlineData("http://prices.internal/gr\u00fcn", "/gr%C3%BCn")]
    [InlineData("http://prices.internal/a\\b", "/a/b")]
    [InlineData("http://prices.internal/a//b", "/a//b")]
    [InlineData("http://anna:secret@prices.internal/x", "/x")]
    [InlineData("http://[::1]:8080/x", "/x")]
    public void Path_IsTheOneThatIsSent(string address, string path)
    {
        var found = HttpPoints.PathOf(new(address)).ToString();

        Assert.Equal(path, found);
    }

    [Fact]
    public void CharactersTakenAsTheyAre_AreSentAsTheyAre()
    {
        const string Plain = "/-_~!$&'()*+,;=:@0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

        var found = HttpPoints.PathOf(new("http://prices.internal" + Plain)).ToString();

        Assert.Equal(new Uri("http://prices.internal" + Plain).AbsolutePath, found);
    }

    [Fact]
    public void AddressJoinedFromABase_HasThePathOfBoth()
    {
        var found = HttpPoints.PathOf(new(new Uri("http://prices.internal/v1/"), "quotes/1?a=b")).ToString();

        Assert.Equal("/v1/quotes/1", found);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("get")]
    [InlineData("DELETE")]
    [InlineData("QUERY")]
    public void Method_IsPartOfThePoint(string method)
    {
        var found = HttpPoints.Of(new(new(method), HttpSome.Address));

        Assert.Equal($"http:{method.ToUpperInvariant()} http://prices.internal:80", found?.Name);
    }

    [Theory]
    [InlineData("http:[::1]", "http://[::1]:8080/x")]
    [InlineData("http:[::1]:8080/x", "http://[::1]:8080/x")]
    [InlineData("http:GET https://prices.internal:443/gr%C3%BCn", "https://prices.internal/gr\u00fcn")]
    [InlineData("http:prices.internal:80", "http://prices.internal/")]
    [InlineData("http:*.internal/**", "http://anna@prices.internal")]
    public async Task Target_FindsTheRequestHoweverItIsWritten(string target, string address)
    {
        using var injector = HttpSome.Injector(target: target);
        using var invoker = HttpSome.Invoker(injector, new StubServer());

        await Record.ExceptionAsync(() => invoker.SendAsync(HttpSome.Get(new(address))));

        Assert.Single(injector.Journal.Hits.By("rule"));
    }

    [Theory]
    [InlineData("http:prices.internal:8080", "http://prices.internal/")]
    [InlineData("http:prices.internal", "http://prices.internal.evil.example/")]
    [InlineData("http:prices.internal", "http://prices.internal@evil.example/")]
    [InlineData("http:prices.internal/a/b", "http://prices.internal/a%2Fb")]
    [InlineData("http:POST prices.internal", "http://prices.internal/")]
    [InlineData("http:https://prices.internal", "http://prices.internal/")]
    public async Task Target_LeavesOtherRequestsAlone(string target, string address)
    {
        using var injector = HttpSome.Injector(target: target);
        using var invoker = HttpSome.Invoker(injector, new StubServer());

        await invoker.SendAsync(HttpSome.Get(new(address)));

        Assert.Empty(injector.Journal.Hits);
    }

    [Fact]
    public async Task FiveHundredHosts_KeepTheirRules()
    {
        using var injector = HttpSome.Injector(target: "http:*.many.internal");
        using var invoker = HttpSome.Invoker(injector, new StubServer());
        var hosts = Enumerable.Range(0, 500).Select(i => new Uri($"http://h{i}.many.internal/")).ToArray();

        foreach (var host in hosts.Concat(hosts))
        {
            await Record.ExceptionAsync(() => invoker.SendAsync(HttpSome.Get(host)));
        }

        Assert.Equal(1_000, injector.Journal.Hits.By("rule").Count);
    }

    [Fact]
    public void SameOrigin_IsTheSamePoint()
    {
        var first = HttpPoints.Of(HttpSome.Get(new("http://prices.internal/a")));

        var second = HttpPoints.Of(HttpSome.Get(new("http://PRICES.internal:80/b?c")));

        Assert.Same(first, second);
    }
}
