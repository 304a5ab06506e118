namespace FaultKit.Testing;

/// <summary>The last outcomes, oldest first. Not safe for threads by itself.</summary>
internal sealed class OutcomeLog(int kept)
{
    private readonly Queue<LambdaOutcome> _outcomes = new();

    public void Add(LambdaOutcome outcome)
    {
        if (kept > 0 && _outcomes.Count >= kept)
        {
            _outcomes.Dequeue();
        }

        if (kept > 0)
        {
            _outcomes.Enqueue(outcome);
        }
    }

    public LambdaOutcome[] ToArray() => _outcomes.ToArray();
}
