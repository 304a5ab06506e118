using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>Exceptions as text, so that two chains can be compared and read.</summary>
internal static partial class ExceptionText
{
    /// <summary>The types of a chain; for what a service said, its code.</summary>
    public static string Short(Exception exception) => exception is AmazonServiceException said and not AmazonUnmarshallingException
        ? said.ErrorCode == exception.GetType().Name ? exception.GetType().Name : $"{exception.GetType().Name}({said.ErrorCode})"
        : string.Join(" <- ", Chain(exception).Select(e => e.GetType().Name));

    /// <summary>A line for each exception of a chain, with everything that code can look at.</summary>
    public static IEnumerable<string> Lines(Exception? exception) => Chain(exception).Select(Line);

    /// <summary>The chain, but for what a read was doing that was cancelled: it may have been waiting, or have found its connection gone, and that is chance.</summary>
    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        var isCancelled = false;
        for (var e = exception; e is not null && !(isCancelled && e is IOException); e = e.InnerException)
        {
            isCancelled |= e is OperationCanceledException;
            yield return e;
        }
    }

    private static string Line(Exception exception) => $"{exception.GetType().FullName} {exception switch
    {
        // The text of an error is the service's; that of all else is the SDK's or the runtime's.
        AmazonServiceException e => $"ErrorCode={e.ErrorCode} StatusCode={e.StatusCode} ErrorType={e.ErrorType} RequestId={(string.IsNullOrEmpty(e.RequestId) ? "none" : "there")} Retryable={Retryable(e)}",
        SocketException e => $"{e.SocketErrorCode} {e.NativeErrorCode.ToString(CultureInfo.InvariantCulture)} {Message(e)}",
        HttpRequestException e => $"{e.HttpRequestError} {e.StatusCode} {Message(e)}",
        HttpIOException e => $"{e.HttpRequestError} {Message(e)}",
        _ => Message(exception),
    }}";

    private static string Retryable(AmazonServiceException e) => e.Retryable is { } retryable ? $"Throttling={retryable.Throttling}" : "null";

    /// <summary>Ports, checksums and the like differ from run to run.</summary>
    private static string Message(Exception exception) => Number().Replace(exception.Message, "#");

    [GeneratedRegex(@"\d{3,}")]
    private static partial Regex Number();
}
