namespace FaultKit.Testing;

/// <summary>The last outcomes, oldest first. Not safe for threads by itself.</summary>
internal sealed class OutcomeLog(int kept)
{
    private readonly Queue<LambdaOutcome> _outcomes = new();

    public void Add(LambdaOutcome outcome)
    {
        _outcomes.Enqueue(outcome);
        if (_outcomes.Count > kept)
        {
            _outcomes.Dequeue();
        }
    }

    public LambdaOutcome[] ToArray() => _outcomes.ToArray();
}
