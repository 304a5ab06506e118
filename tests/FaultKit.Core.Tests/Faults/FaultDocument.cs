using System.Text;

namespace FaultKit.Tests;

/// <summary>Writes <c>docs/faults.md</c> from the vocabulary that reads plans.</summary>
internal static class FaultDocument
{
    private static readonly PointKind[] s_kinds = Enum.GetValues<PointKind>();

    public static string Write()
    {
        var text = new StringBuilder("""
            # Faults

            What can go wrong, where, and with which settings. This page is written from the table that reads plans; a test holds the two together.

            `before` keeps the call from being made, or holds it up first; `after` lets it happen and replaces, or holds up, what comes of it.
            For `corrupt` they stand for `"on": "request"` and `"on": "response"`.
            A fault at a place where its cell is empty is refused when the plan is read.

            """.ReplaceLineEndings("\n"));
        text.Append("\n| fault | ").AppendJoin(" | ", s_kinds.Select(kind => $"`{FaultVocabulary.WordOf(kind)}:`")).Append(" |\n|---|").Insert(text.Length, "---|", s_kinds.Length).Append('\n');
        foreach (var fault in FaultVocabulary.Faults)
        {
            text.Append($"| [`{fault.Name}`](#{fault.Name}) | ").AppendJoin(" | ", s_kinds.Select(kind => Sides(fault.PlaceAt(kind)))).Append(" |\n");
        }

        foreach (var fault in FaultVocabulary.Faults)
        {
            text.Append($"\n## {fault.Name}\n\n{fault.Summary}\n\n| setting | expected | what it is for |\n|---|---|---|\n");
            foreach (var property in fault.Properties)
            {
                text.Append($"| `{property.Name}` | {property.Value.Expected}{(property.IsRequired ? "; required" : "")} | {property.Summary}{Only(property)} |\n");
            }

            text.Append("\n| at | what it looks like |\n|---|---|\n");
            foreach (var place in fault.Places)
            {
                text.Append($"| `{FaultVocabulary.WordOf(place.Kind)}:` | {place.Note} |\n");
            }
        }

        return text.ToString();
    }

    private static string Sides(FaultPlace? place) => place switch
    {
        null => "",
        { Before: true, After: true } => "before, after",
        { Before: true } => "before",
        _ => "after",
    };

    private static string Only(PropertyShape property) =>
        property.Kinds.Count == 0 ? "" : $" Only at {string.Join(", ", property.Kinds.Select(kind => $"`{FaultVocabulary.WordOf(kind)}:`"))}.";
}
