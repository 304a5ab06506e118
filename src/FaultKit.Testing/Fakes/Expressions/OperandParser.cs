using System.Text;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>A value in an expression; null where the item has none.</summary>
internal delegate JsonNode? Operand(JsonObject item);

/// <summary>Reads what conditions compare: an attribute, a value of the request, the size of one.</summary>
internal sealed class OperandParser(ExpressionLexer lexer, ExpressionScope scope)
{
    public Operand Read()
    {
        if (lexer.Is("size") && lexer.AfterNext == "(")
        {
            lexer.Take();
            lexer.Expect("(");
            var sized = Read();
            lexer.Expect(")");
            return item => sized(item) is { } value ? AttributeNode.Number(SizeOf(value)) : null;
        }

        if (lexer.Next.StartsWith(':'))
        {
            var value = scope.Value(lexer, lexer.Take());
            return _ => value;
        }

        var path = AttributePath.Read(lexer, scope);
        return path.Get;
    }

    private static int SizeOf(JsonNode value) => AttributeNode.Inner(value) switch
    {
        JsonArray many => many.Count,
        JsonObject members => members.Count,
        _ when AttributeNode.TypeOf(value) == "B" => Convert.FromBase64String(AttributeNode.Text(value)).Length,
        _ when AttributeNode.TypeOf(value) == "S" => Encoding.UTF8.GetByteCount(AttributeNode.Text(value)),
        _ => throw DynamoDbRefusal.Invalid("Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: size"),
    };
}
