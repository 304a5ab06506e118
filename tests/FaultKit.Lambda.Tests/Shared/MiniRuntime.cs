namespace FaultKit.Lambda.Tests;

/// <summary>A runtime client in its simplest form: polls, runs the handler, posts what came of it.</summary>
internal sealed class MiniRuntime(HttpClient client, string runtimeApi, Func<string, byte[], Task<byte[]>> handler)
{
    private readonly string _root = $"http://{runtimeApi}/2018-06-01/runtime/invocation/";

    public Task RunAsync(int pollers, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, pollers).Select(_ => Task.Run(() => PollAsync(stop), CancellationToken.None)));

    /// <summary>One turn of the loop.</summary>
    public async Task TurnAsync(CancellationToken stop)
    {
        using var next = await client.GetAsync(new Uri(_root + "next"), stop);
        next.EnsureSuccessStatusCode();
        var id = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
        var (verb, body) = await ServeAsync(id, await next.Content.ReadAsByteArrayAsync(stop));
        using var content = new ByteArrayContent(body);
        using var receipt = await client.PostAsync(new Uri($"{_root}{id}/{verb}"), content, CancellationToken.None);
        receipt.EnsureSuccessStatusCode();
    }

    private async Task PollAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await TurnAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The end of the test.
        }
    }

    private async Task<(string Verb, byte[] Body)> ServeAsync(string id, byte[] json)
    {
#pragma warning disable CA1031 // Whatever a handler throws is its invocation's outcome.
        try
        {
            return ("response", await handler(id, json));
        }
        catch (Exception e)
        {
            return ("error", System.Text.Encoding.UTF8.GetBytes($$"""{"errorType":"{{e.GetType().Name}}","errorMessage":"{{e.Message}}"}"""));
        }
#pragma warning restore CA1031
    }
}
