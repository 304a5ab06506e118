using System.Text.Json;

namespace FaultKit;

/// <summary>Writes one rule: its settings, its conditions, and what goes wrong.</summary>
internal static class RuleWriter
{
    public static void Write(Utf8JsonWriter writer, FaultRule rule)
    {
        ShapeWriter.Write(writer, RuleReader.Properties, ValuesOf(rule));
        PlanWriter.WriteList(writer, "match", rule.Match, condition => WriteCondition(writer, condition));
        if (rule.Fault is OneOfFault alternatives)
        {
            PlanWriter.WriteList(writer, "oneOf", alternatives.Choices, choice =>
            {
                ShapeWriter.Write(writer, FaultReader.ChoiceProperties, new ShapeValues(FaultReader.ChoiceProperties).With("weight", choice.Weight));
                WriteFault(writer, choice.Fault);
            });
        }
        else
        {
            WriteFault(writer, rule.Fault);
        }
    }

    private static ShapeValues ValuesOf(FaultRule rule) => new ShapeValues(RuleReader.Properties)
        .With("name", rule.Name)
        .With("target", rule.Target)
        .With("percentage", rule.Rate.Percentage, 100.0)
        .With("calls", rule.Calls)
        .With("skip", rule.Skip, 0L)
        .With("every", rule.Every, 1L)
        .With("limit", rule.Limit)
        .With("starts", rule.Starts)
        .With("duration", rule.Duration)
        .With("ramp", rule.Ramp)
        .With("rampBy", rule.RampBy, RampKind.Percentage);

    private static void WriteFault(Utf8JsonWriter writer, Fault fault)
    {
        writer.WriteStartObject("fault");
        writer.WriteString("type", fault.Type);
        ShapeWriter.Write(writer, fault.Shape.Properties, fault.Settings);
        writer.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter writer, FaultMatch condition)
    {
        ShapeWriter.Write(writer, MatchReader.Properties, new ShapeValues(MatchReader.Properties).With("path", condition.Path).With("operator", condition.Operator, MatchOperator.Eq));
        writer.WritePropertyName("value");
        if (condition.Operator != MatchOperator.In)
        {
            WriteValue(writer, condition.Values[0]);
            return;
        }

        writer.WriteStartArray();
        foreach (var value in condition.Values)
        {
            WriteValue(writer, value);
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, MatchValue value)
    {
        if (value.Kind == MatchValueKind.Text)
        {
            writer.WriteStringValue(value.Text);
        }
        else
        {
            // Numbers keep the digits they were written with; the rest are literals.
            writer.WriteRawValue(value.Text);
        }
    }
}
