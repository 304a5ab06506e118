using System.Reflection;
using System.Runtime;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.RuntimeSupport;

namespace Functions;

/// <summary>What a function answers every event with: how it finds its own process.</summary>
/// <param name="Runs">How often its handler ran, this time included.</param>
/// <param name="RuntimeApi">The address that it polls.</param>
/// <param name="Hooks">The startup hooks that its environment names.</param>
/// <param name="Loaded">The assemblies of FaultKit in its process, in any order: sorting them would be a part of its start.</param>
/// <param name="Jitted">How many methods the process has compiled so far.</param>
/// <param name="CpuMicroseconds">How long the process has used a processor so far.</param>
internal sealed record FunctionReport(int Runs, string? RuntimeApi, string? Hooks, IReadOnlyList<string> Loaded, long Jitted, long CpuMicroseconds)
{
    private static int s_runs;

    public static async Task<Stream> HandleAsync(Stream input, ILambdaContext context)
    {
        _ = await JsonSerializer.DeserializeAsync(input, FunctionJson.Default.JsonElement);
        if (Environment.GetEnvironmentVariable("FUNCTION_LOADS") is { } name)
        {
            _ = Assembly.Load(new AssemblyName(name));
        }

        var report = new FunctionReport(
            Interlocked.Increment(ref s_runs),
            Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API"),
            Environment.GetEnvironmentVariable("DOTNET_STARTUP_HOOKS"),
            [.. AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!).Where(name => name.StartsWith("FaultKit", StringComparison.Ordinal))],
            JitInfo.GetCompiledMethodCount(),
            (long)Environment.CpuUsage.TotalTime.TotalMicroseconds);
        return new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(report, FunctionJson.Default.FunctionReport));
    }
}

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(FunctionReport))]
internal sealed partial class FunctionJson : JsonSerializerContext;
