using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Whether an item meets a condition; an item that is not there is one without attributes.</summary>
internal delegate bool Condition(JsonObject item);

/// <summary>Reads conditions, filters and key conditions (Amazon DynamoDB Developer Guide, "Condition and filter expressions, operators, and functions").</summary>
internal sealed class ConditionParser(ExpressionLexer lexer, ExpressionScope scope)
{
    private static readonly string[] s_comparators = ["=", "<>", "<", "<=", ">", ">="];

    private readonly OperandParser _operands = new(lexer, scope);

    public Condition Read()
    {
        var condition = ReadOr();
        return lexer.IsAtEnd ? condition : throw lexer.Unexpected();
    }

    private Condition ReadOr()
    {
        var left = ReadAnd();
        while (lexer.TryTake("OR"))
        {
            var (before, right) = (left, ReadAnd());
            left = item => before(item) || right(item);
        }

        return left;
    }

    private Condition ReadAnd()
    {
        var left = ReadNot();
        while (lexer.TryTake("AND"))
        {
            var (before, right) = (left, ReadNot());
            left = item => before(item) && right(item);
        }

        return left;
    }

    private Condition ReadNot()
    {
        if (!lexer.TryTake("NOT"))
        {
            return ReadOne();
        }

        var condition = ReadNot();
        return item => !condition(item);
    }

    private Condition ReadOne()
    {
        if (lexer.TryTake("("))
        {
            var inner = ReadOr();
            lexer.Expect(")");
            return inner;
        }

        if (lexer.AfterNext == "(" && !lexer.Is("size"))
        {
            return new ConditionFunctions(lexer, scope, _operands).Read();
        }

        var left = _operands.Read();
        if (lexer.TryTake("BETWEEN"))
        {
            var low = _operands.Read();
            lexer.Expect("AND");
            var high = _operands.Read();
            return item => Order(left(item), low(item)) >= 0 && Order(left(item), high(item)) <= 0;
        }

        if (lexer.TryTake("IN"))
        {
            var among = ReadList();
            return item => left(item) is { } value && among.Exists(one => one(item) is { } other && AttributeNode.AreEqual(value, other));
        }

        var sign = s_comparators.Contains(lexer.Next) ? lexer.Take() : throw lexer.Unexpected();
        var right = _operands.Read();
        return item => Compare(sign, left(item), right(item));
    }

    private List<Operand> ReadList()
    {
        lexer.Expect("(");
        List<Operand> operands = [_operands.Read()];
        while (lexer.TryTake(","))
        {
            operands.Add(_operands.Read());
        }

        lexer.Expect(")");
        return operands;
    }

    /// <summary>What is not there is equal to nothing, and different from everything.</summary>
    private static bool Compare(string sign, JsonNode? left, JsonNode? right) => sign switch
    {
        "=" => left is not null && right is not null && AttributeNode.AreEqual(left, right),
        "<>" => left is null || right is null || !AttributeNode.AreEqual(left, right),
        "<" => Order(left, right) < 0,
        "<=" => Order(left, right) <= 0,
        ">" => Order(left, right) > 0,
        _ => Order(left, right) >= 0,
    };

    private static int? Order(JsonNode? left, JsonNode? right) => left is null || right is null ? null : AttributeNode.Compare(left, right);
}
