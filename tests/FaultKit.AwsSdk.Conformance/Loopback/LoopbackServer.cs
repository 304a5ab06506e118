using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>A server on raw sockets that answers the first request with the first answer, and so on; the last answer stays.</summary>
/// <remarks>It knows nothing of FaultKit and of no HTTP library: what it does to a client is what a network does.</remarks>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly Socket s_taken = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _end = new();
    private readonly Answer[] _answers;
    private readonly Task _accepting;
    private readonly List<Socket> _connections = [];
    private readonly List<string> _requests = [];

    public LoopbackServer(params Answer[] answers)
    {
        _answers = answers;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(64);
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The requests so far: start line, headers and body.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>An address on which nobody listens.</summary>
    public static Uri Nowhere { get; } = Bind();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        lock (_connections)
        {
            _connections.ForEach(connection => connection.Dispose());
        }

        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    /// <summary>A port that is taken, so that nobody else gets it, and not listened on.</summary>
    private static Uri Bind()
    {
        s_taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new($"http://127.0.0.1:{((IPEndPoint)s_taken.LocalEndPoint!).Port}");
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var connection = await _listener.AcceptAsync(_end.Token);
            lock (_connections)
            {
                _connections.Add(connection);
            }

            // A connection that breaks has nobody to tell: its client sees it.
            _ = ServeAsync(connection).ContinueWith(_ => connection.Dispose(), TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        connection.NoDelay = true;
        await using var stream = new NetworkStream(connection, ownsSocket: false);
        while (await ReadAsync(stream) is { } request)
        {
            Answer answer;
            lock (_requests)
            {
                answer = _answers[Math.Min(_requests.Count, _answers.Length - 1)];
                _requests.Add(request);
            }

            await stream.WriteAsync(answer.Bytes, _end.Token);
            switch (answer.Then)
            {
                case Then.Close:
                    connection.Shutdown(SocketShutdown.Send);
                    await stream.CopyToAsync(Stream.Null, _end.Token);
                    return;
                case Then.Reset:
                    connection.LingerState = new(true, 0);
                    connection.Close();
                    return;
                case Then.Hang:
                    await Task.Delay(Timeout.Infinite, _end.Token);
                    return;
            }
        }
    }

    /// <summary>One request; null where the client has none left.</summary>
    private async Task<string?> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!EndsHead(text))
        {
            if (await stream.ReadAsync(one, _end.Token) == 0)
            {
                return null;
            }

            text.Append((char)one[0]);
        }

        var head = text.ToString();
        if (head.Contains("Expect: 100-continue", StringComparison.OrdinalIgnoreCase))
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), _end.Token);
        }

        var body = new byte[LengthOf(head)];
        await stream.ReadExactlyAsync(body, _end.Token);
        return head + Encoding.Latin1.GetString(body);
    }

    private static bool EndsHead(StringBuilder text) =>
        text.Length >= 4 && text[^1] == '\n' && text[^2] == '\r' && text[^3] == '\n' && text[^4] == '\r';

    private static int LengthOf(string head)
    {
        const string Header = "\r\nContent-Length:";
        var start = head.IndexOf(Header, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? 0 : int.Parse(head[(start + Header.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }
}
