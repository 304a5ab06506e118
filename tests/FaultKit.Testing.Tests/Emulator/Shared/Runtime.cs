using System.Net;
using System.Text;

namespace FaultKit.Testing.Tests;

/// <summary>A function's runtime in its simplest form: it asks when it is told to, and answers what it is told to.</summary>
internal sealed class Runtime : IDisposable
{
    private readonly HttpClient _client;
    private readonly string _root;

    private Runtime(HttpClient client, string runtimeApi)
    {
        _client = client;
        _root = $"http://{runtimeApi}/2018-06-01/runtime/";
    }

    public static async Task<Runtime> ForAsync(LambdaEmulator emulator, string function, Transport transport)
    {
        if (transport == Transport.Socket)
        {
            await emulator.StartAsync(Patience.Token);
        }

        HttpMessageHandler handler = transport == Transport.Socket
            ? new SocketsHttpHandler { UseProxy = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }
            : emulator.CreateHandler();
        return new Runtime(new HttpClient(handler), emulator.Function(function).RuntimeApi);
    }

    public Uri Address(string path) => new(_root + path);

    public Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead) =>
        _client.SendAsync(request, completion, Patience.Token);

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(Address(path), Patience.Token);

    public Task<HttpResponseMessage> PollAsync(CancellationToken cancellationToken) =>
        _client.GetAsync(Address("invocation/next"), cancellationToken);

    public async Task<Event> NextAsync()
    {
        using HttpResponseMessage response = await GetAsync("invocation/next");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new Event(
            response.Headers.ToDictionary(header => header.Key, header => header.Value.Single(), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsByteArrayAsync(Patience.Token));
    }

    public Task<Reply> RespondAsync(string requestId, string body) => PostAsync($"invocation/{requestId}/response", body);

    public Task<Reply> RespondAsync(string requestId, byte[] body) =>
        PostAsync($"invocation/{requestId}/response", new ByteArrayContent(body));

    public Task<Reply> FailAsync(string requestId, string body, params (string Name, string Value)[] headers) =>
        PostAsync($"invocation/{requestId}/error", body, headers);

    public Task<Reply> PostAsync(string path, string body, params (string Name, string Value)[] headers) =>
        PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), headers);

    public async Task<Reply> PostAsync(string path, HttpContent content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = content };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await SendAsync(request);
        return new Reply(response.StatusCode, await response.Content.ReadAsStringAsync(Patience.Token));
    }

    public void Dispose() => _client.Dispose();

    internal sealed record Reply(HttpStatusCode Status, string Body);

    internal sealed record Event(IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
    {
        public string RequestId => Headers["Lambda-Runtime-Aws-Request-Id"];

        public string Text => Encoding.UTF8.GetString(Bytes);
    }
}
