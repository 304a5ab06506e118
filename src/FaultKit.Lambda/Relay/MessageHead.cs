using System.Buffers;
using System.Text;

namespace FaultKit.Lambda;

/// <summary>The head of a request or response: kept byte for byte, and looked into where it matters.</summary>
/// <remarks>
/// Stricter than HTTP asks: lines end in CR LF, nothing is folded, control characters are refused. Whatever two parsers could read in
/// two ways must not pass between them.
/// </remarks>
internal sealed class MessageHead
{
    /// <summary>The runtime client sends up to 1 MiB of X-Ray error cause in a header (Amazon.Lambda.RuntimeSupport).</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private static readonly SearchValues<byte> s_controls = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000A\u000B\u000C\u000D\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F"u8);

    private byte[] _bytes = new byte[1024];
    private int _length;
    private int _scanned;
    private int _lineStart;

    /// <summary>All of it, the empty line included.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>The first line, without its end.</summary>
    public ReadOnlySpan<byte> FirstLine => Bytes[..Bytes.IndexOf("\r\n"u8)];

    /// <summary>Takes a head from what has arrived.</summary>
    /// <param name="ahead">What has arrived since the last head or body ended; more of it at every call.</param>
    /// <returns>Whether the head is complete; it then has the first <see cref="Bytes"/> of what arrived.</returns>
    /// <exception cref="InvalidDataException">It is no head of HTTP/1.</exception>
    public bool TryTake(ReadOnlySpan<byte> ahead)
    {
        while (_scanned < ahead.Length)
        {
            var next = ahead[_scanned..].IndexOfAny(s_controls);
            if (next < 0)
            {
                _scanned = ahead.Length;
                break;
            }

            var end = _scanned + next;
            if (end + 1 == ahead.Length && ahead[end] == '\r')
            {
                _scanned = end;
                break;
            }

            if (ahead[end] != '\r' || ahead[end + 1] != '\n')
            {
                throw new InvalidDataException("a line of the head does not end in CR LF, or holds a control character");
            }

            _scanned = end + 2;
            if (end == _lineStart)
            {
                Keep(ahead[.._scanned]);
                return true;
            }

            CheckLine(ahead[_lineStart..end], isFirst: _lineStart == 0);
            _lineStart = _scanned;
        }

        return ahead.Length <= MostBytes ? false : throw new InvalidDataException("the head is too long");
    }

    /// <summary>The value of a header, without the whitespace around it; the first one, where there are several.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        foreach (var line in new HeaderLines(Bytes))
        {
            if (line.Is(name))
            {
                value = line.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The value of a header as text; null where there is none.</summary>
    /// <param name="name">Its name, of ASCII characters.</param>
    public string? Text(string name)
    {
        Span<byte> bytes = stackalloc byte[name.Length];
        Encoding.ASCII.GetBytes(name, bytes);
        return TryGet(bytes, out var value) ? Encoding.Latin1.GetString(value) : null;
    }

    /// <summary>Whether a header lists a word.</summary>
    public bool Lists(ReadOnlySpan<byte> name, ReadOnlySpan<byte> word)
    {
        foreach (var line in new HeaderLines(Bytes))
        {
            if (!line.Is(name))
            {
                continue;
            }

            foreach (var part in line.Value.Split((byte)','))
            {
                if (Ascii.EqualsIgnoreCase(HeaderLines.Trim(line.Value[part]), word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void CheckLine(ReadOnlySpan<byte> line, bool isFirst)
    {
        if (isFirst)
        {
            return;
        }

        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || line[..colon].IndexOfAny((byte)' ', (byte)'\t') >= 0)
        {
            throw new InvalidDataException("a line of the head is no header");
        }
    }

    private void Keep(ReadOnlySpan<byte> head)
    {
        if (head.Length < 3 || _lineStart == 0)
        {
            throw new InvalidDataException("the head has no first line");
        }

        (_scanned, _lineStart) = (0, 0);
        if (_bytes.Length < head.Length)
        {
            _bytes = new byte[head.Length];
        }

        head.CopyTo(_bytes);
        _length = head.Length;
    }
}
