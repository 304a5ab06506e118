using System.Text;

namespace FaultKit.Lambda;

/// <summary>Walks over the header lines of a head that was found well-formed.</summary>
internal ref struct HeaderLines
{
    private ReadOnlySpan<byte> _rest;

    public HeaderLines(ReadOnlySpan<byte> head)
    {
        _rest = head[(head.IndexOf("\r\n"u8) + 2)..];
        Current = default;
    }

    public Line Current { get; private set; }

    public readonly HeaderLines GetEnumerator() => this;

    public bool MoveNext()
    {
        var end = _rest.IndexOf("\r\n"u8);
        if (end <= 0)
        {
            return false;
        }

        Current = new(_rest[..(end + 2)]);
        _rest = _rest[(end + 2)..];
        return true;
    }

    /// <summary>Text without the blanks around it. By hand: the library's is compiled anew whenever a process starts.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (start < end && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    private static bool IsBlank(byte letter) => letter is (byte)' ' or (byte)'\t';

    /// <summary>One header.</summary>
    internal readonly ref struct Line(ReadOnlySpan<byte> bytes)
    {
        /// <summary>All of it, its end included.</summary>
        public ReadOnlySpan<byte> Bytes { get; } = bytes;

        public ReadOnlySpan<byte> Value => Trim(Bytes[(Bytes.IndexOf((byte)':') + 1)..^2]);

        public bool Is(ReadOnlySpan<byte> name) =>
            Bytes.Length > name.Length && Bytes[name.Length] == ':' && Ascii.EqualsIgnoreCase(Bytes[..name.Length], name);
    }
}
