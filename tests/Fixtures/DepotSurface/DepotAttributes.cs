using Depot;

namespace FaultKit.Depot;

/// <summary>What rules can match on: <c>path</c>, <c>size</c>, and the content of what is written, as <c>$</c>.</summary>
// snippet: attributes
internal sealed class DepotAttributes : AttributeReader
{
    public static DepotAttributes Reader { get; } = new();

    public override MatchValue Read(object carrier, string name) => name switch
    {
        "path" => MatchValue.Of(((DepotRequest)carrier).Path),
        "size" => MatchValue.Of(((DepotRequest)carrier).Content.Length),
        _ => MatchValue.Absent,
    };

    public override ReadOnlyMemory<byte> Payload(object carrier) => ((DepotRequest)carrier).Content;
}
// end
