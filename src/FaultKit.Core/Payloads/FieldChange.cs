namespace FaultKit;

/// <summary>Changes what stands at a path of a JSON document.</summary>
/// <param name="path">The path.</param>
/// <param name="action">What is done to it.</param>
/// <param name="report">Where it says whether there was anything to change.</param>
internal sealed class FieldChange(JsonPath path, FieldAction action, PayloadReport report) : PayloadStage
{
    public override PayloadPass Open() => new FieldPass(path, action, report);

    public override long? LengthAfter(long length) => null;
}
