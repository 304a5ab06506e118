using System.Buffers;
using System.Text;

namespace FaultKit.Lambda;

/// <summary>Heads of messages whose body a fault has changed: as they were, but for what they say about the body.</summary>
internal static class HeadRewrite
{
    /// <summary>The head of a body that has another length now; a chunked one travels in one piece from here.</summary>
    /// <param name="head">The head.</param>
    /// <param name="length">The length.</param>
    /// <param name="deadline">The deadline that it tells from now on; null to leave it.</param>
    public static byte[] WithLength(MessageHead head, long length, string? deadline = null)
    {
        var written = new ArrayBufferWriter<byte>(head.Bytes.Length + 32);
        Start(head, written);
        var isSaid = false;
        foreach (var line in new HeaderLines(head.Bytes))
        {
            if (deadline is not null && line.Is("Lambda-Runtime-Deadline-Ms"u8))
            {
                written.Write(Encoding.ASCII.GetBytes($"{RuntimeApiHeader.DeadlineMs}: {deadline}\r\n"));
            }
            else if (!line.Is("Content-Length"u8) && !line.Is("Transfer-Encoding"u8))
            {
                Pass(line, written);
            }
            else if (!isSaid)
            {
                isSaid = true;
                Say(length, written);
            }
        }

        if (!isSaid)
        {
            Say(length, written);
        }

        written.Write("\r\n"u8);
        return written.WrittenSpan.ToArray();
    }

    /// <summary>The head of a body that is chunked from here, whatever it was.</summary>
    /// <param name="head">The head.</param>
    /// <param name="hasTrailers">Whether an error may be told behind the body.</param>
    public static byte[] Chunked(MessageHead head, bool hasTrailers = false)
    {
        var written = new ArrayBufferWriter<byte>(head.Bytes.Length + 128);
        Start(head, written);
        foreach (var line in new HeaderLines(head.Bytes))
        {
            if (line.Is("Content-Length"u8))
            {
                written.Write("Transfer-Encoding: chunked\r\n"u8);
            }
            else
            {
                Pass(line, written);
            }
        }

        if (hasTrailers && !head.Lists("Trailer"u8, "Lambda-Runtime-Function-Error-Type"u8))
        {
            written.Write("Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n"u8);
        }

        written.Write("\r\n"u8);
        return written.WrittenSpan.ToArray();
    }

    private static void Start(MessageHead head, ArrayBufferWriter<byte> written)
    {
        written.Write(head.FirstLine);
        written.Write("\r\n"u8);
    }

    /// <summary>Whoever changes a body has told the client to go on with it already.</summary>
    private static void Pass(HeaderLines.Line line, ArrayBufferWriter<byte> written)
    {
        if (!line.Is("Expect"u8))
        {
            written.Write(line.Bytes);
        }
    }

    private static void Say(long length, ArrayBufferWriter<byte> written) =>
        written.Write(Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n")));
}
