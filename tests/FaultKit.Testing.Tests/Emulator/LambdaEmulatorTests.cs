using System.Net;

namespace FaultKit.Testing.Tests;

public sealed class LambdaEmulatorTests
{
    [Theory, InlineData(Transport.Memory), InlineData(Transport.Socket)]
    public async Task ResponseOfTheRuntime_IsTheOutcomeOfTheInvocation(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<LambdaOutcome> invocation = emulator.Function("orders").InvokeAsync("""{"id":1}""", null, Runtime.Token);

        Runtime.Event taken = await runtime.NextAsync();
        Runtime.Reply reply = await runtime.RespondAsync(taken.RequestId, """{"ok":true}""");

        LambdaOutcome outcome = await invocation;
        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal("""{"id":1}""", taken.Text);
        Assert.Equal(LambdaOutcomeKind.Succeeded, outcome.Kind);
        Assert.Equal("""{"ok":true}""", outcome.Text);
    }
}
