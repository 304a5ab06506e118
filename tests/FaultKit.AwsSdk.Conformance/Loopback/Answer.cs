namespace FaultKit.AwsSdk.Conformance;

/// <summary>What a server does with one request: the bytes it writes, and what becomes of the connection.</summary>
/// <param name="Bytes">What goes onto the wire.</param>
/// <param name="Then">What happens after.</param>
internal sealed record Answer(ReadOnlyMemory<byte> Bytes, Then Then = Then.Keep)
{
    /// <summary>The connection is reset without a byte (RST).</summary>
    public static Answer Reset { get; } = new(default, Then.Reset);

    /// <summary>The connection is closed without a byte (FIN).</summary>
    public static Answer Close { get; } = new(default, Then.Close);

    /// <summary>Nothing ever comes.</summary>
    public static Answer Silence { get; } = new(default, Then.Hang);

    /// <summary>Only so many bytes of the body are written, and then the connection goes another way.</summary>
    public Answer CutAfter(int bodyBytes, Then then)
    {
        var body = Bytes.Span.IndexOf("\r\n\r\n"u8) + 4;
        return new(Bytes[..(body + bodyBytes)], then);
    }
}
