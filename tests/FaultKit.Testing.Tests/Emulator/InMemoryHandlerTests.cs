using System.Net;

namespace FaultKit.Testing.Tests;

public sealed class InMemoryHandlerTests
{
    [Fact]
    public async Task Response_KnowsItsRequest()
    {
        await using var emulator = new LambdaEmulator();
        using var invoker = new HttpMessageInvoker(emulator.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://any.host/orders/2018-06-01/runtime/restore/next");

        using HttpResponseMessage response = await invoker.SendAsync(request, Patience.Token);

        Assert.Same(request, response.RequestMessage);
    }

    [Fact]
    public async Task SynchronousSend_GetsTheSameAnswers()
    {
        await using var emulator = new LambdaEmulator();
        using var invoker = new HttpMessageInvoker(emulator.CreateHandler());
        _ = emulator.Function("orders").InvokeAsync("12", null, Patience.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://any.host/orders/2018-06-01/runtime/invocation/next");

        using HttpResponseMessage response = invoker.Send(request, Patience.Token);
        using Stream body = response.Content.ReadAsStream(Patience.Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(['1', '2'], [(char)body.ReadByte(), (char)body.ReadByte()]);
    }

    [Fact]
    public async Task TokenThatIsCancelledAlready_TakesNoEvent()
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Memory);
        using var invoker = new HttpMessageInvoker(emulator.CreateHandler());
        _ = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, runtime.Address("invocation/next"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invoker.SendAsync(request, new CancellationToken(canceled: true)));

        Assert.Equal("1", (await runtime.NextAsync()).Text);
    }

    [Fact]
    public async Task BodyThatThrows_ThrowsInTheSenderAndFailsTheInvocation()
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", Transport.Memory);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();

        await Assert.ThrowsAsync<HttpRequestException>(
            () => runtime.PostAsync($"invocation/{taken.RequestId}/response", new StreamContent(new Unreadable())));

        Assert.Equal("Runtime.TruncatedResponse", (await invocation).ErrorType);
    }

    private sealed class Unreadable : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new IOException("broken");
    }
}
