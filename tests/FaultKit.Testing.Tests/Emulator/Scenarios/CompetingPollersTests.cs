using System.Collections.Concurrent;

namespace FaultKit.Testing.Tests;

public sealed class CompetingPollersTests
{
    private const int Pollers = 16;
    private const int Invocations = 1000;

    [Theory, BothTransports]
    public async Task ManyPollers_LoseNoEventAndGetNoneTwice(Transport transport)
    {
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { Timeout = TimeSpan.FromMinutes(10) });
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        EmulatedFunction function = emulator.Function("orders");
        var taken = new ConcurrentBag<string>();
        Task[] pollers = [.. Enumerable.Range(0, Pollers).Select(_ => Task.Run(() => ServeAsync(runtime, taken), Patience.Token))];

        LambdaOutcome[] outcomes = await Task.WhenAll(
            Enumerable.Range(0, Invocations).Select(i => function.InvokeAsync($"{i}", null, Patience.Token)));
        await emulator.DisposeAsync();

        Assert.All(pollers, poller => Assert.False(poller.IsCompletedSuccessfully));
        Assert.Equal(Enumerable.Range(0, Invocations).Select(i => $"{i}").Order(), taken.Order());
        Assert.Equal(Enumerable.Range(0, Invocations).Select(i => $"answer to {i}"), outcomes.Select(outcome => outcome.Text));
        Assert.Equal(0, function.RefusedAnswers);
        Assert.Equal(
            outcomes.Select(outcome => outcome.RequestId).Order(), function.Outcomes.Select(outcome => outcome.RequestId).Order());
    }

    // Ends by the exception with which the emulator, when it stops, ends every poll.
    private static async Task ServeAsync(Runtime runtime, ConcurrentBag<string> taken)
    {
        while (true)
        {
            Runtime.Event next = await runtime.NextAsync();
            taken.Add(next.Text);
            await runtime.RespondAsync(next.RequestId, $"answer to {next.Text}");
        }
    }
}
