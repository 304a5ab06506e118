using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>A write that was found good and is not carried out yet.</summary>
/// <param name="Operation">What it is, under its own name also where it is part of a batch.</param>
/// <param name="Table">Where.</param>
/// <param name="Key">Of which item.</param>
/// <param name="Before">The item as it is; null where there is none.</param>
/// <param name="After">The item as it will be; null where there will be none.</param>
/// <param name="Update">What is updated, for those who ask to see no more.</param>
internal sealed record ItemWrite(string Operation, FakeTable Table, ItemKey Key, JsonObject? Before, JsonObject? After, ItemUpdate Update)
{
    /// <summary>Whether it does anything: a check of a condition does not, nor does the deletion of what is not there.</summary>
    public bool HasEffect => Operation != ItemWriter.Check && (Before is not null || After is not null);

    /// <summary>The attributes that a request asked to see.</summary>
    public JsonObject? Returned(string wanted) => wanted switch
    {
        "NONE" => null,
        "ALL_OLD" => Before,
        "ALL_NEW" => After,
        "UPDATED_OLD" => Project(Before),
        "UPDATED_NEW" => Project(After),
        _ => throw DynamoDbRefusal.Invalid($"ReturnValues can not be {wanted}"),
    };

    private JsonObject? Project(JsonObject? item)
    {
        if (item is null)
        {
            return null;
        }

        var seen = new JsonObject();
        foreach (var path in Update.Paths)
        {
            path.Project(item, seen);
        }

        return seen.Count > 0 ? seen : null;
    }
}
