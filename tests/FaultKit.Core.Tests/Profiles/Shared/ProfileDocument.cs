namespace FaultKit.Tests;

/// <summary>Writes <c>docs/profiles.md</c> from the catalogue.</summary>
internal static class ProfileDocument
{
    public static string Write() => string.Join('\n', [.. Head(), .. Profiles.All.SelectMany(Section), ""]);

    private static IEnumerable<string> Head() =>
    [
        "# Profiles",
        "",
        "A profile is a named set of rules with parameters. This page is written from the catalogue that plans use; a test holds the two together.",
        "",
        "```json",
        "\"profiles\": [",
        "  { \"use\": \"dependency-brownout\", \"with\": { \"host\": \"prices.internal\", \"percentage\": 50 } },",
        "  { \"use\": \"dependency-outage\", \"as\": \"ledger-gone\", \"with\": { \"host\": \"ledger.internal\" } }",
        "]",
        "```",
        "",
        "Its rules become rules of the plan, behind the plan's own, and are named `profile/rule`: `dependency-brownout/slow`. Used a second time it is `dependency-brownout#2/slow`, or what `as` says.",
        "Dice, counters and hits go by these names, as they do for every rule: the same seed gives the same faults.",
        "Values are checked like every other value of a plan, and refused with line and column.",
        "",
        "Profiles of your own stand in files beside the plan, in the same form; `${name}` is where a parameter's value goes:",
        "",
        "```json",
        "\"profilesFrom\": [\"./profiles.json\"]",
        "```",
        "",
        "```json",
        .. Own.Split('\n'),
        "```",
        "",
        $"Types of parameters: {string.Join(", ", Enum.GetNames<ParameterType>().Select(name => $"`{name.ToLowerInvariant()}`"))}. `min` and `max` bound numbers and durations, `choices` lists the words of a choice, and a parameter without `default` has to be said.",
        "Paths are relative to the plan's file. Only a plan that is read from a file can name files; an edit of one is seen as an edit of the plan is. Editors check them by `profiles.schema.json`, which lies beside `chaos.schema.json` in the package: `\"$schema\": \"./profiles.schema.json\"`.",
        "",
        "In a test: `FaultPlan.FromProfile(Profiles.DependencyBrownout, (\"host\", \"prices.internal\"))`.",
        "",
        "| profile | what it does |",
        "|---|---|",
        .. Profiles.All.Select(profile => $"| [`{profile.Name}`](#{profile.Name}) | {profile.Summary} |"),
    ];

    /// <summary>The profile that the page shows; a test reads it.</summary>
    public const string Own = """
        {
          "version": 1,
          "profiles": [
            {
              "name": "ledger-down",
              "summary": "The ledger cannot be reached.",
              "parameters": {
                "percentage": { "type": "percentage", "min": 1, "default": 100, "summary": "The share of calls." }
              },
              "rules": [
                { "name": "gone", "target": "http:ledger.internal", "percentage": "${percentage}", "fault": { "type": "connection", "kind": "refused" } }
              ]
            }
          ]
        }
        """;

    private static IEnumerable<string> Section(FaultProfile profile) =>
    [
        "",
        $"## {profile.Name}",
        "",
        profile.Summary,
        "",
        $"Stands for: {profile.StandsFor}{(profile.Source is { } source ? $" ([source]({source}))" : "")}",
        "",
        .. profile.Parameters.Count == 0 ? [] : (string[])
        [
            "| parameter | expected | default | what it is for |",
            "|---|---|---|---|",
            .. profile.Parameters.Select(parameter => $"| `{parameter.Name}` | {parameter.Expected} | {(parameter.Default is { } value ? $"`{value}`" : "has to be said")} | {parameter.Summary} |"),
            "",
        ],
        "| rule | target | fault |",
        "|---|---|---|",
        .. profile.Templates.Select(rule => $"| `{rule.Member("name")!.Text}` | `{rule.Member("target")!.Text}` | {FaultsOf(rule)} |"),
    ];

    private static string FaultsOf(PlanNode rule) => rule.Member("fault") is { } fault ? $"[`{fault.Member("type")!.Text}`](faults.md#{fault.Member("type")!.Text})"
        : "one of " + string.Join(", ", rule.Member("oneOf")!.Items!.Select(item => item.Member("fault")!).Select(one => $"`{one.Member("type")!.Text}` {one.Member("kind")?.Text}"));
}
