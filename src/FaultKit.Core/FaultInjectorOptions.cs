namespace FaultKit;

/// <summary>What an injector is made with.</summary>
public sealed record FaultInjectorOptions
{
    /// <summary>The environment the process runs in, held against a plan's <c>environments</c>; Production unless said otherwise, as in .NET.</summary>
    public string Environment { get; init; } = "Production";

    /// <summary>The clock of delays and expiry; the system's unless said otherwise.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How many hits the journal keeps; <see cref="FaultJournal.DefaultCapacity"/> unless said otherwise.</summary>
    public int JournalCapacity { get; init; } = FaultJournal.DefaultCapacity;

    /// <summary>Who is told of hits and notices.</summary>
    public IReadOnlyList<IFaultListener> Listeners { get; init; } = [];

    /// <summary>What the process lets rules do.</summary>
    internal ProcessConsent Consent { get; init; } = ProcessConsent.None;

    /// <summary>How the process ends where a fault says so.</summary>
    internal IProcessEnd ProcessEnd { get; init; } = FaultKit.ProcessEnd.Current;

    /// <summary>Takes down every call; null where nobody reads it.</summary>
    internal CallLog? Calls { get; init; }

    /// <summary>The scope of every decision, whatever else could be it: a test.</summary>
    internal FaultScope? Scope { get; init; }
}
