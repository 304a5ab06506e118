using System.Globalization;
using System.Net.Sockets;

namespace FaultKit;

/// <summary>Builds failures of requests as the runtime builds them.</summary>
/// <remarks>
/// Taken from failures produced on .NET 10 (Linux): the resilience handlers of Microsoft.Extensions.Http.Resilience retry by type and
/// source, so a failure of another make would test nothing. The inner exception comes first: the outer takes its HResult.
/// </remarks>
internal static class HttpExceptions
{
    /// <summary>What a caller gets where nobody listens at the address.</summary>
    public static HttpRequestException Refused(Uri address)
    {
        var socket = new SocketException((int)SocketError.ConnectionRefused) { Source = "System.Net.Sockets" };
        var message = string.Create(CultureInfo.InvariantCulture, $"{socket.Message} ({HttpPoints.HostOf(address)}:{address.Port})");
        return new(HttpRequestError.ConnectionError, message, socket) { Source = "System.Net.Http" };
    }

    /// <summary>What a caller gets on a connection that the system gave up, because nobody answered.</summary>
    public static HttpRequestException TimedOut(Uri address)
    {
        var socket = new SocketException((int)SocketError.TimedOut) { Source = "System.Net.Sockets" };
        var message = string.Create(CultureInfo.InvariantCulture, $"{socket.Message} ({address.IdnHost}:{address.Port})");
        return new(HttpRequestError.ConnectionError, message, socket) { Source = "System.Net.Http" };
    }
}
