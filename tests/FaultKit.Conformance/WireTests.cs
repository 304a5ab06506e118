using Microsoft.AspNetCore.Http;

namespace FaultKit.Conformance;

/// <summary>What acting on the wire promises beside the table: each request that is hit fails, and no other notices.</summary>
public sealed class WireTests
{
    [Fact]
    public async Task RequestForWhichAConnectionIsOpen_FailsAllTheSame()
    {
        await using var server = await KestrelServer.StartAsync(context => context.Response.WriteAsync("well"));
        using var client = Client("\"calls\": \"2\"");
        await client.GetStringAsync(server.Address, TestContext.Current.CancellationToken);

        var failure = await Record.ExceptionAsync(() => client.GetStringAsync(server.Address, TestContext.Current.CancellationToken));

        Assert.IsType<HttpRequestException>(failure);
    }

    [Fact]
    public async Task RequestThatIsNotHit_GoesOverTheConnectionThatWasOpen()
    {
        var connections = new HashSet<string>();
        await using var server = await KestrelServer.StartAsync(context =>
        {
            connections.Add(context.Connection.Id);
            return context.Response.WriteAsync("well");
        });
        using var client = Client("\"calls\": \"2\"");

        await client.GetStringAsync(server.Address, TestContext.Current.CancellationToken);
        await Record.ExceptionAsync(() => client.GetStringAsync(server.Address, TestContext.Current.CancellationToken));
        await client.GetStringAsync(server.Address, TestContext.Current.CancellationToken);

        Assert.Single(connections);
    }

    [Fact]
    public async Task RequestThatIsHit_IsCancelledWithItsCaller()
    {
        using var client = Client("\"percentage\": 100", """{"type": "connection", "kind": "tls-untrusted"}""");
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        var failure = await Record.ExceptionAsync(() => client.GetStringAsync(new Uri("https://prices.internal/"), cancellation.Token));

        Assert.IsType<TaskCanceledException>(failure);
    }

    [Fact]
    public async Task ManyRequestsAtOnce_EachFail()
    {
        using var client = Client("\"percentage\": 100");
        var sent = Enumerable.Range(0, 50).Select(_ => Record.ExceptionAsync(() => client.GetStringAsync(new Uri("http://prices.internal/"), TestContext.Current.CancellationToken)).AsTask());

        var failures = await Task.WhenAll(sent);

        Assert.All(failures, failure => Assert.Equal("Connection reset by peer", failure?.GetBaseException().Message));
    }

    private static HttpClient Client(string selector, string fault = """{"type": "connection", "kind": "reset"}""")
    {
        var injector = new FaultInjector(new() { Environment = "Test" });
        injector.Load(FaultPlan.Parse($$"""{"version": 1, "enabled": true, "environments": ["Test"], "seed": 1, "rules": [{"name": "rule", "target": "http:*", {{selector}}, "fault": {{fault}}}]}"""));
        return new(new FaultHttpHandler(injector, new SocketsHttpHandler()) { UsesWire = true });
    }
}
