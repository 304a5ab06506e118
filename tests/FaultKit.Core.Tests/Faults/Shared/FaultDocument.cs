namespace FaultKit.Tests;

/// <summary>Writes <c>docs/faults.md</c> from the vocabulary that reads plans.</summary>
internal static class FaultDocument
{
    private static readonly PointKind[] s_kinds = Enum.GetValues<PointKind>();

    public static string Write() => string.Join('\n', [.. Head(), .. FaultVocabulary.Faults.SelectMany(Section), ""]);

    private static IEnumerable<string> Head() =>
    [
        "# Faults",
        "",
        "What can go wrong, where, and with which settings. This page is written from the table that reads plans; a test holds the two together.",
        "",
        "`before` keeps the call from being made, or holds it up first; `after` lets it happen, and replaces or holds up what comes of it.",
        "For `corrupt` and `slow-body` they stand for `\"on\": \"request\"` and `\"on\": \"response\"`; of the kinds of `batch`, `partial-failure` acts after, the others before.",
        "Where a cell is empty, the plan is refused when it is read.",
        "",
        $"| fault | {string.Join(" | ", s_kinds.Select(kind => $"`{FaultVocabulary.WordOf(kind)}:`"))} |",
        $"|---|{string.Concat(s_kinds.Select(_ => "---|"))}",
        .. FaultVocabulary.Faults.Select(fault => $"| [`{fault.Name}`](#{fault.Name}) | {string.Join(" | ", s_kinds.Select(kind => Sides(fault.PlaceAt(kind))))} |"),
    ];

    private static IEnumerable<string> Section(FaultShape fault) =>
    [
        "",
        $"## {fault.Name}",
        "",
        fault.Summary,
        "",
        "| setting | expected | what it is for |",
        "|---|---|---|",
        .. fault.Properties.Select(property => $"| `{property.Name}` | {property.Value.Expected}{(property.IsRequired ? "; required" : "")} | {property.Summary}{Only(property)} |"),
        "",
        "| at | what it looks like |",
        "|---|---|",
        .. fault.Places.Select(place => $"| `{FaultVocabulary.WordOf(place.Kind)}:` | {place.Note} |"),
    ];

    private static string Sides(FaultPlace? place) => place switch
    {
        null => "",
        { Before: true, After: true } => "before, after",
        { Before: true } => "before",
        _ => "after",
    };

    private static string Only(PropertyShape property) =>
        property.Kinds is null ? "" : $" Only at {string.Join(", ", property.Kinds.Select(kind => $"`{FaultVocabulary.WordOf(kind)}:`"))}.";
}
