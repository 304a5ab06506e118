using System.Runtime.CompilerServices;

namespace FaultKit.AwsSdk.Pipeline;

/// <summary>Reaches the handler through which a client sends: it is asked what the runtime would have said of an attempt that never comes to it.</summary>
internal static class SendingHandler
{
    /// <summary>The handler; null where this runtime keeps it elsewhere, and nothing can be said.</summary>
    public static HttpMessageHandler? Of(HttpMessageInvoker client)
    {
        try
        {
            return Get(client);
        }
        catch (MissingFieldException)
        {
            return null;
        }
    }

    // Bound by the compiler: no reflection, and the trimmer knows.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_handler")]
    private static extern ref HttpMessageHandler Get(HttpMessageInvoker client);
}
