namespace FaultKit.AwsSdk.Conformance;

/// <summary>What becomes of a connection after an answer.</summary>
internal enum Then
{
    /// <summary>It stays for the next request.</summary>
    Keep,

    /// <summary>It is closed (FIN).</summary>
    Close,

    /// <summary>It is reset (RST).</summary>
    Reset,

    /// <summary>It stays, and nothing more is said.</summary>
    Hang,
}
