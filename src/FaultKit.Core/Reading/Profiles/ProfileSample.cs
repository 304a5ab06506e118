using System.Globalization;

namespace FaultKit;

/// <summary>A value for each parameter of a profile, so that its rules can be read before anybody uses it.</summary>
internal static class ProfileSample
{
    public static PlanNode Of(ProfileParameter parameter) => parameter.DefaultNode ?? parameter.Type switch
    {
        ParameterType.Host => Text("sample.internal"),
        ParameterType.Function => Text("sample"),
        ParameterType.Operation => Text("*"),
        ParameterType.Duration => Text(DurationText.Write(((DurationShape)parameter.Shape).Least)),
        ParameterType.Percentage or ParameterType.Number => Number(((NumberShape)parameter.Shape).Least),
        ParameterType.Whole => Number(((WholeShape)parameter.Shape).Least),
        ParameterType.Choice => Text(((WordShape)parameter.Shape).First),
        ParameterType.Target => Text("point:sample"),
        _ => Text("sample"),
    };

    private static PlanNode Text(string text) => new(NodeKind.Text, 0) { Text = text };

    private static PlanNode Number(double number) => new(NodeKind.Number, 0) { Text = number.ToString("R", CultureInfo.InvariantCulture) };
}
