using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FaultKit.Conformance;

/// <summary>What a read was doing that its caller gave up: with real connections a matter of chance, so the table leaves it out, and these look at many.</summary>
public sealed class StalledReadTests
{
    private const int Kept = 40;
    private const int Tries = 40;
    private const string Stall = """{"version": 1, "enabled": true, "environments": ["Test"], "rules": [{"name": "rule", "target": "http:*", "fault": {"type": "slow-body", "chunkBytes": 40, "pause": "15m"}}]}""";

    private static readonly string s_begun = Answers.Head(200, "OK", Answers.Body.Length) + Answers.Body[..Kept];

    [Fact]
    public async Task ReadThatIsGivenUp_EndsInAWayThatRealOnesDo()
    {
        await using var stalling = Stalling();
        await using var well = RawServer.Answering(Answers.Whole);

        var real = await ManyAsync(() => Client(injector: null), stalling.Address, HttpVersion.Version11);
        using var injector = Injector();
        var injected = await ManyAsync(() => Client(injector), well.Address, HttpVersion.Version11);

        var chain = Assert.Single(injected);
        Assert.Contains("SocketException", chain, StringComparison.Ordinal);
        Assert.Contains(chain, real);
    }

    [Fact]
    public async Task ReadOverHttp2ThatIsGivenUp_EndsInAWayThatRealOnesDo()
    {
        await using var stalling = await KestrelServer.StartAsync(context => BeginAsync(context, () => Task.Delay(Timeout.Infinite, context.RequestAborted)), HttpProtocols.Http2);
        await using var well = await KestrelServer.StartAsync(context => BeginAsync(context, () => context.Response.WriteAsync(Answers.Body[Kept..])), HttpProtocols.Http2);

        var real = await ManyAsync(() => Client(injector: null), stalling.Address, HttpVersion.Version20);
        using var injector = Injector();
        var injected = await ManyAsync(() => Client(injector), well.Address, HttpVersion.Version20);

        Assert.Contains(Assert.Single(injected), real);
    }

    [Fact]
    public async Task ReadOfAResponseThatIsDisposedOf_EndsAsTheRealOneDoes()
    {
        await using var stalling = Stalling();
        await using var well = RawServer.Answering(Answers.Whole);
        using var injector = Injector();

        var real = await DisposedAsync(Client(injector: null), stalling.Address);
        var injected = await DisposedAsync(Client(injector), well.Address);

        Assert.Equal(real, injected);
    }

    private static RawServer Stalling() => RawServer.Start(async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(s_begun);
        await connection.StaySilentAsync();
    });

    private static async Task BeginAsync(HttpContext context, Func<Task> then)
    {
        context.Response.ContentLength = Answers.Body.Length;
        await context.Response.WriteAsync(Answers.Body[..Kept]);
        await context.Response.Body.FlushAsync();
        await then();
    }

    private static FaultInjector Injector()
    {
        var injector = new FaultInjector(new() { Environment = "Test" });
        injector.Load(FaultPlan.Parse(Stall));
        return injector;
    }

    private static HttpClient Client(FaultInjector? injector)
    {
        var sockets = new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.FromMilliseconds(50) };
        return new(injector is null ? sockets : new FaultHttpHandler(injector, sockets));
    }

    /// <summary>The chains of many reads, each once.</summary>
    private static async Task<HashSet<string>> ManyAsync(Func<HttpClient> create, Uri address, Version version)
    {
        HashSet<string> chains = [];
        for (var i = 0; i < Tries; i++)
        {
            using var client = create();
            client.DefaultRequestVersion = version;
            client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            using var body = await response.Content.ReadAsStreamAsync();
            using var cancellation = new CancellationTokenSource();
            await body.ReadExactlyAsync(new byte[Kept]);

            var reading = body.ReadAsync(new byte[Kept], cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            chains.Add(Chain(await Record.ExceptionAsync(() => reading)));
        }

        return chains;
    }

    private static async Task<string> DisposedAsync(HttpClient client, Uri address)
    {
        using (client)
        {
            var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            using var body = await response.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(new byte[Kept]);

            var reading = body.ReadAsync(new byte[Kept]).AsTask();
            response.Dispose();
            return Chain(await Record.ExceptionAsync(() => reading));
        }
    }

    private static string Chain(Exception? failure)
    {
        List<string> chain = [];
        for (var e = failure; e is not null; e = e.InnerException)
        {
            chain.Add($"{e.GetType().Name} 0x{e.HResult:X8} {e.Source}: {e.Message}");
        }

        return string.Join(" <- ", chain);
    }
}
