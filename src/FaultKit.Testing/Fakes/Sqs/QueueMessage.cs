using System.Globalization;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>A message in a queue, and what became of it so far.</summary>
internal sealed class QueueMessage(long number, string body, JsonObject? attributes, DateTimeOffset sent)
{
    /// <summary>Its id, like a UUID in form; counted, so that a test sees the same ones every time.</summary>
    public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:x12}");

    public long Number => number;

    public string Body => body;

    public JsonObject? Attributes => attributes;

    public DateTimeOffset Sent => sent;

    public string? Group { get; init; }

    public string? Deduplication { get; init; }

    /// <summary>When it can be received, again or at all.</summary>
    public DateTimeOffset VisibleAt { get; private set; }

    public int Receives { get; set; }

    public DateTimeOffset FirstReceived { get; set; }

    /// <summary>Keeps it from receivers for a while, or not at all.</summary>
    /// <remarks>What is not kept back is seen on every clock: a test may arrange its messages on the system's, and receive them on its own.</remarks>
    public void Hide(DateTimeOffset now, TimeSpan span) => VisibleAt = span > TimeSpan.Zero ? now + span : DateTimeOffset.MinValue;

    /// <summary>By what its present receiver speaks of it; another with each receipt.</summary>
    public string Handle => string.Create(CultureInfo.InvariantCulture, $"{Id}#{Receives}");

    /// <summary>Its place among all messages of a FIFO queue (20 digits, as SQS writes it).</summary>
    public string SequenceNumber => string.Create(CultureInfo.InvariantCulture, $"{18_870_000_000_000_000_000m + (number * 256m):00000000000000000000}");
}
