using System.Text;

namespace FaultKit.Tests;

/// <summary>Spoils documents as people, editors and networks do, and as nobody would: the same number, the same document.</summary>
internal sealed class PlanMutator(IReadOnlyList<string> corpus)
{
    private static readonly byte[][] s_pieces =
    [
        .. ((string[])[
            "{", "}", "[", "]", ",", ":", "\"", "\\", "/*", "//", "null", "true", "false", "-1", "0", "1e308", "1e999", "0.0000001", "9223372036854775808", "100.1", "\"\"", "\"800\"",
            "\"15m1s\"", "\"PT2S\"", "\"1..0\"", "\"*\"", "\"http:\"", "\"lambda:*\"", "\"$.a[*]\"", "\"2026-03-01T12:00:00Z\"", "\"\\ud800\"", "{}", "[]", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "\"enabled\": false,", "\"enabled\": true,", "\"version\": 1,", "\"rules\": [],", "\"Production\"", "\"expires\": \"2026-03-01T13:00:00Z\",", "\"percentage\": 50,", "\"unknown\": 1,",
            "\"oneOf\": [],", "\"match\": [{}],", "\"type\": \"latency\"", "\"type\": \"response\"", "\u00e9", "\ufeff", "\0",
        ]).Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC3],
    ];

    private readonly byte[][] _corpus = [.. corpus.Select(Encoding.UTF8.GetBytes)];

    /// <summary>A document that was spoilt in one to four places.</summary>
    public byte[] Make(ulong number)
    {
        var luck = new Luck(number);
        var bytes = new List<byte>(_corpus[luck.Next(_corpus.Length)]);
        for (var changes = luck.Next(2) * luck.Next(4); changes >= 0; changes--)
        {
            Spoil(bytes, ref luck);
        }

        return [.. bytes];
    }

    private static void Spoil(List<byte> bytes, ref Luck luck)
    {
        var at = luck.Next(bytes.Count + 1);
        var length = Math.Min(1 + luck.Next(40), bytes.Count - at);
        switch (luck.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << luck.Next(8));
                break;
            case 1 or 2:
                bytes.InsertRange(at, s_pieces[luck.Next(s_pieces.Length)]);
                break;
            case 3 or 4:
                // A value, or a name, gives way to another.
                var (start, end) = TokenAt(bytes, at);
                bytes.RemoveRange(start, end - start);
                bytes.InsertRange(start, s_pieces[luck.Next(s_pieces.Length)]);
                break;
            case 5:
                bytes.RemoveRange(at, length);
                break;
            case 6:
                bytes.InsertRange(luck.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }

    private static (int Start, int End) TokenAt(List<byte> bytes, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && !IsBorder(bytes[start - 1]))
        {
            start--;
        }

        while (end < bytes.Count && !IsBorder(bytes[end]))
        {
            end++;
        }

        return (start, end);
    }

    private static bool IsBorder(byte b) => b is (byte)',' or (byte)':' or (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)'\n';

    private struct Luck(ulong seed)
    {
        private ulong _state = seed;

        public int Next(int below)
        {
            _state += 0x9E3779B97F4A7C15;
            return (int)(FaultDice.Mix(_state) % (ulong)below);
        }
    }
}
