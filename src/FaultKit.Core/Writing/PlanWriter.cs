using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FaultKit;

/// <summary>Writes a plan as a document, by the shapes that read one: there is no second list of what a plan may say.</summary>
internal static class PlanWriter
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(FaultPlan plan)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            ShapeWriter.Write(writer, PlanReader.Properties, ValuesOf(plan));
            WriteList(writer, "abortWhen", plan.AbortWhen, condition => ShapeWriter.Write(writer, AbortReader.Properties, ValuesOf(condition)));
            WriteList(writer, "rules", plan.Rules, rule => RuleWriter.Write(writer, rule));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a list of objects; nothing where it is empty.</summary>
    public static void WriteList<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ShapeValues ValuesOf(FaultPlan plan) => new ShapeValues(PlanReader.Properties)
        .With("version", (long)FaultPlan.Version)
        .With("enabled", plan.Enabled)
        .With("environments", plan.Environments)
        .With("expires", plan.Expires)
        .With("seed", plan.Seed)
        .With("maxActiveFaults", (long?)plan.MaxActiveFaults)
        .With("dryRun", plan.DryRun, false);

    private static ShapeValues ValuesOf(AbortCondition condition) => new ShapeValues(AbortReader.Properties)
        .With("target", condition.Target)
        .With("errorRate", condition.ErrorRate?.Percentage)
        .With("latency", condition.Latency)
        .With("percentile", condition.Percentile, 99.0)
        .With("window", condition.Window, TimeSpan.FromMinutes(1))
        .With("minCalls", (long)condition.MinCalls, 20L);
}
