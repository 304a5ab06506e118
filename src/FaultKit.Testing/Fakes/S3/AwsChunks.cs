using System.Globalization;
using System.Text;

namespace FaultKit.Testing;

/// <summary>Takes a body out of its chunks (Amazon S3 API Reference, "Transferring payload in multiple chunks", with trailing headers).</summary>
internal static class AwsChunks
{
    private static readonly byte[] s_lineEnd = "\r\n"u8.ToArray();

    /// <summary>The body, and the headers after it. Signatures are not looked at.</summary>
    public static (byte[] Body, IReadOnlyList<KeyValuePair<string, string>> Trailers) Read(byte[] content)
    {
        using var body = new MemoryStream();
        var rest = content.AsSpan();
        while (true)
        {
            var head = TakeLine(ref rest);
            var size = int.Parse(head.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
            {
                break;
            }

            body.Write(rest[..size]);
            rest = rest[(size + s_lineEnd.Length)..];
        }

        var trailers = new List<KeyValuePair<string, string>>();
        while (!rest.IsEmpty && TakeLine(ref rest) is { Length: > 0 } line)
        {
            var parts = line.Split(':', 2);
            trailers.Add(new(parts[0], parts[1].Trim()));
        }

        return (body.ToArray(), trailers);
    }

    private static string TakeLine(ref Span<byte> rest)
    {
        var end = rest.IndexOf(s_lineEnd);
        var line = Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]);
        rest = end < 0 ? [] : rest[(end + s_lineEnd.Length)..];
        return line;
    }
}
