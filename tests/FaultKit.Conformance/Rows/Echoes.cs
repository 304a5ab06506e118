using System.IO.Compression;
using System.Numerics;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FaultKit.Conformance;

/// <summary>Servers that answer with what they got, so that two requests can be compared by their answers.</summary>
internal static class Echoes
{
    /// <summary>The body as it came.</summary>
    public static async Task TextAsync(HttpContext context) => await AnswerAsync(context, Encoding.Latin1.GetString(await BytesAsync(context)));

    /// <summary>How many bits of the body are not those of <see cref="Answers.Body"/>.</summary>
    public static async Task FlipsAsync(HttpContext context)
    {
        var pairs = (await BytesAsync(context)).Zip(Encoding.Latin1.GetBytes(Answers.Body)).ToArray();
        await AnswerAsync(context, $"{pairs.Sum(pair => BitOperations.PopCount((uint)(pair.First ^ pair.Second)))} of the bits of {pairs.Length} bytes");
    }

    /// <summary>The body as it came and decompressed; a 400 for what cannot be, as servers answer that decompress requests.</summary>
    public static async Task DecompressedAsync(HttpContext context)
    {
        var bytes = await BytesAsync(context);
        using var text = new MemoryStream();
        var end = "";
        try
        {
            await using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            await gzip.CopyToAsync(text);
        }
        catch (InvalidDataException e)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            end = $", then {e.Message}";
        }

        await AnswerAsync(context, $"{Convert.ToHexString(bytes)}, which is \"{Encoding.Latin1.GetString(text.ToArray())}\"{end}");
    }

    private static async Task<byte[]> BytesAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task AnswerAsync(HttpContext context, string body)
    {
        var encoding = context.Request.Headers.ContentEncoding is [{ } named] ? $" in {named}" : "";
        var length = context.Request.ContentLength is { } known ? $"{known} bytes" : "no length";
        var echo = $"{context.Request.ContentType}{encoding}, {length}: {body}";
        context.Response.ContentLength = echo.Length;
        await context.Response.WriteAsync(echo, Encoding.Latin1);
    }
}
