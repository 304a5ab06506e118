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

    /// <summary>One header.</summary>
    internal readonly ref struct Line(ReadOnlySpan<byte> bytes)
    {
        /// <summary>All of it, its end included.</summary>
        public ReadOnlySpan<byte> Bytes { get; } = bytes;

        public ReadOnlySpan<byte> Value => Bytes[(Bytes.IndexOf((byte)':') + 1)..^2].Trim(" \t"u8);

        public bool Is(ReadOnlySpan<byte> name) =>
            Bytes.Length > name.Length && Bytes[name.Length] == ':' && Ascii.EqualsIgnoreCase(Bytes[..name.Length], name);
    }
}
