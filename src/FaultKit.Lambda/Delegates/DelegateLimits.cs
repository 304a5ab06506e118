namespace FaultKit.Lambda;

/// <summary>What cannot be injected around a delegate: it is called with objects and returns them, and its initialization is over.</summary>
internal static class DelegateLimits
{
    /// <summary>Says which rules for a function are without effect around its handler: a hit that is missed stands in the journal alone, where nobody looks who waits for a fault.</summary>
    public static void Tell(FaultInjector injector, FaultPoint function)
    {
        foreach (var rule in injector.RulesAt(function))
        {
            foreach (var fault in rule.Fault.Alternatives)
            {
                if (WhyNot(fault) is { } reason)
                {
                    injector.Evidence.Say(NoticeLevel.Warning, $"rule \"{rule.Name}\": \"{fault.Type}\" is without effect around this handler: {reason}. The Runtime API handler, the relay and the layer can inject it.");
                }
            }
        }
    }

    /// <summary>Says which rules for a function have conditions on an event that its handler does not show.</summary>
    public static void TellUnseen(FaultInjector injector, FaultPoint function)
    {
        foreach (var rule in injector.RulesAt(function))
        {
            if (rule.Match.Exists(match => match.JsonPath is not null))
            {
                injector.Evidence.Say(NoticeLevel.Warning, $"rule \"{rule.Name}\" is without effect around this handler: it looks into the event, which only a handler of a seekable stream can show. The Runtime API handler and the relay see every event.");
            }
        }
    }

    private static string? WhyNot(Fault fault) => fault switch
    {
        PayloadFault or BatchFault => "it changes bytes, and a delegate passes objects on",
        DeadlineFault => "the context is the runtime client's",
        InitErrorFault => "a handler is called when the initialization is over",
        _ when fault is ResponseFault || PassingChange.IsAskedBy(fault) => "it needs the bytes of a result, and a delegate returns an object",
        _ => null,
    };
}
