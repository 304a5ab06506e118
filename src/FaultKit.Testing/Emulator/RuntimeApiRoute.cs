namespace FaultKit.Testing;

/// <summary>The things that a runtime can ask of the Runtime API.</summary>
internal enum RuntimeApiOperation
{
    Next,
    Response,
    Error,
    InitError,
    RestoreNext,
    RestoreError,
}

/// <summary>What a request's path says: <c>[/function]/2018-06-01/runtime/...</c>.</summary>
internal readonly record struct RuntimeApiRoute(RuntimeApiOperation Operation, string? Function, string RequestId)
{
    private const string Version = "2018-06-01";

    public string Method => Operation is RuntimeApiOperation.Next or RuntimeApiOperation.RestoreNext ? "GET" : "POST";

    public static bool TryParse(string path, out RuntimeApiRoute route)
    {
        string[] parts = path.Split('/');
        string? function = null;

        // parts[0] is the emptiness before the leading slash.
        if (parts is [_, _, Version, ..] && Allowed.IsFunctionName(parts[1]))
        {
            function = parts[1];
            parts = parts[1..];
        }

        (RuntimeApiOperation Operation, string RequestId)? found = parts switch
        {
            [_, Version, "runtime", "invocation", "next"] => (RuntimeApiOperation.Next, ""),
            [_, Version, "runtime", "invocation", var id, "response"] => (RuntimeApiOperation.Response, id),
            [_, Version, "runtime", "invocation", var id, "error"] => (RuntimeApiOperation.Error, id),
            [_, Version, "runtime", "init", "error"] => (RuntimeApiOperation.InitError, ""),
            [_, Version, "runtime", "restore", "next"] => (RuntimeApiOperation.RestoreNext, ""),
            [_, Version, "runtime", "restore", "error"] => (RuntimeApiOperation.RestoreError, ""),
            _ => null,
        };

        route = found is { } match ? new RuntimeApiRoute(match.Operation, function, match.RequestId) : default;
        return found is not null;
    }
}
