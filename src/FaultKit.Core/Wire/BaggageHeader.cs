namespace FaultKit;

/// <summary>Reads the header <c>baggage</c> (W3C Baggage): <c>tenant=a%20b;kept, flow=7</c>.</summary>
internal static class BaggageHeader
{
    public const string Name = "baggage";

    /// <summary>The value of an entry; null where there is none of that name. Of several the first counts.</summary>
    /// <param name="header">What the header says; of several headers, their values with commas between them.</param>
    /// <param name="key">The entry's name, as it is written.</param>
    public static string? Find(ReadOnlySpan<char> header, ReadOnlySpan<char> key)
    {
        foreach (var range in header.Split(','))
        {
            var entry = header[range];
            var end = entry.IndexOf(';');
            entry = end < 0 ? entry : entry[..end];
            if (entry.IndexOf('=') is var equals and > 0 && entry[..equals].Trim().SequenceEqual(key))
            {
                return Uri.UnescapeDataString(entry[(equals + 1)..].Trim());
            }
        }

        return null;
    }
}
