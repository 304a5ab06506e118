using System.Text;

namespace FaultKit;

/// <summary>Reads what rules match on from a description.</summary>
internal sealed class DescribedCall : AttributeReader
{
    public static DescribedCall Reader { get; } = new();

    public override MatchValue Read(object carrier, string name) =>
        ((CallDescription)carrier).Attributes.TryGetValue(name, out var text) ? MatchValue.Of(text) : MatchValue.Absent;

    public override ReadOnlyMemory<byte> Payload(object carrier) => Encoding.UTF8.GetBytes(((CallDescription)carrier).Payload);
}
