using System.Text.RegularExpressions;
using FaultKit.Testing;

namespace FaultKit.Layer.Tests;

/// <summary>Holds each cell of <c>docs/lambda.md</c> to a function in a process of its own: the fault, the way in, the form of the function.</summary>
public sealed partial class LambdaCellTests(BuiltLayer layer) : IDisposable
{
    private const string Request = """{"version":"2.0","rawPath":"/q","requestContext":{"domainName":"a.lambda-url.eu-west-1.on.aws","http":{"method":"GET"}}}""";
    private const string Batch = """{"Records":[{"messageId":"1","body":"a","eventSource":"aws:sqs"},{"messageId":"2","body":"b","eventSource":"aws:sqs"}]}""";

    /// <summary>In the order that they are tried; the first is there when the process starts.</summary>
    private static readonly Dictionary<string, string> s_faults = new()
    {
        ["cold-start"] = "\"delay\": \"1ms\"",
        ["latency"] = "\"delay\": \"1ms\"",
        ["timeout"] = "\"margin\": \"10m\"",
        ["error"] = "\"code\": \"Broken\"",
        ["error afterBytes"] = "\"afterBytes\": 3",
        ["throttle"] = "\"retryAfter\": \"2s\"",
        ["response"] = "\"status\": 503",
        ["response keepBody"] = "\"status\": 503, \"keepBody\": true",
        ["connection"] = "\"kind\": \"closed\", \"afterBytes\": 3",
        ["slow-body"] = "\"bytesPerSecond\": 1000000",
        ["corrupt"] = "\"kind\": \"malformed-json\"",
        ["batch"] = "\"kind\": \"duplicate\"",
        ["deadline"] = "\"remaining\": \"1s\"",
        ["memory"] = "\"size\": \"1MiB\"",
        ["cpu"] = "\"load\": 1, \"cores\": 1",
        ["disk"] = "\"size\": \"1MiB\"",
        ["threads"] = "\"count\": 1",
    };

    /// <summary>Those that end the process, and with what exit code.</summary>
    private static readonly Dictionary<string, int> s_ends = new() { ["init-error"] = 1, ["crash"] = 134, ["exit"] = 1 };

    private readonly string _plan = Path.Combine(Directory.CreateTempSubdirectory("faultkit-").FullName, "plan.json");

    /// <summary>Each way and each form; but for those that the page says nothing can be had on, because there is no such function.</summary>
    public static TheoryData<string, string> Columns =>
    [
        .. from way in (string[])["relay", "runtime client", "delegate", "layer"]
           from form in LambdaPage.Forms
           where LambdaPage.Of(way, form).Any(cell => cell.IsThere)
           select (way, form),
    ];

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_plan)!, recursive: true);

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Function_HasTheFaultsThatThePageSays(string way, string form)
    {
        var page = LambdaPage.Of(way, form);
        var seen = await InvokeAsync(way, form);
        foreach (var fault in s_ends.Keys)
        {
            seen[fault] = await EndAsync(way, form, fault);
        }

        Assert.Equal(page.Select(cell => $"{cell.Fault}: {cell.IsThere}").Order(), seen.Select(fault => $"{fault.Key}: {fault.Value}").Order());
    }

    [GeneratedRegex("\"Rule\":\"([^\"]+)\"")]
    private static partial Regex RuleOfAMetric { get; }

    /// <summary>Invokes one process under each fault that it survives.</summary>
    /// <returns>Which of them were injected, as its log says, and did what they do.</returns>
    private async Task<Dictionary<string, bool>> InvokeAsync(string way, string form)
    {
        Put(s_faults.Keys.First());
        await using var function = await StartAsync(way, form);
        var outcomes = new Dictionary<string, LambdaOutcome>();
        foreach (var fault in s_faults.Keys)
        {
            Put(fault);
            outcomes[fault] = await function.InvokeAsync(fault == "batch" ? Batch : Request);
        }

        await function.EndAsync();
        var hits = function.Log.Select(line => RuleOfAMetric.Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(hits.Distinct().Order(), hits.Order());
        Assert.All(outcomes.Where(outcome => hits.Contains(outcome.Key)), outcome => Assert.Equal((outcome.Key, Shown(outcome.Key, way)), (outcome.Key, outcome.Value.ErrorType)));
        Assert.All(outcomes.Where(outcome => !hits.Contains(outcome.Key)), outcome => Assert.Equal((outcome.Key, LambdaOutcomeKind.Succeeded), (outcome.Key, outcome.Value.Kind)));
        return outcomes.Keys.ToDictionary(fault => fault, fault => hits.Contains(fault));
    }

    /// <summary>Invokes a process that a fault is to end.</summary>
    private async Task<bool> EndAsync(string way, string form, string fault)
    {
        Put(fault);
        await using var function = await StartAsync(way, form);
        if (fault == "init-error" && way == "delegate")
        {
            Assert.Equal(LambdaOutcomeKind.Succeeded, (await function.InvokeAsync(Request)).Kind);
            return false;
        }

        var (code, _) = await function.InvokeToTheEndAsync();
        Assert.Equal((fault, s_ends[fault]), (fault, code));
        return function.Log.Count(line => RuleOfAMetric.Match(line).Groups[1].Value == fault) == 1;
    }

    /// <summary>The error that the caller sees, where there is one.</summary>
    private static string? Shown(string fault, string way) => fault switch
    {
        "error" when way == "delegate" => "InjectedFaultException",
        "error" => "Broken",
        "error afterBytes" => "InjectedFaultException",
        "throttle" when way == "delegate" => "TooManyRequestsException",
        "connection" => "Runtime.TruncatedResponse",
        _ => null,
    };

    private void Put(string fault)
    {
        var settings = s_faults.TryGetValue(fault, out var more) ? $", {more}" : "";
        var type = fault.Split(' ')[0];
        File.WriteAllText(_plan, $$"""
            { "version": 1, "enabled": true, "environments": ["Test"], "rules": [ { "name": "{{fault}}", "target": "lambda:*", "fault": { "type": "{{type}}"{{settings}} } } ] }
            """);
    }

    private Task<FunctionProcess> StartAsync(string way, string form)
    {
        string[] function = ["dotnet", Checkout.Fixture("FormFunction"), form];
        IReadOnlyList<string> command = way switch
        {
            "layer" => [layer.Wrapper, .. function],
            "runtime client" => [.. function, "builder"],
            "delegate" => [.. function, "handler"],
            _ => [.. function, "relay"],
        };
        return FunctionProcess.StartAsync(command, ("FAULTKIT_PLAN", _plan), ("FAULTKIT_ALLOW", "crash,exit,memory,cpu,disk,threads"), ("FAULTKIT_EMF", "true"), ("DOTNET_DbgEnableMiniDump", "0"));
    }
}
