using System.Net.Sockets;

namespace FaultKit.Tests.Http;

/// <summary>An injected refusal beside a real one, from a port of this machine where nobody listens.</summary>
public sealed class HttpExceptionsTests
{
    public static TheoryData<string, bool> Calls => new()
    {
        { "127.0.0.1", false },
        { "127.0.0.1", true },
        { "localhost", false },
        { "[::1]", false },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Refused_HasTheTypesOfTheRealOne(string host, bool isSync) =>
        await SameAsync(host, isSync, e => e.GetType());

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Refused_HasTheMessagesOfTheRealOne(string host, bool isSync) =>
        await SameAsync(host, isSync, e => e.Message);

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Refused_HasTheErrorsOfTheRealOne(string host, bool isSync) =>
        await SameAsync(host, isSync, e => e is HttpRequestException http ? (http.HttpRequestError, http.StatusCode) : (object)((SocketException)e).SocketErrorCode);

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Refused_HasTheCodesOfTheRealOne(string host, bool isSync) =>
        await SameAsync(host, isSync, e => (e.HResult, (e as SocketException)?.NativeErrorCode));

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Refused_HasTheSourceOfTheRealOne(string host, bool isSync)
    {
        // Of the outer one: that of the inner depends on whether the connection failed at once or a moment later.
        await SameAsync(host, isSync, e => e is SocketException ? null : e.Source);
    }

    [Fact]
    public void Refused_NamesAHostOfAnotherScriptAsItIsLookedUp()
    {
        var refused = HttpExceptions.Refused(new("https://b\u00fccher.example/"));

        Assert.EndsWith("(xn--bcher-kva.example:443)", refused.Message, StringComparison.Ordinal);
    }

    private static async Task SameAsync<T>(string host, bool isSync, Func<Exception, T> part)
    {
        Assert.SkipUnless(host != "[::1]" || Socket.OSSupportsIPv6, "this machine has no IPv6");
        var address = HttpSome.ClosedPort(host);
        using var injector = HttpSome.Injector(target: "http:*");

        var real = await FailureAsync(new SocketsHttpHandler(), address, isSync);
        var injected = await FailureAsync(new FaultHttpHandler(injector, new StubServer()), address, isSync);

        Assert.Equal(Chain(real).Select(part), Chain(injected).Select(part));
    }

    private static async Task<Exception> FailureAsync(HttpMessageHandler handler, Uri address, bool isSync)
    {
        using var client = new HttpClient(handler);
        var failure = isSync
            ? Record.Exception(() => client.Send(HttpSome.Get(address), TestContext.Current.CancellationToken))
            : await Record.ExceptionAsync(() => client.SendAsync(HttpSome.Get(address), TestContext.Current.CancellationToken));
        return Assert.IsType<HttpRequestException>(failure);
    }

    private static IEnumerable<Exception> Chain(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
