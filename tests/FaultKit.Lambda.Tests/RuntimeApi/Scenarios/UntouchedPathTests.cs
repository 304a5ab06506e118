using System.Net;
using System.Text;
using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>What passes the handler as it is.</summary>
public sealed class UntouchedPathTests
{
    [Theory]
    [BothTransports("init/error")]
    [BothTransports("restore/error")]
    public async Task ErrorOfTheEnvironment_Passes(Transport transport, string path)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Error(), Rules.Corrupt(PayloadSide.Response));
        using var content = new StringContent("{\"errorType\":\"Mine\"}");

        using var receipt = await stage.Client.PostAsync(new Uri(stage.Root + path), content, Patience.Token);

        Assert.Equal(HttpStatusCode.Accepted, receipt.StatusCode);
        Assert.Equal("Mine", (path == "init/error" ? stage.Function.InitError : stage.Function.RestoreError)?.Type);
        Assert.Empty(stage.Hits);
    }

    [Theory, BothTransports]
    public async Task RestoreNext_Passes(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Error(), Rules.Corrupt(PayloadSide.Request));

        using var restored = await stage.Client.GetAsync(new Uri(stage.Root + "restore/next"), Patience.Token);

        Assert.Equal(HttpStatusCode.OK, restored.StatusCode);
        Assert.Empty(stage.Hits);
    }

    [Theory, BothTransports]
    public async Task AddressWithoutPrefix_IsRecognised(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Error());
        var bare = stage.RuntimeApi.Split('/')[0];
        var runtime = new MiniRuntime(stage.Client, bare, (_, json) => Task.FromResult(json));
        var options = new InvokeOptions { Timeout = TimeSpan.FromMinutes(1) };

        _ = runtime.TurnAsync(Patience.Token);
        var outcome = await stage.Default.InvokeAsync("1", options, Patience.Token);

        Assert.Equal("Broken", outcome.ErrorType);
    }

    [Fact]
    public async Task NoEventButAnError_Passes()
    {
        using var injector = new FaultInjector();
        injector.Load(FaultPlan.Of(Rules.Error()));
        using var client = new HttpClient(new RuntimeApiHandler(injector, new Answering(HttpStatusCode.InternalServerError, "{}")));

        using var response = await client.GetAsync(new Uri("http://api/2018-06-01/runtime/invocation/next"), Patience.Token);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(injector.Journal.Hits);
    }

    [Theory, BothTransports]
    public async Task HeadersOfTheEvent_StayWhenItIsBroken(Transport transport)
    {
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Corrupt(PayloadSide.Request));
        _ = stage.Function.InvokeAsync("1", new() { RequestId = "a", ClientContext = "{\"c\":1}", TenantId = "t" }, Patience.Token);

        using var next = await stage.Client.GetAsync(new Uri(stage.Root + "invocation/next"), Patience.Token);

        Assert.Equal(["{\"c\":1}"], next.Headers.GetValues("Lambda-Runtime-Client-Context"));
        Assert.Equal(["t"], next.Headers.GetValues("Lambda-Runtime-Aws-Tenant-Id"));
        Assert.Equal("application/json", next.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2, next.Content.Headers.ContentLength);
    }

    [Theory, BothTransports]
    public async Task BytesThatAreNoText_PassInBothDirections(Transport transport)
    {
        byte[] bytes = [0, 255, 128, 10, 13, 200];
        await using var stage = await Stage.OpenAsync(transport, null, Rules.Latency(TimeSpan.Zero), Rules.Latency(TimeSpan.Zero, FaultWhen.After));
        stage.Handler = (_, json) => Task.FromResult(json);

        var outcome = await stage.Start().Function.InvokeAsync(bytes, null, Patience.Token);

        Assert.Equal(bytes, outcome.Payload.ToArray());
        Assert.Equal(2, stage.Hits.Injected.Count);
    }

    private sealed class Answering(HttpStatusCode status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { { "Lambda-Runtime-Aws-Request-Id", "a" } } });
    }
}
