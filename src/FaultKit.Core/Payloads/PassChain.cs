namespace FaultKit;

/// <summary>Two changes to one payload: what the first lets pass is what the next gets.</summary>
internal sealed class PassChain(PayloadPass first, PayloadPass next) : PayloadPass
{
    private readonly MemoryStream _between = new();
    private bool _isFirstEnded;

    public override bool IsOver => first.IsOver || next.IsOver;

    public override void Pass(ReadOnlySpan<byte> piece, Stream output)
    {
        _between.SetLength(0);
        first.Pass(piece, _between);
        next.Pass(_between.GetBuffer().AsSpan(0, (int)_between.Length), output);
    }

    public override bool End(Stream output)
    {
        if (_isFirstEnded)
        {
            return next.End(output);
        }

        _between.SetLength(0);
        _isFirstEnded = !first.End(_between);
        next.Pass(_between.GetBuffer().AsSpan(0, (int)_between.Length), output);
        return true;
    }

    protected override void Close()
    {
        first.Dispose();
        next.Dispose();
    }
}
