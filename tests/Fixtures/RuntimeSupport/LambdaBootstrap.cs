using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A runtime client as small as can be. It reads the environment where the real one does, in its constructor.</summary>
public sealed class LambdaBootstrap
{
    private readonly string _invocation = $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime/invocation";
    private readonly HttpClient _client;
    private readonly Func<Stream, ILambdaContext, Task<Stream>> _handler;

    internal LambdaBootstrap(HttpClient client, Func<Stream, ILambdaContext, Task<Stream>> handler)
    {
        client.Timeout = TimeSpan.FromHours(12);

        // The real one puts writers of its own before both, so every function pays for opening them.
        Console.SetOut(Console.Out);
        Console.SetError(Console.Error);
        (_client, _handler) = (client, handler);
    }

    public static HttpClient ConstructHttpClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8 });
        client.DefaultRequestHeaders.UserAgent.ParseAdd("aws-lambda-dotnet/stand-in");
        return client;
    }

    /// <summary>Serves invocations until the Runtime API is gone: then so is the reason to live.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            while (true)
            {
                using var next = await _client.GetAsync(new Uri($"{_invocation}/next"), cancellationToken);
                await ServeAsync(next.EnsureSuccessStatusCode(), cancellationToken);
            }
        }
        catch (HttpRequestException)
        {
        }
    }

    private async Task ServeAsync(HttpResponseMessage next, CancellationToken cancellation)
    {
        var context = new Context(next);
        try
        {
            var result = await _handler(await next.Content.ReadAsStreamAsync(cancellation), context);
            await PostAsync($"{context.AwsRequestId}/response", new StreamContent(result), cancellation, isStreamed: result is StreamedResponse);
        }
#pragma warning disable CA1031 // Whatever a handler throws is the invocation's outcome, and the process lives on.
        catch (Exception e) when (e is not HttpRequestException)
#pragma warning restore CA1031
        {
            var failure = $$"""{"errorType":"{{e.GetType().Name}}","errorMessage":"{{JsonEncodedText.Encode(e.Message)}}"}""";
            var content = new StringContent(failure);
            content.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", e.GetType().Name);
            await PostAsync($"{context.AwsRequestId}/error", content, cancellation);
        }
    }

    private async Task PostAsync(string path, HttpContent content, CancellationToken cancellation, bool isStreamed = false)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(isStreamed ? "application/vnd.awslambda.http-integration-response" : "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{_invocation}/{path}")) { Content = content };
        if (isStreamed)
        {
            request.Headers.Add("Lambda-Runtime-Function-Response-Mode", "streaming");
        }

        using var receipt = await _client.SendAsync(request, cancellation);
        receipt.EnsureSuccessStatusCode();
    }

    private sealed class Context(HttpResponseMessage next) : ILambdaContext
    {
        public string AwsRequestId => Header("Lambda-Runtime-Aws-Request-Id");

        public string InvokedFunctionArn => Header("Lambda-Runtime-Invoked-Function-Arn");

        public string FunctionName => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") ?? "";

        public TimeSpan RemainingTime =>
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(Header("Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture)) - DateTimeOffset.UtcNow;

        private string Header(string name) => next.Headers.GetValues(name).Single();
    }
}
