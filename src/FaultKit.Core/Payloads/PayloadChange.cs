namespace FaultKit;

/// <summary>What one or more corruptions make of one payload.</summary>
/// <remarks>Fields are changed first, while the document is still one; then bytes; then the whole is repeated, grows and is compressed.</remarks>
internal sealed class PayloadChange
{
    private readonly PayloadStage[] _stages;

    private PayloadChange(PayloadStage[] stages, PayloadHead head, PayloadBreak? end) => (_stages, Head, Break) = (stages, head, end);

    /// <summary>Whether the bytes pass as they are.</summary>
    public bool IsEmpty => _stages.Length == 0;

    /// <summary>What is said of the payload afterwards.</summary>
    public PayloadHead Head { get; }

    /// <summary>Where it breaks off; null where it ends as it says.</summary>
    public PayloadBreak? Break { get; }

    /// <summary>No change but this end.</summary>
    public static PayloadChange Of(PayloadBreak end) => new([], default, end);

    /// <summary>One change.</summary>
    public static PayloadChange Of(PayloadStage stage) => new([stage], default, null);

    /// <summary>The change that these corruptions make.</summary>
    /// <param name="chosen">Corruptions, in the order of the document.</param>
    /// <param name="length">The payload's length in bytes; null where it is not known.</param>
    /// <param name="head">What is said of the payload.</param>
    /// <param name="report">Where a corruption says whether it came to anything, if that is not certain.</param>
    public static PayloadChange For(IReadOnlyList<ChosenFault> chosen, long? length, PayloadHead head, Func<ChosenFault, PayloadReport> report)
    {
        var assumed = length ?? PayloadEdits.AssumedLength;
        var fields = new List<PayloadStage>();
        var edits = new List<PayloadEdit>();
        var wholes = new List<(CorruptionKind Kind, PayloadStage Stage)>();
        PayloadBreak? end = null;
        foreach (var one in chosen)
        {
            var (fault, draw) = ((CorruptFault)one.Fault, one.Draw);
            if (Corruption.FieldActionOf(fault) is { } action)
            {
                fields.Add(new FieldChange(JsonPath.Parse(fault.Path!), action, report(one)));
            }

            edits.AddRange(Corruption.EditsOf(fault, draw, assumed, head));
            foreach (var stage in Corruption.StagesOf(fault, draw, assumed, head, Corruption.IsUncertain(fault, length) ? report(one) : null))
            {
                // In the order of their kinds; those of one kind in the order of the plan.
                wholes.InsertInOrder((fault.Kind, stage), (left, right) => left.Kind > right.Kind);
            }

            end = Corruption.BreakOf(fault, draw, assumed) is { } other && !(other.After >= end?.After) ? other : end;
            head = Corruption.HeadAfter(fault, head);
        }

        var places = edits.Count == 0 ? Array.Empty<PayloadStage>() : [new PayloadEdits(edits)];
        return new([.. fields, .. places, .. wholes.ConvertAll(whole => whole.Stage)], head, end);
    }

    /// <summary>Begins to change a payload.</summary>
    public PayloadPass Open()
    {
        var pass = _stages[0].Open();
        for (var i = 1; i < _stages.Length; i++)
        {
            pass = new PassChain(pass, _stages[i].Open());
        }

        return pass;
    }

    /// <summary>How long a payload is afterwards, in bytes; null where nobody knows before it has passed.</summary>
    public long? LengthAfter(long length)
    {
        long? after = length;
        foreach (var stage in _stages)
        {
            after = after is { } known ? stage.LengthAfter(known) : null;
        }

        return after;
    }

    /// <summary>The payload with the changes made.</summary>
    public byte[] Apply(ReadOnlySpan<byte> payload)
    {
        if (IsEmpty)
        {
            return payload.ToArray();
        }

        using var output = new MemoryStream(payload.Length + 8);
        using var pass = Open();
        pass.Pass(payload, output);
        while (pass.End(output))
        {
            // What is put in at the end comes in pieces.
        }

        return output.ToArray();
    }
}
