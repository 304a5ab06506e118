namespace FaultKit.Conformance;

/// <summary>A row of the table: a failure as a plan writes it, and how it is produced for real.</summary>
/// <param name="Name">What goes wrong, in words.</param>
/// <param name="Fault">The fault, as a plan writes it.</param>
internal sealed record ConformanceRow(string Name, string Fault)
{
    /// <summary>Starts the peer that fails.</summary>
    public required Func<Task<Peer>> Real { get; init; }

    /// <summary>Starts the peer that the fault is injected in front of: one that is well.</summary>
    public Func<Task<Peer>> Well { get; init; } = () => Task.FromResult<Peer>(RawServer.Answering(Answers.Whole));

    /// <summary>How the failure is produced, in words.</summary>
    public required string How { get; init; }

    /// <summary>What both clients are set up with.</summary>
    public Action<SocketsHttpHandler> Client { get; init; } = static _ => { };

    /// <summary>The request.</summary>
    public Func<Uri, HttpRequestMessage> Request { get; init; } = static address => new(HttpMethod.Get, address);

    /// <summary>The request of the real failure, where it fails by what is sent; null where it is the same.</summary>
    public Func<Uri, HttpRequestMessage>? RealRequest { get; init; }

    /// <summary>In which ways the call is made.</summary>
    public IReadOnlyList<Way> Ways { get; init; } = Enum.GetValues<Way>();

    /// <summary>When the caller gives up by its token; never unless said otherwise. A synchronous read has no token.</summary>
    public TimeSpan GivesUpAfter { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>When the caller of the client with the standard handler gives up, which sees no more of a body than its head; as above unless said otherwise.</summary>
    public TimeSpan? HandlerGivesUpAfter { get; init; }

    /// <summary>The client's own timeout.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How long the standard handler waits for an attempt.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What cannot be the same, and why.</summary>
    public IReadOnlyDictionary<Facet, string> Differs { get; init; } = new Dictionary<Facet, string>();

    /// <summary>Whether the fault is one that can act on the wire.</summary>
    public bool CanUseWire => !Fault.Contains("after", StringComparison.Ordinal) && (Fault.Contains("connection", StringComparison.Ordinal) || Fault.Contains("error", StringComparison.Ordinal));

    /// <summary>Whether the fault acts on the wire.</summary>
    public bool UsesWire { get; init; }

    /// <summary>A plan with this fault for every request.</summary>
    public string Plan => $$"""{"version": 1, "enabled": true, "environments": ["Test"], "seed": 1, "rules": [{"name": "rule", "target": "http:*", "fault": {{Fault}}}]}""";

    public bool Equals(ConformanceRow? other) => other?.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}
