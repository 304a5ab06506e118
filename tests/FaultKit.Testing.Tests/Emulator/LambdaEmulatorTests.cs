using System.Net;
using System.Net.Sockets;

namespace FaultKit.Testing.Tests;

public sealed class LambdaEmulatorTests
{
    [Theory, BothTransports]
    public async Task SeveralFunctions_EachGetTheirOwnEvents(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime orders = await Runtime.ForAsync(emulator, "orders", transport);
        using Runtime prices = await Runtime.ForAsync(emulator, "prices", transport);
        _ = emulator.Function("prices").InvokeAsync("\"for prices\"", null, Patience.Token);
        _ = emulator.Function("orders").InvokeAsync("\"for orders\"", null, Patience.Token);

        Runtime.Event[] events = await Task.WhenAll(orders.NextAsync(), prices.NextAsync());

        Assert.Equal(["\"for orders\"", "\"for prices\""], events.Select(taken => taken.Text));
        Assert.EndsWith(":function:orders", events[0].Headers["Lambda-Runtime-Invoked-Function-Arn"], StringComparison.Ordinal);
    }

    [Theory, BothTransports]
    public async Task AddressWithoutPrefix_MeansTheDefaultFunction(Transport transport)
    {
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { DefaultFunction = "only" });
        using Runtime runtime = await Runtime.ForAsync(emulator, "another", transport);
        _ = emulator.Function("only").InvokeAsync("1", null, Patience.Token);
        string host = emulator.Function("only").RuntimeApi.Split('/')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{host}/2018-06-01/runtime/invocation/next");

        using HttpResponseMessage response = await runtime.SendAsync(request);

        Assert.Equal("1", await response.Content.ReadAsStringAsync(Patience.Token));
    }

    [Fact]
    public async Task DefaultFunction_HasAnAddressWithoutAPath()
    {
        await using var emulator = new LambdaEmulator(new() { DefaultFunction = "orders" });
        await emulator.StartAsync(Patience.Token);

        Assert.Equal($"{emulator.Function("orders").RuntimeApi}/mailer", emulator.Function("mailer").RuntimeApi);
    }

    [Fact]
    public void Function_AskedForTwice_IsTheSame()
    {
        var emulator = new LambdaEmulator();

        EmulatedFunction function = emulator.Function("orders");

        Assert.Same(function, emulator.Function("orders"));
        Assert.NotSame(function, emulator.Function("Orders"));
    }

    [Theory, InlineData(""), InlineData("a/b"), InlineData("a b"), InlineData("prix-é")]
    public void Function_WithANameThatLambdaRefuses_IsRefused(string name)
    {
        var emulator = new LambdaEmulator();

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => emulator.Function(name));

        Assert.Equal("name", refusal.ParamName);
    }

    [Fact]
    public async Task RuntimeApi_OnceStarted_NamesALoopbackPort()
    {
        await using var emulator = new LambdaEmulator();
        EmulatedFunction function = emulator.Function("orders");
        string before = function.RuntimeApi;

        await emulator.StartAsync(Patience.Token);

        Assert.Equal("lambda-emulator.invalid/orders", before);
        Assert.Matches("^127\\.0\\.0\\.1:[1-9][0-9]*/orders$", function.RuntimeApi);
    }

    [Fact]
    public async Task StartTwice_KeepsThePort()
    {
        await using var emulator = new LambdaEmulator();
        await emulator.StartAsync(Patience.Token);
        string first = emulator.Function("orders").RuntimeApi;

        await emulator.StartAsync(Patience.Token);

        Assert.Equal(first, emulator.Function("orders").RuntimeApi);
    }

    [Theory, BothTransports]
    public async Task Dispose_EndsLongPolls(Transport transport)
    {
        var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<HttpResponseMessage> poll = runtime.GetAsync("invocation/next");
        await Patience.UntilAsync(() => emulator.Function("orders").WaitingPolls == 1);

        await emulator.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => poll);
    }

    [Theory, BothTransports]
    public async Task Dispose_EndsInvocationsAsStopped(Transport transport)
    {
        var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> taken = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Task<LambdaOutcome> waiting = emulator.Function("orders").InvokeAsync("2", null, Patience.Token);
        await runtime.NextAsync();

        await emulator.DisposeAsync();

        LambdaOutcome[] outcomes = await Task.WhenAll(taken, waiting);
        Assert.All(outcomes, outcome => Assert.Equal(LambdaOutcomeKind.Stopped, outcome.Kind));
        Assert.All(outcomes, outcome => Assert.EndsWith("emulator stopped", outcome.ErrorMessage, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dispose_EndsAnAnswerThatIsStillBeingSent()
    {
        var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Socket);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();
        using var slow = new RawRuntime(emulator.Function("orders").RuntimeApi);
        await slow.SendAsync("POST", $"invocation/{taken.RequestId}/response", "Content-Length: 100\r\n\r\nonly this");

        await emulator.DisposeAsync();

        Assert.Equal(LambdaOutcomeKind.Stopped, (await invocation).Kind);
        Assert.Empty(emulator.Function("orders").LateAnswers);
    }

    [Fact]
    public async Task Dispose_InMemory_HangsUpOnAnAnswerThatIsStillBeingSent()
    {
        var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Memory);
        _ = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();
        using var content = new HeldContent();
        Task<Runtime.Reply> answer = runtime.PostAsync($"invocation/{taken.RequestId}/response", content);
        await content.Begun;

        await emulator.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => answer);
    }

    [Fact]
    public async Task Dispose_GivesThePortBack()
    {
        var emulator = new LambdaEmulator();
        await emulator.StartAsync(Patience.Token);
        string[] address = emulator.Function("orders").RuntimeApi.Split(':', '/');

        await emulator.DisposeAsync();

        using var client = new TcpClient();
        int port = int.Parse(address[1], System.Globalization.CultureInfo.InvariantCulture);
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, port, Patience.Token).AsTask());
    }

    [Fact]
    public async Task AfterDispose_InvocationsAreStoppedAndNothingStarts()
    {
        var emulator = new LambdaEmulator();
        await emulator.DisposeAsync();
        await emulator.DisposeAsync();

        LambdaOutcome outcome = await emulator.Function("new").InvokeAsync("1", null, Patience.Token);

        Assert.Equal(LambdaOutcomeKind.Stopped, outcome.Kind);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => emulator.StartAsync(Patience.Token));
    }
}
