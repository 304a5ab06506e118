namespace FaultKit.Tests;

public sealed class FaultDocumentTests
{
    [Fact]
    public void Documentation_IsTheTable()
    {
        var written = FaultDocument.Write();

        // To write the page anew, take what is expected from the folder of the test's output.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "faults.md"), written);
        Assert.Equal(written, Repository.Read("docs/faults.md"));
    }

    [Fact]
    public void EveryFault_IsReadWithItsRequiredSettingsAlone_AtEveryPlaceOfItsRow()
    {
        Dictionary<string, string> required = new()
        {
            ["latency"] = "\"delay\": \"1s\"",
            ["connection"] = "\"kind\": \"reset\"",
            ["slow-body"] = "\"bytesPerSecond\": 1",
            ["batch"] = "\"count\": 1",
            ["cold-start"] = "\"delay\": \"1s\"",
            ["memory"] = "\"size\": \"1MiB\"",
            ["disk"] = "\"size\": \"1MiB\"",
            ["threads"] = "\"count\": 1",
            ["deadline"] = "\"remaining\": \"1s\"",
            ["corrupt"] = "\"kind\": \"truncate\"",
        };
        Dictionary<PointKind, string> targets = new()
        {
            [PointKind.Lambda] = "lambda:*",
            [PointKind.Http] = "http:*",
            [PointKind.Aws] = "aws:*",
            [PointKind.AspNetCore] = "aspnetcore:*",
            [PointKind.Custom] = "point:*",
        };

        foreach (var fault in FaultVocabulary.Faults)
        {
            foreach (var place in fault.Places)
            {
                foreach (var (word, isThere) in new[] { (Side(fault, false), place.Before), (Side(fault, true), place.After) })
                {
                    var needed = place.Needs.Count > 0 ? "\"kind\": \"closed\", \"afterBytes\": 1" : required.GetValueOrDefault(fault.Name, "");
                    var settings = string.Join(", ", new[] { $"\"type\": \"{fault.Name}\"", needed, word }.Where(text => text.Length > 0));
                    var json = $$"""{ "version": 1, "enabled": true, "environments": ["Test"], "rules": [ { "name": "r", "target": "{{targets[place.Kind]}}", "fault": { {{settings}} } } ] }""";

                    var failure = Record.Exception(() => FaultPlan.Parse(json));

                    Assert.True(isThere == failure is null, $"{fault.Name} at {place.Kind} with {word}: {failure?.Message ?? "was read"}");
                }
            }
        }
    }

    private static string Side(FaultShape fault, bool isAfter) => fault.Name == "batch"
        ? isAfter ? "\"kind\": \"partial-failure\"" : "\"kind\": \"drop\""
        : fault.Properties.All(property => property.Name is not ("when" or "on")) ? isAfter ? "\"when\": \"after\"" : ""
        : fault.Properties.Any(property => property.Name == "on")
        ? isAfter ? "\"on\": \"response\"" : "\"on\": \"request\""
        : isAfter ? "\"when\": \"after\"" : "\"when\": \"before\"";
}
