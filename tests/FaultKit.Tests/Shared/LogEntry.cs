using Microsoft.Extensions.Logging;

namespace FaultKit.Tests;

/// <summary>One line of a log, with its parts.</summary>
internal sealed record LogEntry(string Category, LogLevel Level, EventId Event, string Text, IReadOnlyList<KeyValuePair<string, object?>> Parts)
{
    public object? this[string name] => Parts.First(part => part.Key == name).Value;
}
