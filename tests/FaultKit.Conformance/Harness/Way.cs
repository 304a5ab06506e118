namespace FaultKit.Conformance;

/// <summary>How a call is made and its body read.</summary>
internal enum Way
{
    /// <summary>The client reads the body before it returns: <c>GetAsync</c>, <c>GetStringAsync</c>.</summary>
    Buffered,

    /// <summary>The caller reads the body from a stream: <c>ResponseHeadersRead</c>.</summary>
    Streamed,

    /// <summary>Without a task anywhere: <c>Send</c>, and a stream that is read synchronously.</summary>
    Sync,

    /// <summary>Without a task, and the client reads the body before it returns.</summary>
    SyncBuffered,
}
