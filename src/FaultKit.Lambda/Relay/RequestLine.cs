namespace FaultKit.Lambda;

/// <summary>The first line of a request: method, target, version.</summary>
internal readonly ref struct RequestLine
{
    private RequestLine(ReadOnlySpan<byte> method, ReadOnlySpan<byte> target)
    {
        Method = method;
        Target = target;
    }

    public ReadOnlySpan<byte> Method { get; }

    /// <summary>The path, prefix and query included, as it was written.</summary>
    public ReadOnlySpan<byte> Target { get; }

    /// <exception cref="InvalidDataException">It is no request of HTTP/1.</exception>
    public static RequestLine Of(MessageHead head)
    {
        var line = head.FirstLine;
        var first = line.IndexOf((byte)' ');
        var last = line.LastIndexOf((byte)' ');
        if (first <= 0 || last <= first + 1 || line[(first + 1)..last].IndexOf((byte)' ') >= 0 || !line[(last + 1)..].StartsWith("HTTP/1."u8))
        {
            throw new InvalidDataException("the head is no request of HTTP/1");
        }

        return new(line[..first], line[(first + 1)..last]);
    }
}
