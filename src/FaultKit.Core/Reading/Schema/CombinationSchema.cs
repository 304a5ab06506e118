using System.Text.Json.Nodes;
using static FaultKit.SettingTest;

namespace FaultKit;

/// <summary>Settings of a fault that do not go together, as far as a schema can say it: what a fault's own <c>Make</c> complains of.</summary>
/// <remarks>
/// Written apart from the faults, because a process that reads a plan needs none of it. That it says what they say is tested over all
/// pairs of settings. Two durations, or two numbers, no schema compares.
/// </remarks>
internal static class CombinationSchema
{
    private static readonly string[] s_breakBody = ["reset", "closed", "stream-reset"];

    /// <summary>What must not hold of a fault's settings at a kind of point; empty for most faults.</summary>
    public static IEnumerable<JsonObject> NeverOf(string fault, PointKind kind) => fault switch
    {
        "batch" => [All(Has("count"), Is("kind", "reorder"))],
        "connection" =>
        [
            All(Has("afterBytes"), Is("when", "before")),
            All(Has("afterBytes"), IsNot("kind", s_breakBody)),
            All(Is("when", "after"), IsNot("kind", [.. s_breakBody, "bad-status-line"])),
        ],
        "corrupt" => NeverOfCorrupt(kind),
        "error" =>
        [
            All(Has("exception"), Has("code")),
            All(Has("exception"), Has("message")),
            All(Has("reasons"), Has("code"), IsNot("code", ErrorFault.Cancelled)),
            All(Has("afterBytes"), Is("when", "before")),
        ],
        "latency" =>
        [
            All(TakesTime("jitter"), Is("distribution", "fixed", "lognormal", "pareto")),
            All(Is("distribution", "uniform", "normal"), Not(TakesTime("jitter"))),
            All(Has("sigma"), IsNot("distribution", "lognormal")),
            All(Has("alpha"), IsNot("distribution", "pareto")),
        ],
        "response" => [All(Is("keepBody", true), Has("body")), All(Is("keepBody", true), Is("when", "before"))],
        "slow-body" =>
        [
            All(Has("bytesPerSecond"), Has("chunkBytes")),
            All(Has("bytesPerSecond"), Has("pause")),
            All(Has("chunkBytes"), Lacks("pause")),
            All(Lacks("chunkBytes"), Lacks("bytesPerSecond")),
        ],
        "throttle" =>
        [
            All(Has("limit"), Lacks("window")),
            All(Has("window"), Lacks("limit")),
            All(Is("police", true), Lacks("retryAfter"), Lacks("limit")),
            All(Has("retryAfterFormat"), IsNot("retryAfterFormat", "seconds"), Lacks("retryAfter"), Lacks("limit")),
        ],
        "timeout" => [All(Is("beyond", true), Has("margin"))],
        _ => [],
    };

    /// <summary>What must not hold of a rule.</summary>
    public static IEnumerable<JsonObject> NeverOfRule()
    {
        var isInit = Is("type", ColdStartFault.Row.Name, InitErrorFault.Row.Name);
        JsonObject Fault(JsonObject test) => Holds("fault", test);
        JsonObject Alternatives(JsonObject test) => Holds("oneOf", new() { ["items"] = Holds("fault", test) });
        JsonObject Copy(JsonObject test) => (JsonObject)test.DeepClone();
        return
        [
            All(Has("duration"), Lacks("starts")),
            All(Has("ramp"), Lacks("starts")),
            All(Has("rampBy"), Lacks("ramp")),
            All(Is("rampBy", "delay"), Fault(IsNot("type", "latency"))),
            All(Is("rampBy", "delay"), Alternatives(IsNot("type", "latency"))),
            All(Holds("match", new() { ["minItems"] = 1 }), Fault(Copy(isInit))),
            All(Holds("match", new() { ["minItems"] = 1 }), Alternatives(Copy(isInit))),
            All(Has("oneOf"), Not(Alternatives(Copy(isInit))), Not(Alternatives(Not(Copy(isInit))))),
        ];
    }

    private static IEnumerable<JsonObject> NeverOfCorrupt(PointKind kind)
    {
        foreach (var (setting, kinds) in CorruptFault.SettingsOfKinds)
        {
            yield return All(Has(setting), IsNot("kind", kinds));
            if (setting == "path")
            {
                yield return All(Is("kind", kinds), Lacks(setting));
            }
        }

        if (kind != PointKind.Http)
        {
            yield return All(Is("fitting", false), Is("on", "request"));
        }
    }
}
