using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Reads update expressions (Amazon DynamoDB Developer Guide, "Using update expressions in DynamoDB").</summary>
internal sealed class UpdateParser(ExpressionLexer lexer, ExpressionScope scope)
{
    private readonly OperandParser _operands = new(lexer, scope);
    private readonly List<Action<JsonObject, JsonObject>> _actions = [];
    private readonly List<AttributePath> _paths = [];

    /// <summary>The update of an expression.</summary>
    public ItemUpdate Read()
    {
        while (!lexer.IsAtEnd)
        {
            var readAction = lexer.Take().ToUpperInvariant() switch
            {
                "SET" => ReadSet,
                "REMOVE" => ReadRemove,
                "ADD" => () => ReadChange(SetMath.Add),
                "DELETE" => () => ReadChange(SetMath.Delete),
                _ => (Action)(() => throw lexer.Unexpected()),
            };
            do
            {
                readAction();
            }
            while (lexer.TryTake(","));
        }

        return new(_actions, _paths);
    }

    private void ReadSet()
    {
        var path = ReadPath();
        lexer.Expect("=");
        var left = ReadValue();
        if (lexer.Next is "+" or "-")
        {
            var isPlus = lexer.Take() == "+";
            var (first, second) = (left, ReadValue());
            left = item => AttributeNode.Number(NumberIn(first(item)) + (isPlus ? 1 : -1) * NumberIn(second(item)));
        }

        _actions.Add((before, item) => path.Set(item, left(before) ?? throw Absent()));
    }

    private Operand ReadValue()
    {
        if (lexer.AfterNext != "(")
        {
            return _operands.Read();
        }

        var name = lexer.Take();
        lexer.Expect("(");
        var first = name == "if_not_exists" ? AttributePath.Read(lexer, scope).Get : ReadValue();
        lexer.Expect(",");
        var second = ReadValue();
        lexer.Expect(")");
        return name switch
        {
            "if_not_exists" => item => first(item) ?? second(item),
            "list_append" => item => SetMath.Append(first(item) ?? throw Absent(), second(item) ?? throw Absent()),
            _ => throw lexer.Wrong($"Invalid function name; function: {name}"),
        };
    }

    private void ReadRemove()
    {
        var path = ReadPath();
        _actions.Add((_, item) => path.Remove(item));
    }

    private void ReadChange(Func<JsonNode?, JsonNode, JsonNode?> change)
    {
        var path = ReadPath();
        var value = lexer.Next.StartsWith(':') ? scope.Value(lexer, lexer.Take()) : throw lexer.Unexpected();
        _actions.Add((before, item) =>
        {
            if (change(path.Get(before), value) is { } changed)
            {
                path.Set(item, changed);
            }
            else
            {
                path.Remove(item);
            }
        });
    }

    private AttributePath ReadPath()
    {
        var path = AttributePath.Read(lexer, scope);
        _paths.Add(path);
        return path;
    }

    private static decimal NumberIn(JsonNode? value) => value is null ? throw Absent()
        : AttributeNode.TypeOf(value) == "N" ? AttributeNode.NumberOf(value)
        : throw DynamoDbRefusal.Invalid("An operand in the update expression has an incorrect data type");

    private static FakeServiceException Absent() => DynamoDbRefusal.Invalid("The provided expression refers to an attribute that does not exist in the item");
}
