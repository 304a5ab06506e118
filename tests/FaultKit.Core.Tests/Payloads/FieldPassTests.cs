using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace FaultKit.Tests;

public sealed class FieldPassTests
{
    private static readonly string[] s_paths = ["$.a", "$.b", "$.a.b", "$[0]", "$[*]", "$.a[*]", "$.a[1]", "$[*].a", "$.b[*].a"];

    private static readonly Gen<string> s_documents = Gen.Recursive<string>((depth, deeper) =>
    {
        var scalars = Pick("1", "-2.5e3", "true", "null", "\"\"", "\"x,]}\\\"\\u0041\"", "\"\u00fc\"");
        return depth > 4 ? scalars : Gen.OneOf(
            scalars,
            deeper.Array[0, 4].Select(items => $"[ {string.Join(" ,\n", items)} ]"),
            deeper.Array[0, 3].Select(items => $"{{ {string.Join(" , ", items.Select((item, i) => $"\"{"abc"[i]}\" : {item}"))}}}"));
    });

    [Fact]
    public void AnyDocument_IsChangedAsItsTreeWouldBe() => Gen.Select(s_documents, Pick(s_paths), Gen.Enum<FieldAction>()).Sample(
        (document, path, action) =>
        {
            var expected = JsonNode.Parse(document);
            Edit(expected, JsonPath.Parse(path).Steps, action);
            var changed = Run(document, path, action);
            return JsonNode.DeepEquals(expected, JsonNode.Parse(changed));
        },
        iter: 5_000);

    [Fact]
    public void ADocumentInPieces_IsChangedAsAWhole() => Gen.Select(s_documents, Pick(s_paths), Gen.Enum<FieldAction>(), Gen.Int[1, 9].Array[1, 5]).Sample(
        (document, path, action, sizes) => Run(document, path, action, sizes: sizes) == Run(document, path, action),
        iter: 5_000);

    [Fact]
    public void AnyTextAtAll_LosesNothingWhereNothingIsFound() => Gen.String.Sample(text => Run(text, "$.nowhere", FieldAction.Drop) == text, iter: 2_000);

    [Theory]
    [InlineData("{\"a\":1,\"b\":2,\"c\":3}", "$.a", "{\"b\":2,\"c\":3}")]
    [InlineData("{\"a\":1,\"b\":2,\"c\":3}", "$.b", "{\"a\":1,\"c\":3}")]
    [InlineData("{\"a\":1,\"b\":2,\"c\":3}", "$.c", "{\"a\":1,\"b\":2}")]
    [InlineData("{\"a\":{\"x\":[1,2]}}", "$.a", "{}")]
    [InlineData("[1,2,3]", "$[*]", "[]")]
    [InlineData("[{\"p\":1,\"q\":2},{\"p\":3}]", "$[*].p", "[{\"q\":2},{}]")]
    [InlineData("{\"a\" : 1 , \"b\" : 2}", "$.a", "{  \"b\" : 2}")]
    public void ADroppedField_GoesWithItsNameAndItsComma(string document, string path, string expected) =>
        Assert.Equal(expected, Run(document, path, FieldAction.Drop));

    [Theory]
    [InlineData("17.25", "\"17.25\"")]
    [InlineData("\"EUR\"", "0")]
    [InlineData("true", "\"true\"")]
    [InlineData("null", "\"\"")]
    [InlineData("{\"b\":[1]}", "\"\"")]
    [InlineData("[1,{}]", "\"\"")]
    public void ARetypedField_HasAValueOfAnotherType(string value, string expected) =>
        Assert.Equal($"{{\"a\": {expected}}}", Run($"{{\"a\": {value}}}", "$.a", FieldAction.Retype));

    [Fact]
    public void LinesOfDocuments_AreEachChanged() =>
        Assert.Equal("{\"a\":null}\n{\"b\":2}\n{\"a\":null}\n", Run("{\"a\":1}\n{\"b\":2}\n{\"a\":3}\n", "$.a", FieldAction.Null));

    [Theory]
    [InlineData(new[] { 100 })]
    [InlineData(new[] { 1 })]
    public void AByteOrderMark_StaysInFront(int[] sizes) => Assert.Equal("\uFEFF{\"a\":null}", Run("\uFEFF{\"a\":1}", "$.a", FieldAction.Null, sizes: sizes));

    [Theory]
    [InlineData("<html>not found</html>", "the payload is no JSON")]
    [InlineData("", "the payload is no JSON")]
    [InlineData("{\"b\":", "the payload is no JSON")]
    [InlineData("{\"b\": 1}", "the payload has nothing at $.a")]
    public void ABodyWithoutTheField_PassesUntouchedAndSaysSo(string body, string reason)
    {
        var reports = new Reports();

        var passed = Run(body, "$.a", FieldAction.Drop, reports);

        Assert.Equal((body, reason), (passed, Assert.Single(reports.Lines)));
    }

    [Fact]
    public void AFieldThatIsChangedOften_IsOneHit()
    {
        var reports = new Reports();

        Run("[1,2,3]", "$[*]", FieldAction.Null, reports);

        Assert.Equal(["made"], reports.Lines);
    }

    [Fact]
    public void FaultsTurnedOffOnTheWay_LeaveTheFieldAlone()
    {
        var passed = Run("{\"a\":1}", "$.a", FieldAction.Drop, new Reports(isOn: false));

        Assert.Equal("{\"a\":1}", passed);
    }

    [Fact]
    public void AValueThatIsTooLongToBeHeld_PassesUntouched()
    {
        var reports = new Reports();
        var document = $"{{\"long\":\"{new string('x', 2_000_000)}\",\"a\":1}}";

        var passed = Run(document, "$.a", FieldAction.Drop, reports);

        Assert.Equal((document, "a value of the payload is longer than the 1048576 bytes that are kept"), (passed, Assert.Single(reports.Lines)));
    }

    [Fact]
    public void ALongDocument_IsNotHeld()
    {
        using var pass = new FieldPass(JsonPath.Parse("$.last"), FieldAction.Drop, new Reports().New());
        var item = Encoding.UTF8.GetBytes($"{{\"name\":\"{new string('n', 200)}\",\"list\":[1,2,3]}},");
        pass.Pass("{\"items\":["u8, Stream.Null);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++)
        {
            pass.Pass(item, Stream.Null);
        }

        // 24 MB have passed. What is left is a frame for each object, and goes at once.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12_000_000);
    }

    [Fact]
    public void APassThatIsGivenUp_SaysSo()
    {
        var reports = new Reports();
        var pass = new FieldPass(JsonPath.Parse("$.a"), FieldAction.Drop, reports.New());
        pass.Pass("{\"b\":1"u8, Stream.Null);

        pass.Dispose();

        Assert.Equal("the payload was not read to its end", Assert.Single(reports.Lines));
    }

    private static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Run(string document, string path, FieldAction action, Reports? reports = null, int[]? sizes = null)
    {
        using var output = new MemoryStream();
        using var pass = new FieldPass(JsonPath.Parse(path), action, (reports ?? new()).New());
        var rest = Encoding.UTF8.GetBytes(document).AsSpan();
        for (var i = 0; !rest.IsEmpty; i++)
        {
            var piece = rest[..Math.Min(rest.Length, sizes?[i % sizes.Length] ?? rest.Length)];
            pass.Pass(piece, output);
            rest = rest[piece.Length..];
        }

        Assert.False(pass.End(output));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>What the change comes to, done to a tree.</summary>
    private static void Edit(JsonNode? node, ReadOnlySpan<PathStep> steps, FieldAction action)
    {
        var step = steps[0];
        if (node is JsonObject members && step.Name is { } name && members.ContainsKey(name))
        {
            if (steps.Length > 1)
            {
                Edit(members[name], steps[1..], action);
            }
            else if (action == FieldAction.Drop)
            {
                members.Remove(name);
            }
            else
            {
                members[name] = Changed(members[name], action);
            }
        }
        else if (node is JsonArray items && step.Name is null)
        {
            for (var i = items.Count - 1; i >= 0; i--)
            {
                if (step.Index != PathStep.Any && step.Index != i)
                {
                    continue;
                }

                if (steps.Length > 1)
                {
                    Edit(items[i], steps[1..], action);
                }
                else if (action == FieldAction.Drop)
                {
                    items.RemoveAt(i);
                }
                else
                {
                    items[i] = Changed(items[i], action);
                }
            }
        }
    }

    private static JsonValue? Changed(JsonNode? value, FieldAction action) => action == FieldAction.Null ? null : value?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => JsonValue.Create(0),
        System.Text.Json.JsonValueKind.Number or System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => JsonValue.Create(value.ToJsonString()),
        _ => JsonValue.Create(""),
    };
}
