using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace FaultKit.Lambda;

/// <summary>Writes a failure as a runtime client reports it.</summary>
/// <remarks>
/// The shape is that of Amazon.Lambda.RuntimeSupport (LambdaJsonExceptionWriter): <c>errorType</c>, <c>errorMessage</c>,
/// <c>stackTrace</c>, and the failures behind it as <c>cause</c> and <c>causes</c>, at most 256 KB of it all.
/// </remarks>
internal static class FunctionError
{
    public const string ContentType = "application/vnd.aws.lambda.error+json";

    private const int MostBytes = 256 * 1024;

    /// <summary>Somebody built a chain that leads nowhere: deeper than any that is read.</summary>
    private const int MostCauses = 20;

    /// <summary>The answer that reports a failure.</summary>
    public static InvocationAnswer Of(Exception failure)
    {
        var type = TypeOf(failure);
        return new(RuntimeApiVerb.Error, ContentType, Document(failure)) { ErrorType = Plain(type), XRayCause = XRayCause.Of(type, failure) };
    }

    /// <summary>The document that reports a failure.</summary>
    public static ReadOnlyMemory<byte> Document(Exception failure)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        Write(writer, Raise(failure), 0);
        writer.Flush();
        return buffer.WrittenCount <= MostBytes ? buffer.WrittenMemory : """{"errorMessage":"Exception exceeded maximum payload size of 256KB."}"""u8.ToArray();
    }

    public static string TypeOf(Exception failure) => (failure as InjectedFaultException)?.Code ?? failure.GetType().Name;

    /// <summary>The lines of a stack, as they are reported.</summary>
    public static string[] Lines(Exception failure) =>
        (failure.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A type as every transport can send it in a header; the document has it as it is.</summary>
    public static string Plain(string type) =>
        string.Create(type.Length, type, static (plain, text) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                plain[i] = text[i] is >= ' ' and <= '~' ? text[i] : '?';
            }
        });

    /// <summary>A failure that nobody has thrown has no stack, and what a runtime reports always has one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Exception Raise(Exception failure)
    {
        if (failure.StackTrace is not null)
        {
            return failure;
        }

        try
        {
            throw failure;
        }
        catch (Exception raised) when (raised == failure)
        {
            return raised;
        }
    }

    private static void Write(Utf8JsonWriter writer, Exception failure, int depth)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", TypeOf(failure));
        writer.WriteString("errorMessage", failure.Message);
        var lines = Lines(failure);
        if (lines.Length > 0)
        {
            writer.WriteStartArray("stackTrace");
            Array.ForEach(lines, writer.WriteStringValue);
            writer.WriteEndArray();
        }

        if (failure.InnerException is { } cause && depth < MostCauses)
        {
            writer.WritePropertyName("cause");
            Write(writer, cause, depth + 1);
        }

        if (failure is AggregateException { InnerExceptions: var causes } && depth < MostCauses)
        {
            writer.WriteStartArray("causes");
            foreach (var one in causes)
            {
                Write(writer, one, depth + 1);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
