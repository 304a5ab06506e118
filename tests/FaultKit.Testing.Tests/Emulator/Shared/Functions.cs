using FaultKit.Lambda.Tests;

namespace FaultKit.Testing.Tests;

/// <summary>Functions of tests: a plain loop over the Runtime API around a handler of text.</summary>
internal static class Functions
{
    /// <summary>Starts a function, in memory, without anything of FaultKit in its client unless the test puts it there.</summary>
    public static IAsyncDisposable Start(
        this EmulatedFunction function, LambdaEmulator emulator, Func<string, Task<string>> handler, Func<HttpMessageHandler, HttpMessageHandler>? around = null, int pollers = 1) =>
        function.Start(emulator, (_, json) => handler(json), around, pollers);

    public static IAsyncDisposable Start(
        this EmulatedFunction function, LambdaEmulator emulator, Func<string, string, Task<string>> handler, Func<HttpMessageHandler, HttpMessageHandler>? around = null, int pollers = 1) =>
        function.Start(async stop =>
        {
            var transport = emulator.CreateHandler();
            using var client = new HttpClient(around?.Invoke(transport) ?? transport) { Timeout = Timeout.InfiniteTimeSpan };
            var runtime = new MiniRuntime(client, function.RuntimeApi, async (id, json) => System.Text.Encoding.UTF8.GetBytes(await handler(id, System.Text.Encoding.UTF8.GetString(json))));
            await runtime.RunAsync(pollers, stop);
        });
}
