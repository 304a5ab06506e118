namespace FaultKit;

/// <summary>Reads what most numbers of a plan are: a few digits.</summary>
/// <remarks>By hand: what reads any number there is, in any culture, is loaded and set up when a process starts, for 0.3 ms.</remarks>
internal static class PlainDigits
{
    /// <summary>As many as surely fit.</summary>
    private const int Most = 18;

    /// <summary>Reads one to 18 digits, and nothing else.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        foreach (var letter in text)
        {
            if (letter is < '0' or > '9')
            {
                return false;
            }

            number = (number * 10) + (letter - '0');
        }

        return text.Length is > 0 and <= Most;
    }
}
