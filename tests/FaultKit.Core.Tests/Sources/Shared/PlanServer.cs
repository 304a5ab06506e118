using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FaultKit.Tests;

/// <summary>A web server on loopback that answers as it is told, byte by byte, and keeps what it was asked.</summary>
internal sealed class PlanServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly int _port;
    private TcpListener _listener;
    private Task _serving;
    private volatile bool _isAway;

    public PlanServer(string answer = "")
    {
        Answer = answer;
        _listener = new(IPAddress.Loopback, 0);
        _listener.Start();
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync(_listener);
    }

    /// <summary>The address as the AppConfig agent has it, with a query that no message may show.</summary>
    public string Address => $"{Name}?token=secret";

    public string Name => $"http://localhost:{_port}/applications/orders/environments/test/configurations/chaos";

    /// <summary>The whole answer, head and all; empty to say nothing and keep the connection.</summary>
    public string Answer { get; set; }

    /// <summary>The heads of the requests so far.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Comes with the next request.</summary>
    public SemaphoreSlim Asked { get; } = new(0);

    public static string Ok(string body, string headers = "") => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    public static string Status(string status, string headers = "") => $"HTTP/1.1 {status}\r\nContent-Length: 0\r\n{headers}\r\n";

    /// <summary>Takes no connection any more; those that there are end with their next request.</summary>
    public void GoAway()
    {
        _isAway = true;
        _listener.Dispose();
    }

    /// <summary>Ends all connections, whatever they wait for.</summary>
    public void HangUp()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }
    }

    /// <summary>Forgets requests that have come already.</summary>
    public void Drain()
    {
        while (Asked.Wait(0))
        {
            // One less.
        }
    }

    /// <summary>Is there again, at the same address.</summary>
    public void ComeBack()
    {
        _isAway = false;
        _listener = new(IPAddress.Loopback, _port);
        _listener.Start();
        _serving = Task.WhenAll(_serving, ServeAsync(_listener));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
        Asked.Dispose();
    }

    private async Task ServeAsync(TcpListener listener)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(AnswerAsync(await listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The end, or the listener was let go, which between two connections is an InvalidOperationException (disposed: a kind of it).
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var connection = client;
        _clients.Add(client);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        try
        {
            while (await ReadHeadAsync(reader) is { Length: > 0 } head && !_isAway)
            {
                Requests.Enqueue(head);
                Asked.Release();
                var answer = Answer;
                if (answer.Length == 0)
                {
                    // Until the client gives up, or the test hangs up.
                    await client.Client.ReceiveAsync(new byte[1], _end.Token);
                    return;
                }

                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer), _end.Token);
                if (answer.Contains("Connection: close", StringComparison.Ordinal))
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The client has hung up, or the test is over.
        }
    }

    private async Task<string> ReadHeadAsync(StreamReader reader)
    {
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } line)
        {
            head.Append(line).Append('\n');
        }

        return head.ToString();
    }
}
