namespace FaultKit;

/// <summary>How a connection fails.</summary>
public enum ConnectionKind
{
    /// <summary>Nobody listens at the address.</summary>
    Refused,

    /// <summary>The name of the host is unknown.</summary>
    Dns,

    /// <summary>No route leads to the host.</summary>
    Unreachable,

    /// <summary>The connection is not established within the time that its owner allows.</summary>
    ConnectTimeout,

    /// <summary>The peer resets the connection (TCP RST).</summary>
    Reset,

    /// <summary>The peer closes the connection too early (TCP FIN).</summary>
    Closed,

    /// <summary>The peer's certificate is not trusted.</summary>
    TlsUntrusted,

    /// <summary>The peer answers the handshake with something that is no TLS.</summary>
    TlsHandshake,

    /// <summary>The peer closes the connection during the handshake.</summary>
    TlsClosed,

    /// <summary>The peer answers with something that is no HTTP.</summary>
    BadStatusLine,

    /// <summary>The peer resets the stream of the request (HTTP/2 RST_STREAM).</summary>
    StreamReset,
}
