namespace FaultKit.Testing;

/// <summary>Tries an event until it is done, or given up.</summary>
/// <remarks>
/// AWS Lambda Developer Guide, "How Lambda handles errors and retries with asynchronous invocation": two more attempts, with one minute
/// before the first of them and two before the second.
/// </remarks>
internal sealed class EventRetries(Func<Task<LambdaOutcome>> attempt, AsyncInvokeOptions options, TimeProvider time)
{
    private static readonly TimeSpan[] s_waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    public async Task<(IReadOnlyList<LambdaOutcome> Attempts, AsyncCondition Condition)> RunAsync(CancellationToken stopped)
    {
        var start = time.GetTimestamp();
        var attempts = new List<LambdaOutcome>();
        while (true)
        {
            var outcome = await attempt().ConfigureAwait(false);
            attempts.Add(outcome);
            ObjectDisposedException.ThrowIf(outcome.Kind == LambdaOutcomeKind.Stopped, typeof(LambdaEmulator));
            if (outcome.Kind == LambdaOutcomeKind.Succeeded)
            {
                return (attempts, AsyncCondition.Success);
            }

            if (attempts.Count > options.MaximumRetryAttempts)
            {
                return (attempts, AsyncCondition.RetriesExhausted);
            }

            var left = options.MaximumEventAge - time.GetElapsedTime(start);
            var wait = s_waits[attempts.Count - 1];
            var isTooOld = wait > left;
            await WaitAsync(isTooOld ? left : wait, stopped).ConfigureAwait(false);
            if (isTooOld)
            {
                return (attempts, AsyncCondition.EventAgeExceeded);
            }
        }
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken stopped)
    {
        try
        {
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, stopped).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new ObjectDisposedException(typeof(LambdaEmulator).FullName);
        }
    }
}
