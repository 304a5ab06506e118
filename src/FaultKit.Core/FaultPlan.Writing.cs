namespace FaultKit;

public sealed partial record FaultPlan
{
    /// <summary>The plan as JSON, indented; read with <see cref="Parse"/> it is the same plan again.</summary>
    /// <remarks>
    /// What has its default is left out. Rules that came from profiles are written as the rules they became. A plan that code made may
    /// say what no document can, such as "every environment" without an end: what is written of it, the reader refuses and explains.
    /// </remarks>
    /// <exception cref="System.Text.Json.JsonException">A response claims to be JSON, and is none.</exception>
    public string ToJson() => PlanWriter.Write(this);
}
