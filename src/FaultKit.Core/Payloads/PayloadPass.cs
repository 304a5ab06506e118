namespace FaultKit;

/// <summary>Changes one payload while it passes in pieces, and holds no more of it than it must.</summary>
internal abstract class PayloadPass : IDisposable
{
    /// <summary>Whether nothing more will come, whatever is still to pass.</summary>
    public virtual bool IsOver => false;

    /// <summary>Lets the next piece pass.</summary>
    public abstract void Pass(ReadOnlySpan<byte> piece, Stream output);

    /// <summary>The payload has ended: writes some of what is put in at its end.</summary>
    /// <returns>Whether there is more; ask again then.</returns>
    public abstract bool End(Stream output);

    public void Dispose() => Close();

    /// <summary>The payload is not asked for any more, whether it has ended or not.</summary>
    protected virtual void Close()
    {
    }
}
