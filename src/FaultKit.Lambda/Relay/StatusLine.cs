namespace FaultKit.Lambda;

/// <summary>The first line of a response, as far as it matters: its status.</summary>
internal static class StatusLine
{
    /// <exception cref="InvalidDataException">It is no response of HTTP/1.</exception>
    public static int Of(MessageHead head)
    {
        // "HTTP/1.1 200", then nothing, or a space and a reason.
        var line = head.FirstLine;
        if (line.Length < 12 || !line.StartsWith("HTTP/1."u8) || line[8] != ' ' || (line.Length > 12 && line[12] != ' ')
            || !AsciiDigits.Are(line[9..12]))
        {
            throw new InvalidDataException("the head is no response of HTTP/1");
        }

        return ((line[9] - '0') * 100) + ((line[10] - '0') * 10) + line[11] - '0';
    }
}
