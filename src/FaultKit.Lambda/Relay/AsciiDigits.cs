namespace FaultKit.Lambda;

/// <summary>Digits as bytes. By hand: the library's search is compiled anew whenever a process starts.</summary>
internal static class AsciiDigits
{
    /// <summary>Whether there is nothing else.</summary>
    public static bool Are(ReadOnlySpan<byte> text)
    {
        foreach (var letter in text)
        {
            if (letter is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
        }

        return true;
    }
}
