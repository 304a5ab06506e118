using System.Buffers;
using System.Text.Json;

namespace FaultKit.Lambda;

/// <summary>Writes a failure as a runtime client reports it.</summary>
/// <remarks>The shape is that of Amazon.Lambda.RuntimeSupport: <c>errorType</c>, <c>errorMessage</c>, <c>stackTrace</c>.</remarks>
internal static class FunctionError
{
    /// <summary>The answer that reports a failure.</summary>
    public static InvocationAnswer Of(Exception failure)
    {
        var type = TypeOf(failure);
        return new(RuntimeApiVerb.Error, "application/vnd.aws.lambda.error+json", Write(type, failure.Message)) { ErrorType = Plain(type) };
    }

    /// <summary>A type as every transport can send it in a header; the document has it as it is.</summary>
    private static string Plain(string type) =>
        string.Create(type.Length, type, static (plain, text) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                plain[i] = text[i] is >= ' ' and <= '~' ? text[i] : '?';
            }
        });

    private static string TypeOf(Exception failure) => (failure as InjectedFaultException)?.Code ?? failure.GetType().Name;

    private static ReadOnlyMemory<byte> Write(string type, string message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("errorType", type);
        writer.WriteString("errorMessage", message);
        writer.WriteStartArray("stackTrace");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
