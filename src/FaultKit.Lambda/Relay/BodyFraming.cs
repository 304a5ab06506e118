using System.Buffers.Text;
using System.Text;

namespace FaultKit.Lambda;

/// <summary>How one can tell where a body ends (RFC 9112, section 6).</summary>
internal readonly record struct BodyFraming(BodyEnd End, long Length = 0)
{
    /// <summary>The framing of a request's body.</summary>
    /// <exception cref="InvalidDataException">It can be read in two ways.</exception>
    public static BodyFraming OfRequest(MessageHead head) => Of(head) ?? default;

    /// <summary>The framing of a response's body.</summary>
    /// <param name="head">The response's head.</param>
    /// <param name="status">Its status.</param>
    /// <param name="isToHead">Whether the request was a HEAD.</param>
    /// <exception cref="InvalidDataException">It can be read in two ways.</exception>
    public static BodyFraming OfResponse(MessageHead head, int status, bool isToHead) =>
        isToHead || status is < 200 or 204 or 304 ? default : Of(head) ?? new(BodyEnd.Close);

    private static BodyFraming? Of(MessageHead head)
    {
        BodyFraming? framing = null;
        foreach (var line in new HeaderLines(head.Bytes))
        {
            BodyFraming? found = line.Is("Content-Length"u8) ? new(BodyEnd.Length, ReadLength(line.Value))
                : line.Is("Transfer-Encoding"u8) ? OfCoding(line.Value)
                : null;
            if (found is not null && framing is not null)
            {
                throw new InvalidDataException("the head says more than once where the body ends");
            }

            framing ??= found;
        }

        return framing;
    }

    private static BodyFraming OfCoding(ReadOnlySpan<byte> coding) =>
        Ascii.EqualsIgnoreCase(coding, "chunked"u8)
            ? new(BodyEnd.Chunked)
            : throw new InvalidDataException("the body has a transfer coding other than chunked");

    private static long ReadLength(ReadOnlySpan<byte> digits) =>
        AsciiDigits.Are(digits) && Utf8Parser.TryParse(digits, out long length, out var used) && used == digits.Length
            ? length
            : throw new InvalidDataException("the length of the body is no number");
}
