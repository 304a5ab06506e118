using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>One operation of a service that speaks AWS JSON.</summary>
/// <param name="Run">Carries a request out.</param>
/// <param name="Members">The members of a request that it knows. Any other is refused.</param>
internal sealed record JsonOperation(Func<JsonObject, CancellationToken, Task<JsonObject>> Run, params string[] Members)
{
    public JsonOperation(Func<JsonObject, JsonObject> run, params string[] members)
        : this((request, _) => Task.FromResult(run(request)), members)
    {
    }
}
