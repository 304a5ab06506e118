using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit;

/// <summary>An object of header names and values.</summary>
internal sealed class HeadersShape : ValueShape
{
    private const int Most = 100;

    /// <summary>What a header name may hold (RFC 9110, section 5.6.2, token).</summary>
    private static readonly SearchValues<char> s_token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public override string Expected => $"an object of at most {Most} headers, such as {{ \"Retry-After\": \"2\" }}";

    public override object? Read(PlanNode node, out string? complaint)
    {
        complaint = null;
        if (node.Members is not { Count: <= Most } members)
        {
            return null;
        }

        foreach (var (name, _, value) in members)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(s_token))
            {
                complaint = $"\"{name}\" is no header name (RFC 9110: letters, digits and !#$%&'*+-.^_`|~)";
                return null;
            }

            // A line break in a value would start another header.
            if (value.Kind != NodeKind.Text || value.Text.Exists(char.IsControl))
            {
                complaint = $"the value of \"{name}\" must be a text without control characters";
                return null;
            }
        }

        return new HeaderList(members.ConvertAll(member => KeyValuePair.Create(member.Name, member.Value.Text)));
    }

    public override void Write(Utf8JsonWriter writer, object value)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in (HeaderList)value)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }

    public override JsonObject Describe() => new()
    {
        ["type"] = "object",
        ["maxProperties"] = Most,
        ["patternProperties"] = new JsonObject
        {
            ["^[-!#$%&'*+.^_`|\\x7e0-9A-Za-z]+$"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$" },
        },
        ["additionalProperties"] = false,
    };
}
