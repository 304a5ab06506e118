namespace FaultKit.Lambda;

/// <summary>Follows a body through the pieces it arrives in, to know where it ends; the bytes themselves stay where they are.</summary>
internal sealed class BodyScanner
{
    private readonly ChunkScanner _chunks = new();
    private BodyEnd _end;
    private long _left;

    /// <summary>Whether the last byte of the body was seen; a body that the connection ends has none.</summary>
    public bool IsComplete => _end switch
    {
        BodyEnd.None => true,
        BodyEnd.Length => _left == 0,
        BodyEnd.Chunked => _chunks.IsComplete,
        _ => false,
    };

    /// <summary>Whether the connection ends the body.</summary>
    public bool EndsWithConnection => _end == BodyEnd.Close;

    /// <summary>The trailers of a chunked body, each with its end.</summary>
    public ReadOnlySpan<byte> Trailers => _end == BodyEnd.Chunked ? _chunks.Trailers : default;

    public void Begin(BodyFraming framing)
    {
        (_end, _left) = (framing.End, framing.Length);
        _chunks.Begin();
    }

    /// <summary>How many of the next bytes belong to the body.</summary>
    /// <exception cref="InvalidDataException">The body is malformed.</exception>
    public int Scan(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        while (count < bytes.Length && !IsComplete)
        {
            count += Next(bytes[count..], out _);
        }

        return count;
    }

    /// <summary>Goes over the next bytes up to the end of one piece of payload.</summary>
    /// <param name="bytes">The next bytes.</param>
    /// <param name="payload">The piece, without the framing; may be empty.</param>
    /// <returns>How many bytes it went over.</returns>
    /// <exception cref="InvalidDataException">The body is malformed.</exception>
    public int Next(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload)
    {
        if (_end == BodyEnd.Chunked)
        {
            return _chunks.Next(bytes, out payload);
        }

        payload = _end == BodyEnd.Length ? bytes[..(int)Math.Min(bytes.Length, _left)] : bytes;
        _left -= payload.Length;
        return payload.Length;
    }
}
