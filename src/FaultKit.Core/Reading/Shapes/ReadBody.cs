namespace FaultKit;

/// <summary>A response body as a plan gives it.</summary>
/// <param name="Text">The text to send.</param>
/// <param name="IsJson">Whether the plan gave JSON, of which the text is the compact form.</param>
internal sealed record ReadBody(string Text, bool IsJson)
{
    public static ReadBody None { get; } = new("", false);
}
