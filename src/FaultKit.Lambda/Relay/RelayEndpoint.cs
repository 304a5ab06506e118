using System.Globalization;
using System.Net.Sockets;

namespace FaultKit.Lambda;

/// <summary>Where the Runtime API is: <c>host:port</c>, and behind test tools a path prefix, as <c>AWS_LAMBDA_RUNTIME_API</c> holds it.</summary>
internal sealed record RelayEndpoint
{
    private RelayEndpoint(string host, int port, string prefix) => (Host, Port, Prefix) = (host, port, prefix);

    public string Host { get; }

    public int Port { get; }

    /// <summary>The path that stands before the Runtime API's own; empty, or with its leading slash, as it was written.</summary>
    public string Prefix { get; }

    /// <summary>What goes into a <c>Host</c> header.</summary>
    public string Authority => string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':') ? $"[{Host}]" : Host)}:{Port}");

    /// <summary>Reads it as runtime clients do: what stands between <c>http://</c> and <c>/2018-06-01</c>.</summary>
    /// <exception cref="FormatException">It is not an address.</exception>
    public static RelayEndpoint Parse(string text)
    {
        if (!Uri.TryCreate($"http://{text}", UriKind.Absolute, out var address) || address.Host.Length == 0 || address.UserInfo.Length > 0)
        {
            throw new FormatException($"\"{text}\" is not an address of the Runtime API; expected host:port, such as 127.0.0.1:9001.");
        }

        var slash = text.IndexOf('/');
        return new(address.DnsSafeHost, address.Port, slash < 0 ? "" : text[slash..]);
    }

    /// <summary>The same API at another door of this machine.</summary>
    public string At(int port) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}{Prefix}");

    /// <summary>A connection. Without a proxy, whatever the environment says: the Runtime API is on this machine.</summary>
    public Socket Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(Host, Port);
            return socket;
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }
}
