using System.Text.Json;

namespace FaultKit;

/// <summary>Turns bytes into nodes that know where they stand; what was read before a syntax error is kept.</summary>
/// <remarks>
/// On <see cref="Utf8JsonReader"/> alone: a document model of the library costs some 3 ms more in a cold process.
/// A tree of our own, and not one pass, because a fault's <c>type</c> may follow its settings.
/// </remarks>
internal sealed class DocumentParser
{
    /// <summary>More nesting than any plan has; deeper documents are refused before they cost anything.</summary>
    private const int MaxDepth = 32;

    private static readonly JsonReaderOptions s_options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = MaxDepth,
    };

    /// <summary>A list, as nodes hold them, and no stack: every kind of collection is paid for when a process starts.</summary>
    private readonly List<PlanNode> _open = new(MaxDepth);
    private readonly NameTable _names = new();
    private PlanNode? _root;

    /// <summary>The name that was read last: it belongs to the value that comes next.</summary>
    private string _name = "";

    private int _nameOffset;

    private DocumentParser()
    {
    }

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">The bytes, without a byte order mark.</param>
    /// <param name="problem">What broke the reading off; null where the whole document was read.</param>
    /// <returns>What was read, or null where nothing was.</returns>
    public static PlanNode? Parse(ReadOnlySpan<byte> utf8, out SyntaxProblem? problem)
    {
        var reader = new Utf8JsonReader(utf8, s_options);
        var parser = new DocumentParser();
        problem = null;
        try
        {
            while (reader.Read())
            {
                parser.Take(ref reader);
            }
        }
        catch (JsonException e)
        {
            problem = ProblemOf(utf8, e);
        }
        catch (InvalidOperationException)
        {
            // The reader's word for text that is no UTF-8, or for a lone surrogate escape.
            problem = new((int)reader.TokenStartIndex, "this text is no Unicode text (broken UTF-8, or half of a surrogate pair)");
        }

        return parser._root;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        var at = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                (_name, _nameOffset) = (_names.NameAt(ref reader), at);
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.RemoveAt(_open.Count - 1);
                return;
        }

        var node = reader.TokenType switch
        {
            JsonTokenType.StartObject => new PlanNode(NodeKind.Object, at) { Members = [] },
            JsonTokenType.StartArray => new PlanNode(NodeKind.Array, at) { Items = [] },
            JsonTokenType.String => new PlanNode(NodeKind.Text, at) { Text = reader.GetString()! },
            JsonTokenType.Number => new PlanNode(NodeKind.Number, at) { Text = System.Text.Encoding.UTF8.GetString(reader.ValueSpan) },
            JsonTokenType.True => new PlanNode(NodeKind.True, at),
            JsonTokenType.False => new PlanNode(NodeKind.False, at),
            _ => new PlanNode(NodeKind.Null, at),
        };

        // A node is hung up when it begins, not when it ends: of a document that breaks off, what came before still counts.
        if (_open.Count > 0)
        {
            var parent = _open[^1];
            parent.Items?.Add(node);
            parent.Members?.Add(new(_name, _nameOffset, node));
        }
        else
        {
            _root = node;
        }

        if (node.Kind is NodeKind.Object or NodeKind.Array)
        {
            _open.Add(node);
        }
    }

    private static SyntaxProblem ProblemOf(ReadOnlySpan<byte> utf8, JsonException e)
    {
        var offset = Offset(utf8, e);
        return new(offset, offset >= utf8.TrimEnd(" \t\r\n"u8).Length ? "the document ends before it is complete" : Tidy(e.Message));
    }

    private static int Offset(ReadOnlySpan<byte> utf8, JsonException e)
    {
        var offset = 0;
        for (var line = e.LineNumber ?? 0; line > 0; line--)
        {
            var end = utf8[offset..].IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            offset += end + 1;
        }

        return (int)Math.Min(utf8.Length, offset + (e.BytePositionInLine ?? 0));
    }

    /// <summary>The library appends its own position and a hint about its options; ours stands before the message already.</summary>
    private static string Tidy(string message)
    {
        if (message.Contains("reached end of data", StringComparison.Ordinal))
        {
            return "the document ends before it is complete";
        }

        if (message.StartsWith("The maximum configured depth", StringComparison.Ordinal))
        {
            return $"the document is nested more than {MaxDepth} levels deep";
        }

        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.').Replace(" Change the reader options", "", StringComparison.Ordinal);
    }
}
