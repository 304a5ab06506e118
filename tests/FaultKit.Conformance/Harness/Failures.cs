using System.Globalization;
using System.Net.Sockets;

namespace FaultKit.Conformance;

/// <summary>Writes exceptions down: all of them in full to be compared, and in short for the table.</summary>
internal static class Failures
{
    public static string InFull(Exception? failure) => failure is null ? "none" : string.Join(" <- ", Lasting(failure).Select(One));

    public static string InShort(Exception? failure) =>
        failure is null ? "" : string.Join(" ← ", Lasting(failure).Select(e => Code(e) is { Length: > 0 } code ? $"{e.GetType().Name} ({code})" : e.GetType().Name));

    /// <summary>The chain, but for what a read or a write was doing that was cancelled: it may have been waiting, or have found its connection gone, or nothing, and that is chance (see <see cref="StalledReadTests"/>).</summary>
    private static IEnumerable<Exception> Lasting(Exception failure)
    {
        var isCancelled = false;
        for (var e = failure; e is not null && !(isCancelled && e is IOException); e = e.InnerException)
        {
            isCancelled |= e is OperationCanceledException;
            yield return e;
        }
    }

    private static string One(Exception e)
    {
        // A socket that fails at once leaves another source than one that fails a moment later: with real failures that is chance.
        var source = e is SocketException or IOException { InnerException: SocketException } ? "" : $", from {e.Source ?? "nowhere"}";
        var token = e is OperationCanceledException cancelled ? $", token {(cancelled.CancellationToken.IsCancellationRequested ? "cancelled" : "not cancelled")}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{e.GetType()} ({Code(e)}), 0x{e.HResult:X8}{source}{token}: \"{e.Message}\"");
    }

    private static string Code(Exception e) => e switch
    {
        HttpRequestException { StatusCode: { } status } http => $"{http.HttpRequestError}, {(int)status}",
        HttpRequestException http => $"{http.HttpRequestError}",
        HttpProtocolException protocol => string.Create(CultureInfo.InvariantCulture, $"{protocol.HttpRequestError}, 0x{protocol.ErrorCode:X}"),
        HttpIOException io => $"{io.HttpRequestError}",
        SocketException socket => string.Create(CultureInfo.InvariantCulture, $"{socket.SocketErrorCode}, {socket.NativeErrorCode}"),
        _ => "",
    };
}
