using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Reads key conditions, which are conditions of a few forms (Amazon DynamoDB Developer Guide, "Key condition expressions for the Query operation in DynamoDB").</summary>
internal sealed class KeyConditionParser(ExpressionLexer lexer, ExpressionScope scope)
{
    private static readonly Dictionary<string, string> s_mirrored = new() { ["="] = "=", ["<"] = ">", ["<="] = ">=", [">"] = "<", [">="] = "<=" };
    private static readonly string[] s_otherFunctions = ["attribute_exists", "attribute_not_exists", "attribute_type", "contains"];

    private readonly KeyCondition _condition = new();

    public KeyCondition Read()
    {
        ReadAll();
        return lexer.IsAtEnd ? _condition : throw lexer.Unexpected();
    }

    private void ReadAll()
    {
        do
        {
            if (lexer.TryTake("("))
            {
                ReadAll();
                lexer.Expect(")");
            }
            else
            {
                ReadOne();
            }
        }
        while (lexer.TryTake("AND"));

        if (lexer.Is("OR"))
        {
            throw NoOperator("OR");
        }
    }

    private void ReadOne()
    {
        if (lexer.Is("NOT"))
        {
            throw NoOperator("NOT");
        }

        if (lexer.AfterNext == "(")
        {
            ReadStart();
            return;
        }

        if (lexer.Next.StartsWith(':'))
        {
            ReadMirrored();
            return;
        }

        var name = ReadName();
        if (lexer.TryTake("BETWEEN"))
        {
            var low = ReadValue();
            lexer.Expect("AND");
            var high = ReadValue();
            if (AttributeNode.Compare(low, high) is not <= 0)
            {
                throw lexer.Wrong("The BETWEEN operator requires upper bound to be greater than or equal to lower bound, of the same type");
            }

            _condition.Add(name, KeyCondition.Between, low, high);
            return;
        }

        _condition.Add(name, ReadSign(), ReadValue());
    }

    /// <summary>Reads <c>begins_with(name, :start)</c>, and refuses other functions.</summary>
    private void ReadStart()
    {
        var function = lexer.Take();
        if (s_otherFunctions.Contains(function))
        {
            throw NoOperator(function);
        }

        if (function != KeyCondition.BeginsWith)
        {
            throw function == "size" ? DynamoDbRefusal.Invalid("KeyConditionExpressions cannot contain nested operations") : lexer.Wrong($"Invalid function name; function: {function}");
        }

        lexer.Expect("(");
        var name = ReadName();
        lexer.Expect(",");
        var start = ReadValue();
        lexer.Expect(")");
        if (AttributeNode.TypeOf(start) is not ("S" or "B"))
        {
            throw lexer.Wrong($"Incorrect operand type for operator or function; operator or function: begins_with, operand type: {AttributeNode.TypeOf(start)}");
        }

        _condition.Add(name, KeyCondition.BeginsWith, start);
    }

    /// <summary>Reads a comparison whose value stands first: <c>:low &lt; line</c>.</summary>
    private void ReadMirrored()
    {
        var value = ReadValue();
        var sign = ReadSign();
        _condition.Add(ReadName(), s_mirrored[sign], value);
    }

    private string ReadSign() =>
        s_mirrored.ContainsKey(lexer.Next) ? lexer.Take()
        : lexer.Next == "<>" || lexer.Is("IN") ? throw NoOperator(lexer.Next.ToUpperInvariant())
        : throw lexer.Unexpected();

    private string ReadName()
    {
        if (lexer.Next.StartsWith(':'))
        {
            throw DynamoDbRefusal.Invalid("Invalid condition in KeyConditionExpression: No key attribute specified");
        }

        var name = scope.Name(lexer);
        return lexer.Next is "." or "[" ? throw DynamoDbRefusal.Invalid("KeyConditionExpressions cannot have conditions on nested attributes") : name;
    }

    private JsonNode ReadValue()
    {
        if (lexer.Next.StartsWith(':'))
        {
            return scope.Value(lexer, lexer.Take());
        }

        throw lexer.IsWord ? DynamoDbRefusal.Invalid("Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition") : lexer.Unexpected();
    }

    private static FakeServiceException NoOperator(string name) => DynamoDbRefusal.Invalid($"Invalid operator used in KeyConditionExpression: {name}");
}
