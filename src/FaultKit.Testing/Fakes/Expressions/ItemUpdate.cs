using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>What an update expression does to an item.</summary>
/// <param name="actions">What is done, from the item before to the item after: no action sees what another did.</param>
/// <param name="paths">Where.</param>
internal sealed class ItemUpdate(IReadOnlyList<Action<JsonObject, JsonObject>> actions, IReadOnlyList<AttributePath> paths)
{
    public static ItemUpdate Nothing { get; } = new([], []);

    public IReadOnlyList<AttributePath> Paths => paths;

    public void Apply(JsonObject before, JsonObject item)
    {
        foreach (var action in actions)
        {
            action(before, item);
        }
    }
}
