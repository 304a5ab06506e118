namespace FaultKit;

/// <summary>A change to a payload, before there is one: it is made afresh each time that the payload is sent.</summary>
internal abstract class PayloadStage
{
    /// <summary>Begins to change a payload.</summary>
    public abstract PayloadPass Open();

    /// <summary>How long a payload is afterwards, in bytes; null where nobody knows before it has passed.</summary>
    public abstract long? LengthAfter(long length);
}
