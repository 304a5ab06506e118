using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>What an update expression does to an item.</summary>
/// <param name="changes">Where, and what will be there, by the item before: no change sees what another did. Nothing takes away what is there.</param>
internal sealed class ItemUpdate(IReadOnlyList<(AttributePath Path, Operand Value)> changes)
{
    public static ItemUpdate Nothing { get; } = new([]);

    public IEnumerable<AttributePath> Paths => changes.Select(change => change.Path);

    public void Apply(JsonObject before, JsonObject item)
    {
        var values = changes.Select(change => (change.Path, Value: change.Value(before))).OrderBy(change => change.Path).ToArray();

        // Elements beyond the end of a list come in the order of their numbers.
        foreach (var (path, value) in values.Where(change => change.Value is not null))
        {
            path.Set(item, value!);
        }

        // Numbers are those of the item before: the last element goes first, and none moves that is still to go.
        foreach (var (path, _) in values.Reverse().Where(change => change.Value is null))
        {
            path.Remove(item);
        }
    }
}
