using System.Text;
using CsCheck;

namespace FaultKit.Lambda.Tests;

/// <summary>HTTP as it may be written (RFC 9112), at random: heads, bodies in every framing, and the pieces they arrive in.</summary>
internal static class Traffic
{
    /// <summary>A byte of a header's value: visible, blank, or beyond ASCII.</summary>
    private static readonly Gen<char> s_letter = Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u0080', '\u00ff']);

    private static readonly Gen<string> s_header =
        from name in Gen.Char['a', 'z'].Array[1, 12]
        from space in OneOf("", " ", "\t ")
        from value in s_letter.Array[0, 40]
        select $"x-{new string(name)}:{space}{new string(value)}\r\n";

    private static readonly Gen<string> s_headers = s_header.Array[0, 4].Select(string.Concat);

    /// <summary>What a body holds may look like anything, the end of a chunk and another message among it.</summary>
    private static readonly Gen<string> s_content = Gen.OneOf(
        Gen.Char['\0', '\u00ff'].Array[0, 400].Select(letters => new string(letters)),
        OneOf("\r\n", "0\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n", new string('z', 20_000)));

    private static readonly Gen<string> s_chunk =
        from content in s_content.Where(content => content.Length > 0)
        from form in OneOf("x", "X", "x4", "X8")
        from extension in OneOf("", ";a", ";a=\"b;c\"", " ; a = b")
        select $"{content.Length.ToString(form, null)}{extension}\r\n{content}\r\n";

    private static readonly Gen<string> s_chunked =
        from chunks in s_chunk.Array[0, 6]
        from last in OneOf("0", "000", "0;end")
        from trailers in s_headers
        from name in OneOf("Transfer-Encoding: chunked", "transfer-encoding:Chunked")
        select $"{name}\r\n\r\n{string.Concat(chunks)}{last}\r\n{trailers}\r\n";

    private static readonly Gen<string> s_measured = s_content.Select(content => $"Content-Length: {content.Length}\r\n\r\n{content}");

    /// <summary>A body with the head lines that say where it ends.</summary>
    private static readonly Gen<string> s_body = Gen.OneOf(s_chunked, s_measured);

    private static readonly Gen<string> s_request = Gen.OneOf(
        s_headers.Select(headers => $"GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\n{headers}\r\n"),
        from path in OneOf("/2018-06-01/runtime/invocation/7/response", "/2018-06-01/runtime/invocation/7/error", "/2018-06-01/runtime/init/error", "/elsewhere?a=b")
        from headers in s_headers
        from body in s_body
        select $"POST {path} HTTP/1.1\r\n{headers}{body}");

    private static readonly Gen<string> s_response =
        from status in OneOf("200 OK", "202 Accepted", "299 ", "403 No \u00e4ccess", "500 Oh")
        from headers in s_headers
        from body in s_body
        select $"HTTP/1.1 {status}\r\n{headers}{body}";

    /// <summary>A request, its response, and how long the pieces are that each is said in.</summary>
    public static readonly Gen<(byte[][] Request, byte[][] Response)> Exchange = Gen.Select(Pieces(s_request), Pieces(s_response));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Gen<byte[][]> Pieces(Gen<string> message) =>
        from text in message
        from sizes in Gen.Frequency((3, Gen.Int[1, 4]), (3, Gen.Int[5, 900]), (1, Gen.Int[1_000, 30_000])).Array[1, 8]
        select Cut(Encoding.Latin1.GetBytes(text), sizes);

    /// <summary>In pieces of these sizes, and the rest in one.</summary>
    private static byte[][] Cut(byte[] bytes, int[] sizes)
    {
        var pieces = new List<byte[]>();
        foreach (var size in sizes)
        {
            pieces.Add(bytes[..Math.Min(size, bytes.Length)]);
            bytes = bytes[Math.Min(size, bytes.Length)..];
        }

        pieces.Add(bytes);
        return [.. pieces];
    }
}
