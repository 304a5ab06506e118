using System.Net.Sockets;
using System.Text;

namespace FaultKit.Testing.Tests;

/// <summary>A runtime that writes its bytes itself, because HttpClient has no trailers and cannot stop in mid-body.</summary>
internal sealed class RawRuntime(string runtimeApi) : IDisposable
{
    private readonly TcpClient _client = new();

    public async Task SendAsync(string method, string path, string rest)
    {
        string[] parts = runtimeApi.Split('/', ':');
        if (!_client.Connected)
        {
            await _client.ConnectAsync(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), Patience.Token);
        }

        string text = $"{method} /{parts[2]}/2018-06-01/runtime/{path} HTTP/1.1\r\nHost: {parts[0]}\r\n{rest}";
        await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), Patience.Token);
    }

    /// <summary>Reads until the other side closes; ask it to with <c>Connection: close</c>.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var reader = new StreamReader(_client.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync(Patience.Token);
    }

    public ValueTask ReadByteAsync() => _client.GetStream().ReadExactlyAsync(new byte[1], Patience.Token);

    public void Dispose() => _client.Dispose();
}
