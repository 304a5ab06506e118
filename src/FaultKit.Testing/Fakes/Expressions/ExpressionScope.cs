using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>What the placeholders of a request's expressions stand for.</summary>
internal sealed class ExpressionScope(JsonObject request)
{
    private const string NamesMember = "ExpressionAttributeNames";
    private const string ValuesMember = "ExpressionAttributeValues";

    private readonly HashSet<string> _used = [];

    /// <summary>The attributes that the paths of expressions began at so far.</summary>
    public HashSet<string> Roots { get; } = [];

    /// <summary>The name of an attribute: itself, or what <c>#name</c> stands for.</summary>
    public string Name(ExpressionLexer lexer)
    {
        var token = lexer.IsWord && lexer.Next[0] != ':' ? lexer.Take() : throw lexer.Unexpected();
        if (ReservedWords.Contains(token))
        {
            throw lexer.Wrong($"Attribute name is a reserved keyword; reserved keyword: {token}");
        }

        return token[0] != '#' ? token : Find(lexer, NamesMember, token, "name").GetValue<string>();
    }

    /// <summary>What <c>:value</c> stands for.</summary>
    public JsonNode Value(ExpressionLexer lexer, string token) => Find(lexer, ValuesMember, token, "value");

    /// <summary>Refuses placeholders that no expression used: most are slips of the pen.</summary>
    public void RefuseUnused()
    {
        foreach (var member in (string[])[NamesMember, ValuesMember])
        {
            var unused = (request[member] as JsonObject ?? []).Select(pair => pair.Key).Where(key => !_used.Contains(key)).ToArray();
            if (unused.Length > 0)
            {
                throw DynamoDbRefusal.Invalid($"Value provided in {member} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
            }
        }
    }

    private JsonNode Find(ExpressionLexer lexer, string member, string token, string kind)
    {
        _used.Add(token);
        return (request[member] as JsonObject)?[token]
            ?? throw lexer.Wrong($"An expression attribute {kind} used in {(kind == "name" ? "the document path" : "expression")} is not defined; attribute {kind}: {token}");
    }
}
