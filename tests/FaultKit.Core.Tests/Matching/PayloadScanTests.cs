using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace FaultKit.Tests;

public sealed class PayloadScanTests
{
    private const string Event = """
        { "source": "orders", "detail": { "kind": "block", "count": 12, "urgent": true, "note": null,
          "items": [ { "sku": "a", "tags": ["x", "y"] }, { "sku": "b", "tags": [] } ], "a name": { "deep": 1.50 } } }
        """;

    [Theory]
    [InlineData("$.source", "orders")]
    [InlineData("$.detail.kind", "block")]
    [InlineData("$.detail.count", "12")]
    [InlineData("$.detail.urgent", "true")]
    [InlineData("$.detail.note", "null")]
    [InlineData("$.detail.items[1].sku", "b")]
    [InlineData("$.detail.items[*].sku", "a b")]
    [InlineData("$.detail.items[*].tags[*]", "x y")]
    [InlineData("$.detail['a name'].deep", "1.50")]
    [InlineData("$.detail.items[2].sku", "")]
    [InlineData("$.detail.kind.deeper", "")]
    [InlineData("$.absent", "")]
    public void Path_FindsWhatStandsThere(string path, string values)
    {
        var found = PayloadScan.Find(Encoding.UTF8.GetBytes(Event), [JsonPath.Parse(path)])[0];

        Assert.Equal(values, string.Join(' ', found.Select(value => value.Text)));
    }

    [Fact]
    public void SeveralPaths_AreFoundInOnePass()
    {
        var found = PayloadScan.Find(Encoding.UTF8.GetBytes(Event), [JsonPath.Parse("$.detail.count"), JsonPath.Parse("$.detail"), JsonPath.Parse("$.source")]);

        Assert.Equal(["12", "", "orders"], found.Select(values => values.Single().Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("""{ "source": "orders", """)]
    [InlineData("""{ "source": "orders" } trailing""")]
    public void DocumentThatIsNoJson_HoldsNothing(string document)
    {
        var found = PayloadScan.Find(Encoding.UTF8.GetBytes(document), [JsonPath.Parse("$.source")]);

        Assert.Empty(found[0]);
    }

    [Fact]
    public void AnyDocument_IsReadAsTheLibraryReadsIt() =>
        Gen.Select(Gen.Int[0, 3], Gen.String[Gen.Char['a', 'c'], 1, 1].Array[1, 4], Gen.Int[-5, 5]).Sample((index, names, number) =>
        {
            // A document of nested objects with one list in the middle, and the path that leads to its number.
            JsonNode node = JsonValue.Create(number);
            var path = "";
            for (var i = names.Length - 1; i >= 0; i--)
            {
                node = i == 1 ? new JsonObject { [names[i]] = new JsonArray([.. Enumerable.Range(0, index).Select(_ => JsonValue.Create(0)), node]) } : new JsonObject { [names[i]] = node };
                path = i == 1 ? $".{names[i]}[{index}]{path}" : $".{names[i]}{path}";
            }

            var found = PayloadScan.Find(Encoding.UTF8.GetBytes(node.ToJsonString()), [JsonPath.Parse("$" + path)])[0];

            return found.Count == 1 && found[0].Number == number;
        });
}
