namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The builder's shape: one handler, and the HTTP client that it may be handed.</summary>
public sealed class LambdaBootstrapBuilder
{
    private readonly Func<Stream, ILambdaContext, Task<Stream>> _handler;
    private HttpClient? _client;

    private LambdaBootstrapBuilder(Func<Stream, ILambdaContext, Task<Stream>> handler) => _handler = handler;

    /// <summary>What was handed to it; null where it makes a client of its own.</summary>
    public HttpClient? Client => _client;

    public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler) => new(handler);

    public LambdaBootstrapBuilder UseHttpClient(HttpClient httpClient)
    {
        _client = httpClient;
        return this;
    }

    public LambdaBootstrap Build() => new(_client ?? LambdaBootstrap.ConstructHttpClient(), _handler);
}
