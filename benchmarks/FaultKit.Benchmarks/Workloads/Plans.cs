namespace FaultKit.Benchmarks;

/// <summary>Plans of every size.</summary>
internal static class Plans
{
    public const string Environment = "Staging";

    public static string Off { get; } = """{ "version": 1, "enabled": false, "environments": ["Staging"] }""";

    /// <summary>Rules that speak to other places than those measured.</summary>
    public static string LambdaElsewhere(int rules) => Of(rules, i => $"lambda:function-{i}", """{ "type": "latency", "delay": "800ms" }""");

    /// <summary>Rules for requests to other hosts.</summary>
    public static string HttpElsewhere(int rules) => Of(rules, i => $"http:GET host-{i}.internal/quotes/*", """{ "type": "throttle", "retryAfter": "2s" }""");

    /// <summary>Rules for other services.</summary>
    public static string AwsElsewhere(int rules) => Of(rules, i => $"aws:Service{i}/GetItem", """{ "type": "throttle" }""");

    /// <summary>Rules that all speak to one place, with dice that say no.</summary>
    public static string Here(int rules) => Of(rules, _ => "point:ledger.commit", """{ "type": "latency", "delay": "800ms" }""");

    /// <summary>As above, in a plan that has an end, as those for production must.</summary>
    public static string EndingIn(TimeSpan time, int rules) =>
        Here(rules).Replace("\"seed\"", $"\"expires\": \"{DateTimeOffset.UtcNow + time:yyyy-MM-dd'T'HH:mm:ss'Z'}\", \"seed\"", StringComparison.Ordinal);

    private static string Of(int rules, Func<int, string> target, string fault)
    {
        var list = Enumerable.Range(0, rules).Select(i => $$"""
              { "name": "rule-{{i}}", "target": "{{target(i)}}", "percentage": 0, "fault": {{fault}} }
            """);
        return $$"""
            { "version": 1, "enabled": true, "environments": ["{{Environment}}"], "seed": 20241204, "rules": [
            {{string.Join(",\n", list)}}
            ] }
            """;
    }
}
