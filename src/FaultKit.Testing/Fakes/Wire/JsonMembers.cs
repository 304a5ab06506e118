using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>Reads the members of requests, and refuses those that lack what an operation cannot do without.</summary>
internal static class JsonMembers
{
    public static string? Text(this JsonObject request, string member) => request[member]?.GetValue<string>();

    public static string NeedText(this JsonObject request, string member) => request.Text(member) ?? throw Missing(member);

    public static JsonObject NeedObject(this JsonObject request, string member) => request[member] as JsonObject ?? throw Missing(member);

    public static JsonArray NeedArray(this JsonObject request, string member) => request[member] as JsonArray ?? throw Missing(member);

    /// <summary>Refuses members that a fake does not know: what it ignores, a test would take for done.</summary>
    public static void RefuseOthers(this JsonObject request, string fake, string owner, params IReadOnlyCollection<string> known)
    {
        foreach (var (member, value) in request)
        {
            if (value is not null && !known.Contains(member))
            {
                throw new FakeServiceException(400, "ValidationException", $"{fake} does not know {member} of {owner}. It knows {string.Join(", ", known)}.");
            }
        }
    }

    private static FakeServiceException Missing(string member) =>
        new(400, "ValidationException", $"1 validation error detected: Value null at '{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: Member must not be null");
}
