using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Reads update expressions (Amazon DynamoDB Developer Guide, "Using update expressions in DynamoDB").</summary>
internal sealed class UpdateParser(ExpressionLexer lexer, ExpressionScope scope)
{
    private readonly OperandParser _operands = new(lexer, scope);
    private readonly List<(AttributePath Path, Operand Value)> _changes = [];
    private readonly HashSet<string> _sections = [];

    /// <summary>The update of an expression.</summary>
    public ItemUpdate Read()
    {
        while (!lexer.IsAtEnd)
        {
            var section = lexer.Take().ToUpperInvariant();
            if (!_sections.Add(section))
            {
                throw lexer.Wrong($"The \"{section}\" section can only be used once in an update expression;");
            }

            var readAction = section switch
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

        return new(_changes);
    }

    private void ReadSet()
    {
        var path = AttributePath.Read(lexer, scope);
        lexer.Expect("=");
        var left = ReadValue();
        if (lexer.Next is "+" or "-")
        {
            var isPlus = lexer.Take() == "+";
            var (first, second) = (left, ReadValue());
            left = item => AttributeNode.Number(NumberIn(first(item)) + (isPlus ? 1 : -1) * NumberIn(second(item)));
        }

        Add(path, before => left(before) ?? throw Absent());
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

    private void ReadRemove() => Add(AttributePath.Read(lexer, scope), _ => null);

    private void ReadChange(Func<JsonNode?, JsonNode, JsonNode?> change)
    {
        var path = AttributePath.Read(lexer, scope);
        var value = lexer.Next.StartsWith(':') ? scope.Value(lexer, lexer.Take()) : throw lexer.Unexpected();
        Add(path, before => change(path.Get(before), value));
    }

    private void Add(AttributePath path, Operand value)
    {
        foreach (var (other, _) in _changes)
        {
            if (other.ClashWith(path) is { } clash)
            {
                throw lexer.Wrong($"Two document paths {clash} with each other; must remove or rewrite one of these paths; path one: {other}, path two: {path}");
            }
        }

        _changes.Add((path, value));
    }

    private static decimal NumberIn(JsonNode? value) => value is null ? throw Absent()
        : AttributeNode.TypeOf(value) == "N" ? AttributeNode.NumberOf(value)
        : throw DynamoDbRefusal.Invalid("An operand in the update expression has an incorrect data type");

    private static FakeServiceException Absent() => DynamoDbRefusal.Invalid("The provided expression refers to an attribute that does not exist in the item");
}
