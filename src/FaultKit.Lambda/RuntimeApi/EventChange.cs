using System.Globalization;

namespace FaultKit.Lambda;

/// <summary>Carries out what faults do to an event that the function will get: its records, its bytes, its deadline.</summary>
internal static class EventChange
{
    /// <summary>Changes the event where a fault says so.</summary>
    /// <param name="decision">The faults.</param>
    /// <param name="fetched">The event on its way.</param>
    /// <param name="json">Its bytes.</param>
    /// <param name="facts">What its shape tells.</param>
    /// <param name="now">What time it is.</param>
    /// <returns>Records that are to be reported as failed once the function has answered.</returns>
    public static List<(ChosenFault, string[])> Apply<TEvent>(FaultDecision decision, in TEvent fetched, ReadOnlyMemory<byte> json, EventFacts facts, DateTimeOffset now)
        where TEvent : IFetchedEvent
    {
        var whole = json;
        var failures = PickFailures(decision, json.Span, facts);
        foreach (var chosen in decision.Open<BatchFault>(FaultWhen.Before))
        {
            // Each works on what the one before it has left.
            var changed = EventRecords.Of(facts.Source, json.Span) is { } records
                ? BatchChange.Apply((BatchFault)chosen.Fault, chosen.Draw, json.Span, records, out var detail)
                : Nothing(out detail);
            if (changed is null)
            {
                decision.Skip(chosen, detail);
            }
            else if (decision.TryInject(chosen, detail))
            {
                json = changed;
            }
        }

        if (decision.Mangle(PayloadSide.Request, json.Length) is { } mangle)
        {
            json = mangle.Apply(json.Span);
        }

        if (!json.Equals(whole))
        {
            fetched.Replace(json);
        }

        ShortenDeadline(decision, fetched, now);
        return failures;
    }

    /// <summary>Partial failures are drawn from the event as it came: what is lost on its way in cannot be reported.</summary>
    private static List<(ChosenFault, string[])> PickFailures(FaultDecision decision, ReadOnlySpan<byte> json, EventFacts facts)
    {
        var failures = new List<(ChosenFault, string[])>();
        foreach (var chosen in decision.Open<BatchFault>(FaultWhen.After))
        {
            string[] ids = facts.HasPartialFailures && EventRecords.Of(facts.Source, json) is { } records ? IdsOf(records) : [];
            if (ids.Length == 0)
            {
                decision.Skip(chosen, $"an event of this source ({facts.Word}) has no records that could be reported as failed");
            }
            else
            {
                failures.Add((chosen, Array.ConvertAll(BatchChange.Pick(chosen.Draw, ((BatchFault)chosen.Fault).Count, ids.Length), i => ids[i])));
            }
        }

        return failures;
    }

    private static string[] IdsOf(EventRecords records) => records.Items.ConvertAll(item => item.Id).WithoutGaps();

    /// <summary>The shortest of the deadlines counts, the invocation's own included.</summary>
    private static void ShortenDeadline<TEvent>(FaultDecision decision, in TEvent fetched, DateTimeOffset now)
        where TEvent : IFetchedEvent
    {
        foreach (var chosen in decision.Open<DeadlineFault>(FaultWhen.Before))
        {
            var asked = now + ((DeadlineFault)chosen.Fault).Remaining;
            if (InvocationEnd.Deadline(fetched.Header(RuntimeApiHeader.DeadlineMs)) is { } own && own <= asked)
            {
                decision.Skip(chosen, "the invocation has no more time left than that");
            }
            else if (decision.TryInject(chosen, string.Create(CultureInfo.InvariantCulture, $"{((DeadlineFault)chosen.Fault).Remaining.TotalMilliseconds:0} ms left")))
            {
                fetched.SetDeadline(asked.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static byte[]? Nothing(out string detail)
    {
        detail = "the event has no records";
        return null;
    }
}
