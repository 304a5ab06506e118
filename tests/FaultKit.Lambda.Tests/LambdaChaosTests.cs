using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FaultKit.Lambda.Tests;

public sealed class LambdaChaosTests
{
    [Fact]
    public void Client_NeverGivesUpAPollByItself()
    {
        using var client = LambdaChaos.CreateHttpClient(new());

        Assert.Equal(Timeout.InfiniteTimeSpan, client.Timeout);
    }

    [Fact]
    public async Task ClientOfAnInjector_HasItsFaultsInside()
    {
        await using var stage = await Stage.OpenAsync(Transport.Socket, null, Rules.Error());
        using var client = LambdaChaos.CreateHttpClient(stage.Injector);
        var runtime = new MiniRuntime(client, stage.Function.RuntimeApi, (_, json) => Task.FromResult(json));

        _ = runtime.TurnAsync(Patience.Token);
        var outcome = await stage.InvokeAsync();

        Assert.Equal("Broken", outcome.ErrorType);
    }

    [Fact]
    public void Transport_GoesThroughNoProxy()
    {
        using var transport = LambdaChaos.CreateTransport();

        Assert.False(transport.UseProxy);
    }

    [Fact]
    public async Task Transport_SendsHeadersInUtf8()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new HttpClient(LambdaChaos.CreateTransport());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{listener.LocalEndpoint}/");
        request.Headers.TryAddWithoutValidation("X-Cause", "ü");

        var sending = client.SendAsync(request, Patience.Token);
        using var connection = await listener.AcceptTcpClientAsync(Patience.Token);
        using var reader = new StreamReader(connection.GetStream(), Encoding.UTF8);
        await reader.ReadLineAsync(Patience.Token);
        var lines = $"{await reader.ReadLineAsync(Patience.Token)}|{await reader.ReadLineAsync(Patience.Token)}";
        await connection.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray(), Patience.Token);
        using var response = await sending;

        Assert.Contains("X-Cause: ü", lines, StringComparison.Ordinal);
    }
}
