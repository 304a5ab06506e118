namespace FaultKit.Lambda;

/// <summary>Carries out what faults do to the function's answer: late, never, another one, changed.</summary>
internal static class AnswerChange
{
    /// <summary>Carries out what comes after the function.</summary>
    /// <returns>The answer to send instead of the function's; null where that goes, changed perhaps.</returns>
    public static async ValueTask<InvocationAnswer?> SettleAsync<TAnswer>(PendingAnswer pending, TAnswer answer)
        where TAnswer : IFunctionAnswer
    {
        var decision = pending.Decision;
        await answer.DelayAsync(decision).ConfigureAwait(false);
        if (answer.Verb == RuntimeApiVerb.Error)
        {
            // It may come late, but it is not replaced.
            decision.End("the function failed by itself");
            return null;
        }

        if (decision.TryEndProcess(FaultWhen.After))
        {
            return InvocationAnswer.None;
        }

        if (decision.Upcoming is TimeoutFault timeout)
        {
            return await TimeOutAsync(pending, timeout, answer).ConfigureAwait(false);
        }

        if (PassingChange.IsAskedBy(decision.Upcoming))
        {
            PassingChange.Apply(pending, answer);
            return null;
        }

        return decision.Terminal(FaultWhen.After) is { } fault
            ? InvocationTranslation.Answer(fault, pending.Event, answer.IsHttpStream, decision)
            : await ChangeAsync(pending, answer).ConfigureAwait(false);
    }

    private static async ValueTask<InvocationAnswer?> TimeOutAsync<TAnswer>(PendingAnswer pending, TimeoutFault timeout, TAnswer answer)
        where TAnswer : IFunctionAnswer
    {
        var decision = pending.Decision;
        if (pending.Deadline is not { } deadline)
        {
            decision.End("nobody said when the invocation has to be answered");
            return null;
        }

        var move = InvocationTimeout.Of(timeout, deadline - decision.Now);
        return decision.Terminal(FaultWhen.After) is not null && await answer.HoldAsync(decision, move).ConfigureAwait(false) && timeout.Beyond
            ? InvocationAnswer.None
            : null;
    }

    private static async ValueTask<InvocationAnswer?> ChangeAsync<TAnswer>(PendingAnswer pending, TAnswer answer)
        where TAnswer : IFunctionAnswer
    {
        var decision = pending.Decision;
        var failed = new List<string>();
        foreach (var (fault, records) in pending.Failures)
        {
            if (decision.TryInject(fault, $"{records.Length} records reported as failed: {string.Join(", ", records, 0, Math.Min(records.Length, 10))}"))
            {
                failed.AddRange(records);
            }
        }

        if (failed.Count > 0)
        {
            var report = PartialFailures.Add((await answer.ReadAsync().ConfigureAwait(false)).Span, failed);
            var mangled = decision.Mangle(PayloadSide.Response, report.Length) is { } change ? change.Apply(report.Span) : report;
            return new(RuntimeApiVerb.Response, "application/json", mangled);
        }

        if (answer.HasBody && decision.Mangle(PayloadSide.Response, answer.Length) is { } mangle)
        {
            answer.Mangle(mangle);
        }

        return null;
    }
}
