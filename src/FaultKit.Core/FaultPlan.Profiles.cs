using System.Globalization;

namespace FaultKit;

public sealed partial record FaultPlan
{
    /// <summary>Reads a plan from a file, with the profiles that it brings from other files.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="time">What time it is, for <c>expires</c>; the system's unless said otherwise.</param>
    /// <exception cref="FaultPlanException">The document is no plan; the exception holds everything that is wrong with it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FaultPlan FromFile(string path, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        time ??= TimeProvider.System;
        var reading = PlanReader.Read(File.ReadAllBytes(path), time.GetUtcNow(), new ProfileFiles(path, time));
        return reading.Plan ?? throw new FaultPlanException(path, reading.Errors);
    }

    /// <summary>A plan of a profile's rules, on in every environment, for tests and for code that decides for itself.</summary>
    /// <param name="profile">The profile, such as <see cref="Profiles.DependencyBrownout"/>.</param>
    /// <param name="with">Values for its parameters: texts, numbers, <see cref="TimeSpan"/>s; parameters that are left out have their defaults.</param>
    /// <exception cref="FaultPlanException">A value is missing, unknown or out of its range; the exception holds everything that is wrong.</exception>
    public static FaultPlan FromProfile(FaultProfile profile, params (string Name, object Value)[] with)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(with);
        var errors = new PlanErrors([]);
        var use = new PlanNode(NodeKind.Object, 0)
        {
            Members = [new("with", 0, new(NodeKind.Object, 0) { Members = [.. Array.ConvertAll(with, value => new PlanMember(value.Name, 0, NodeOf(value.Value)))] })],
        };
        FaultRule[] rules = ProfileValues.Read(profile, use, "$", errors) is not { } values ? []
            : [.. ProfileValues.Expand(profile, profile.Name, values, (name, complaint) => errors.Add(0, "$.with", $"with these values the rule \"{name}\" is refused: {complaint}"))];
        return errors.Count == 0 ? Of(rules) : throw new FaultPlanException($"profile {profile.Name}", errors.Sorted());
    }

    private static PlanNode NodeOf(object value) => value switch
    {
        TimeSpan duration => new(NodeKind.Text, 0) { Text = DurationText.Write(duration) },
        true => new(NodeKind.True, 0),
        false => new(NodeKind.False, 0),
        byte or short or int or long or float or double or decimal => new(NodeKind.Number, 0) { Text = ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture) },
        _ => new(NodeKind.Text, 0) { Text = value?.ToString() ?? "" },
    };
}
