using System.Globalization;

namespace FaultKit.Testing;

/// <summary>A part of an object: <c>bytes=0-99</c> (RFC 9110, section 14.1.2).</summary>
/// <param name="First">The first byte.</param>
/// <param name="Last">The last byte.</param>
internal sealed record ByteRange(int First, int Last)
{
    /// <summary>The part that a header asks for; null where it asks for all.</summary>
    /// <exception cref="FakeServiceException">There is no such part.</exception>
    public static ByteRange? Read(string? header, int length)
    {
        if (header?.Split('=', '-') is not ["bytes", var from, var to])
        {
            return null;
        }

        var first = from.Length > 0 ? Number(from) : Math.Max(0, length - Number(to));
        var last = from.Length > 0 && to.Length > 0 ? Math.Min(Number(to), length - 1) : length - 1;
        return first < length && first <= last ? new(first, last) : throw new FakeServiceException(416, "InvalidRange", "The requested range is not satisfiable");
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
