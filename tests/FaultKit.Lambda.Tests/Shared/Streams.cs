using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>Invocations whose function streams what it answers.</summary>
internal static class Streams
{
    /// <summary>The event of a function URL.</summary>
    public const string Http = """{"rawPath":"/q","requestContext":{"domainName":"a.lambda-url.eu-west-1.on.aws"}}""";

    /// <summary>Status and headers of a streamed response, and what divides them from its body.</summary>
    public const string Prelude = "{\"statusCode\":200}\0\0\0\0\0\0\0\0";

    /// <summary>Serves one invocation as a runtime client does that streams through its HTTP client.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="json">The event.</param>
    /// <param name="pieces">What the function writes, flush by flush; after the prelude, unless that is the first of them.</param>
    public static Task<(LambdaOutcome Outcome, int Written)> StreamAsync(this Stage stage, string json, params string[] pieces) =>
        StreamAsync(stage, stage.Client, json, null, Now(pieces));

    /// <summary>As above, through a client of the test's.</summary>
    public static Task<(LambdaOutcome Outcome, int Written)> StreamAsync(this Stage stage, HttpClient client, string json, params string[] pieces) =>
        StreamAsync(stage, client, json, null, Now(pieces));

    /// <summary>As above, where the function has something to wait for.</summary>
    public static Task<(LambdaOutcome Outcome, int Written)> StreamAsync(this Stage stage, string json, params Func<Task<byte[]>>[] pieces) =>
        StreamAsync(stage, stage.Client, json, null, pieces);

    /// <summary>As above, with a request id of the test's.</summary>
    public static Task<(LambdaOutcome Outcome, int Written)> StreamAsAsync(this Stage stage, string json, string requestId, params Func<Task<byte[]>>[] pieces) =>
        StreamAsync(stage, stage.Client, json, requestId, pieces);

    private static Func<Task<byte[]>>[] Now(string[] pieces) => [.. pieces.Select<string, Func<Task<byte[]>>>(piece => () => Task.FromResult(Encoding.Latin1.GetBytes(piece)))];

    /// <returns>The outcome, and how many of the pieces the function got rid of.</returns>
    private static async Task<(LambdaOutcome Outcome, int Written)> StreamAsync(Stage stage, HttpClient client, string json, string? requestId, Func<Task<byte[]>>[] pieces)
    {
        var written = 0;
        var invocation = stage.InvokeAsync(json, requestId);
        using var next = await client.GetAsync(new Uri(stage.Root + "invocation/next"), Patience.Token);
        var id = next.Headers.GetValues(RuntimeApiHeader.RequestId).Single();
        using var content = new WrittenContent(async (stream, cancellation) =>
        {
            foreach (var piece in pieces)
            {
                await stream.WriteAsync(await piece(), cancellation);
                await stream.FlushAsync(cancellation);
                written++;
            }
        });
        content.Headers.ContentType = new MediaTypeHeaderValue(RuntimeApiHeader.HttpStream);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{stage.Root}invocation/{id}/response") { Content = content };
        request.Headers.Add(RuntimeApiHeader.ResponseMode, "streaming");
        using var receipt = await client.SendAsync(request, Patience.Token);
        Assert.Equal(HttpStatusCode.Accepted, receipt.StatusCode);
        return (await invocation, written);
    }
}
