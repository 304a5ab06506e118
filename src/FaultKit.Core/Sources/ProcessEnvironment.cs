namespace FaultKit;

/// <summary>What FaultKit reads of its process's environment: here and nowhere else, so that tests can say what it holds.</summary>
internal sealed record ProcessEnvironment
{
    private static readonly string[] s_no = ["false", "no", "off"];
    private static readonly HashSet<string> s_none = [];
    private static readonly Dictionary<string, string> s_unsaid = [];

    /// <summary>What .NET's HTTP client takes a proxy from (HttpEnvironmentProxy).</summary>
    private static readonly string[] s_proxies = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

    /// <summary>The kill switch, <c>FAULTKIT_DISABLED</c>: set to anything but 0, false, no or off. It beats everything.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Where the plan is, <c>FAULTKIT_PLAN</c>; null where it is not set.</summary>
    public string? Plan { get; init; }

    /// <summary>What is said of the plan's timing, by the name of its variable: see <see cref="PlanTiming"/>.</summary>
    public IReadOnlyDictionary<string, string> Timing { get; init; } = s_unsaid;

    /// <summary>Where the AppConfig agent listens, <c>AWS_APPCONFIG_EXTENSION_HTTP_PORT</c>.</summary>
    public int AppConfigPort { get; init; } = AppConfigAddress.DefaultPort;

    /// <summary>The dangerous faults that this process consents to, <c>FAULTKIT_ALLOW</c>: their names with commas between; a plan cannot grant it.</summary>
    public IReadOnlySet<string> Allowed { get; init; } = s_none;

    /// <summary>The environment's name: <c>DOTNET_ENVIRONMENT</c>, else <c>ASPNETCORE_ENVIRONMENT</c>, else Production, as in .NET.</summary>
    public string Name { get; init; } = "Production";

    /// <summary>The Lambda function this process is, <c>AWS_LAMBDA_FUNCTION_NAME</c>; null where it is none.</summary>
    public string? Function { get; init; }

    /// <summary>Where the Runtime API is, <c>AWS_LAMBDA_RUNTIME_API</c>; null where this is no Lambda function.</summary>
    public string? RuntimeApi { get; init; }

    /// <summary>The port that a relay has to stand at, <c>FAULTKIT_RELAY_PORT</c>, as it was written; null where any will do.</summary>
    public string? RelayPort { get; init; }

    /// <summary>The folder of the function's code, <c>LAMBDA_TASK_ROOT</c>; null where this is no Lambda function.</summary>
    public string? TaskRoot { get; init; }

    /// <summary>Whether HTTP clients of this process go through a proxy unless they are told otherwise.</summary>
    public bool HasProxy { get; init; }

    /// <summary>The variable that .NET reads the hosts from that they reach without it: the lower-case name beats the other.</summary>
    public string NoProxyName { get; init; } = "NO_PROXY";

    /// <summary>Its value: the hosts that requests go to directly.</summary>
    public string NoProxyHosts { get; init; } = "";

    /// <summary>Whether Lambda gives this process one invocation at a time: it is a function, and <c>AWS_LAMBDA_MAX_CONCURRENCY</c> is not set.</summary>
    public bool IsOneAtATime { get; init; }

    /// <summary>The log stream that this environment of a function writes to, <c>AWS_LAMBDA_LOG_STREAM_NAME</c>: each environment has its own.</summary>
    public string? LogStream { get; init; }

    /// <summary>Whether hits are written to the log as metrics, <c>FAULTKIT_EMF</c>: set to anything but 0, false, no or off.</summary>
    public bool HasMetrics { get; init; }

    /// <summary>Whether the function's log consists of JSON documents, <c>AWS_LAMBDA_LOG_FORMAT</c>.</summary>
    public bool LogsJson { get; init; }

    /// <summary>Reads this process's.</summary>
    public static ProcessEnvironment Read()
    {
#pragma warning disable RS0030 // This is the one place.
        return Read(Environment.GetEnvironmentVariable);
#pragma warning restore RS0030
    }

    /// <summary>Reads it from a function of names.</summary>
    public static ProcessEnvironment Read(Func<string, string?> read) => new()
    {
        IsDisabled = NullIfEmpty(read("FAULTKIT_DISABLED")) is { } word && !IsNo(word),
        Plan = NullIfEmpty(read("FAULTKIT_PLAN")),
        Timing = TimingOf(read),
        AppConfigPort = ushort.TryParse(read("AWS_APPCONFIG_EXTENSION_HTTP_PORT"), out var port) && port > 0 ? port : AppConfigAddress.DefaultPort,
        Allowed = NullIfEmpty(read("FAULTKIT_ALLOW")) is { } allowed ? WordsOf(allowed) : s_none,
        Name = NullIfEmpty(read("DOTNET_ENVIRONMENT")) ?? NullIfEmpty(read("ASPNETCORE_ENVIRONMENT")) ?? "Production",
        Function = NullIfEmpty(read("AWS_LAMBDA_FUNCTION_NAME")),
        RuntimeApi = NullIfEmpty(read("AWS_LAMBDA_RUNTIME_API")),
        LogStream = NullIfEmpty(read("AWS_LAMBDA_LOG_STREAM_NAME")),
        HasMetrics = NullIfEmpty(read("FAULTKIT_EMF")) is { } emf && !IsNo(emf),
        LogsJson = string.Equals(NullIfEmpty(read("AWS_LAMBDA_LOG_FORMAT")), "JSON", StringComparison.OrdinalIgnoreCase),
        RelayPort = NullIfEmpty(read("FAULTKIT_RELAY_PORT")),
        TaskRoot = NullIfEmpty(read("LAMBDA_TASK_ROOT")),
        HasProxy = NamesProxy(read),
        NoProxyName = read("no_proxy") is null ? "NO_PROXY" : "no_proxy",
        NoProxyHosts = read("no_proxy") ?? read("NO_PROXY") ?? "",
        IsOneAtATime = NullIfEmpty(read("AWS_LAMBDA_FUNCTION_NAME")) is not null && NullIfEmpty(read("AWS_LAMBDA_MAX_CONCURRENCY")) is null,
    };

    // By hand, and the rest of this without queries: a process reads it before anything else, and generic code is what costs at a start.
    private static Dictionary<string, string> TimingOf(Func<string, string?> read)
    {
        var timing = s_unsaid;
        foreach (var name in PlanTiming.Variables)
        {
            if (NullIfEmpty(read(name)) is { } said)
            {
                timing = new(timing) { [name] = said };
            }
        }

        return timing;
    }

    private static bool NamesProxy(Func<string, string?> read)
    {
        foreach (var name in s_proxies)
        {
            if (NullIfEmpty(read(name)) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> WordsOf(string list) => new(list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Any other word, and any misspelling, means the switch: who reaches for it wants faults off.</summary>
    private static bool IsNo(string word) => word == "0" || s_no.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
