using System.Buffers;

namespace FaultKit.Lambda;

/// <summary>Follows a chunked body (RFC 9112, section 7.1) through the pieces it arrives in.</summary>
internal sealed class ChunkScanner
{
    /// <summary>More than any client writes beside a size; less than what would fill the memory.</summary>
    private const int MostExtension = 16 * 1024;

    private readonly ArrayBufferWriter<byte> _trailers = new();
    private Place _place;
    private long _left;
    private int _digits;
    private int _extension;

    private enum Place
    {
        Size,
        Extension,
        SizeEnd,
        Data,
        DataReturn,
        DataEnd,
        LineStart,
        Trailer,
        TrailerEnd,
        LastEnd,
        Complete,
    }

    public bool IsComplete => _place == Place.Complete;

    public ReadOnlySpan<byte> Trailers => _trailers.WrittenSpan;

    public void Begin()
    {
        (_place, _left, _digits, _extension) = (Place.Size, 0, 0, 0);
        if (_trailers.WrittenCount > 0)
        {
            _trailers.ResetWrittenCount();
        }
    }

    /// <summary>Goes over the next bytes up to the end of one piece of payload.</summary>
    public int Next(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload)
    {
        for (var i = 0; i < bytes.Length && !IsComplete;)
        {
            if (_place == Place.Data)
            {
                payload = bytes.Slice(i, (int)Math.Min(bytes.Length - i, _left));
                _left -= payload.Length;
                _place = _left == 0 ? Place.DataReturn : Place.Data;
                return i + payload.Length;
            }

            Step(bytes[i++]);
            if (IsComplete)
            {
                payload = default;
                return i;
            }
        }

        payload = default;
        return IsComplete ? 0 : bytes.Length;
    }

    private void Step(byte b)
    {
        switch (_place)
        {
            case Place.Size when char.IsAsciiHexDigit((char)b) && _digits < 15:
                // 'A' and 'a' have a 1 in their low four bits, and bit 6 that digits have not.
                _left = (_left << 4) + (b & 15) + ((b >> 6) * 9);
                _digits++;
                break;
            case Place.Size or Place.Extension when b == '\r' && _digits > 0:
                _place = Place.SizeEnd;
                break;
            case Place.Size when b is (byte)';' or (byte)' ' or (byte)'\t' && _digits > 0:
                _place = Place.Extension;
                break;
            case Place.Extension when b != '\n' && ++_extension < MostExtension:
                break;
            case Place.SizeEnd when b == '\n':
                (_place, _digits) = (_left == 0 ? Place.LineStart : Place.Data, 0);
                break;
            case Place.DataReturn when b == '\r':
                _place = Place.DataEnd;
                break;
            case Place.DataEnd when b == '\n':
                _place = Place.Size;
                break;
            case Place.LineStart when b == '\r':
                _place = Place.LastEnd;
                break;
            case Place.LineStart or Place.Trailer when b is not ((byte)'\r' or (byte)'\n') && _trailers.WrittenCount < MessageHead.MostBytes:
                _place = Place.Trailer;
                _trailers.Write([b]);
                break;
            case Place.Trailer when b == '\r':
                _place = Place.TrailerEnd;
                _trailers.Write([b]);
                break;
            case Place.TrailerEnd when b == '\n':
                _place = Place.LineStart;
                _trailers.Write([b]);
                break;
            case Place.LastEnd when b == '\n':
                _place = Place.Complete;
                break;
            default:
                throw new InvalidDataException($"a chunked body is malformed at its {_place}");
        }
    }
}
