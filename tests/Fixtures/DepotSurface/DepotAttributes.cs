using Depot;

namespace FaultKit.Depot;

/// <summary>What rules can match on: <c>path</c>, <c>size</c>, and the content of what is written, as <c>$</c>.</summary>
// snippet: attributes
internal sealed class DepotAttributes : AttributeReader
{
    public static DepotAttributes Reader { get; } = new();

    public override AttributeValue Read(object carrier, string name) => name switch
    {
        "path" => AttributeValue.Of(((DepotRequest)carrier).Path),
        "size" => AttributeValue.Of(((DepotRequest)carrier).Content.Length),
        _ => AttributeValue.Absent,
    };

    public override ReadOnlyMemory<byte> Payload(object carrier) => ((DepotRequest)carrier).Content;
}
// end
