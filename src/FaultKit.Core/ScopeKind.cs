namespace FaultKit;

/// <summary>What a decision belongs to.</summary>
public enum ScopeKind
{
    /// <summary>Nothing: the call came from no test, no invocation and no request that FaultKit could see.</summary>
    None,

    /// <summary>A <c>FaultTest</c>.</summary>
    Test,

    /// <summary>An invocation of a Lambda function; its id is the request id.</summary>
    Invocation,

    /// <summary>A request that a server handles.</summary>
    Request,

    /// <summary>A trace, where nothing nearer is known; its id is the trace id.</summary>
    Trace,

    /// <summary>An execution environment of a Lambda function, while it is initialized; its id is the name of its log stream.</summary>
    Environment,
}
