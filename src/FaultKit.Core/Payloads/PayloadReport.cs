namespace FaultKit;

/// <summary>Says of a change that depends on what the payload holds whether it was made: that is known only while the payload passes.</summary>
/// <param name="record">Records the hit; false where faults have been turned off.</param>
/// <param name="miss">Records that nothing was done, and why.</param>
internal sealed class PayloadReport(Func<bool> record, Action<string> miss)
{
    private bool? _isMade;

    /// <summary>The change is about to be made; false where it must not be.</summary>
    public bool Make() => _isMade ??= record();

    /// <summary>The payload has passed, and the change was not made.</summary>
    /// <param name="reason">Why.</param>
    public void Miss(string reason)
    {
        if (_isMade is null)
        {
            _isMade = false;
            miss(reason);
        }
    }
}
