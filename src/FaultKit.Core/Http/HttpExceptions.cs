using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace FaultKit;

/// <summary>Builds failures of requests as the runtime builds them.</summary>
/// <remarks>
/// Taken from failures produced on .NET 10 (Linux): the resilience handlers of Microsoft.Extensions.Http.Resilience retry by type and
/// source, so a failure of another make would test nothing. The inner exception comes first: the outer takes its HResult.
/// </remarks>
internal static class HttpExceptions
{
    private const string Http = "System.Net.Http";
    private const string Sockets = "System.Net.Sockets";
    private const string Security = "System.Net.Security";
    private const string Core = "System.Private.CoreLib";

    /// <summary>HTTP/2's code for a peer that failed by itself (RFC 9113, section 7).</summary>
    private const long InternalError = 2;

    /// <summary>What a caller gets whose connection fails before there is a response.</summary>
    public static Exception Of(ConnectionKind kind, Uri address) => kind switch
    {
        ConnectionKind.Refused => Refused(address),
        ConnectionKind.Dns => Unconnected(HttpRequestError.NameResolutionError, SocketError.HostNotFound, address),
        ConnectionKind.Unreachable => Unconnected(HttpRequestError.ConnectionError, SocketError.HostUnreachable, address),
        ConnectionKind.ConnectTimeout => ConnectTimeout(),
        ConnectionKind.Reset => Unanswered(HttpRequestError.Unknown, Reset()),
        ConnectionKind.Closed => Unanswered(HttpRequestError.ResponseEnded, Ended(null)),
        ConnectionKind.TlsUntrusted => Insecure(new AuthenticationException("The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot") { Source = Core }),
        ConnectionKind.TlsHandshake => Insecure(new AuthenticationException("Cannot determine the frame size or a corrupted frame was received.") { Source = Security }),
        ConnectionKind.TlsClosed => Insecure(new IOException("Received an unexpected EOF or 0 bytes from the transport stream.") { Source = Security }),
        ConnectionKind.BadStatusLine => new HttpRequestException(HttpRequestError.InvalidResponse, "Received an invalid status line: 'GARBAGE'.") { Source = Http },
        _ => StreamReset() is var reset ? new HttpRequestException(HttpRequestError.HttpProtocolError, reset.Message, reset) { Source = Http } : throw reset,
    };

    /// <summary>What a caller gets where nobody listens at the address.</summary>
    public static HttpRequestException Refused(Uri address) => Unconnected(HttpRequestError.ConnectionError, SocketError.ConnectionRefused, address);

    /// <summary>What a caller gets on a connection that the system gave up, because nobody answered.</summary>
    public static HttpRequestException TimedOut(Uri address) => Unconnected(HttpRequestError.ConnectionError, SocketError.TimedOut, address);

    /// <summary>What a caller gets whose <see cref="HttpClient.Timeout"/> is over, where it does not run on the system's clock.</summary>
    /// <remarks>Text and chain of the client's own: resilience handlers and people tell it by them, and the AWS SDK throws what is within.</remarks>
    /// <param name="limit">The timeout.</param>
    /// <param name="why">How what it waited for was ended.</param>
    public static TaskCanceledException ClientTimeout(TimeSpan limit, OperationCanceledException why)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"The request was canceled due to the configured HttpClient.Timeout of {limit.TotalSeconds} seconds elapsing.");
        return new(message, new TimeoutException(why.Message, why), why.CancellationToken);
    }

    /// <summary>What a reader gets whose response breaks off.</summary>
    /// <param name="kind">How.</param>
    /// <param name="missing">How many bytes are still to come; null where nobody counts.</param>
    public static IOException BrokenBody(ConnectionKind kind, long? missing) => kind switch
    {
        ConnectionKind.Reset => Reset(),
        ConnectionKind.StreamReset => StreamReset(),
        _ => Ended(missing),
    };

    /// <summary>What a caller gets who gave up while the connection was silent: the runtime ends its read.</summary>
    /// <param name="version">The version of HTTP that the request is made over.</param>
    /// <param name="holdsThread">Whether the caller's thread was held: such a read can only be ended by breaking the connection, and looks like it.</param>
    /// <param name="cancellation">The caller's token.</param>
    public static TaskCanceledException Cancelled(Version version, bool holdsThread, CancellationToken cancellation) =>
        version.Major >= 2 ? CancelledStream(cancellation) : Cancelled(holdsThread ? Ended(null) : Cut("read data from", holdsThread), cancellation);

    /// <summary>How reads of a response's body fail that are given up while its bytes are waited for.</summary>
    /// <param name="version">The version of HTTP that it comes over: where connections are shared, nobody breaks one to end a read.</param>
    public static GivenUp Reading(Version version) => version.Major >= 2
        ? static (_, cancellation) => cancellation.IsCancellationRequested ? CancelledStream(cancellation) : new IOException("The request was aborted.") { Source = Http }
        : static (holdsThread, cancellation) => Cut("read data from", holdsThread) is var cut && cancellation.IsCancellationRequested ? Cancelled(cut, cancellation) : cut;

    /// <summary>How writes of a request's body fail that are given up while its bytes are held back.</summary>
    /// <param name="version">The version of HTTP that it goes over.</param>
    public static GivenUp Writing(Version version) => version.Major >= 2
        ? static (_, cancellation) => new OperationCanceledException(cancellation) { Source = Core }
        : static (holdsThread, cancellation) => Cancelled(
            new HttpRequestException(HttpRequestError.Unknown, "Error while copying content to a stream.", Cut("write data to", holdsThread)) { Source = Http }, cancellation);

    private static TaskCanceledException Cancelled(Exception what, CancellationToken cancellation) => new("The operation was canceled.", what, cancellation) { Source = Http };

    private static TaskCanceledException CancelledStream(CancellationToken cancellation) => new("The operation was canceled.", null, cancellation) { Source = Core };

    /// <summary>A read or a write that is ended from this side. One that holds its thread only ends with its connection.</summary>
    private static IOException Cut(string what, bool holdsThread)
    {
        var socket = new SocketException((int)(holdsThread ? SocketError.ConnectionAborted : SocketError.OperationAborted));
        return new($"Unable to {what} the transport connection: {socket.Message}.", socket) { Source = Sockets };
    }

    private static HttpRequestException Unconnected(HttpRequestError error, SocketError code, Uri address)
    {
        var socket = new SocketException((int)code) { Source = Sockets };
        var message = string.Create(CultureInfo.InvariantCulture, $"{socket.Message} ({HttpPoints.HostOf(address)}:{address.Port})");
        return new(error, message, socket) { Source = Http };
    }

    /// <summary>Resilience handlers tell it from a cancelled call by the source, and by the exception within.</summary>
    private static TaskCanceledException ConnectTimeout() =>
        new("The operation was canceled.", new TimeoutException("A connection could not be established within the configured ConnectTimeout."), new(canceled: true)) { Source = Core };

    private static HttpRequestException Unanswered(HttpRequestError error, Exception why) => new(error, "An error occurred while sending the request.", why) { Source = Http };

    private static HttpRequestException Insecure(Exception why) =>
        new(HttpRequestError.SecureConnectionError, "The SSL connection could not be established, see inner exception.", why) { Source = Http };

    private static IOException Reset()
    {
        var socket = new SocketException((int)SocketError.ConnectionReset);
        return new($"Unable to read data from the transport connection: {socket.Message}.", socket) { Source = Sockets };
    }

    /// <summary>The exception adds the error's name to the message itself.</summary>
    private static HttpIOException Ended(long? missing) => new(
        HttpRequestError.ResponseEnded,
        missing is null
            ? "The response ended prematurely."
            : string.Create(CultureInfo.InvariantCulture, $"The response ended prematurely, with at least {missing} additional bytes expected."))
    {
        Source = Http,
    };

    private static HttpProtocolException StreamReset() =>
        new(InternalError, "The HTTP/2 server reset the stream. HTTP/2 error code 'INTERNAL_ERROR' (0x2).", null) { Source = Http };
}
