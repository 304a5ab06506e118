namespace FaultKit.Lambda;

/// <summary>The function's log, as a stream of bytes that nobody touches on their way.</summary>
/// <remarks>
/// Amazon's runtime client puts a writer of its own before <see cref="System.Console.Out"/>, which begins each line with a time and a
/// level: a metric behind those is none.
/// </remarks>
internal static class FunctionLog
{
#pragma warning disable RS0030 // What is written here is for CloudWatch, which reads this stream and nothing else.
    private static readonly Stream s_stream = Console.OpenStandardOutput();
#pragma warning restore RS0030

    /// <summary>Writes a line; a whole one at a time.</summary>
    public static void Write(ReadOnlyMemory<byte> line)
    {
        s_stream.Write(line.Span);
        s_stream.Flush();
    }
}
