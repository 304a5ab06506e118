using System.Net;
using System.Net.Sockets;

namespace FaultKit.Layer.Tests;

/// <summary>Whatever is wrong with the layer, the function runs, and a line in its log says what is wrong.</summary>
public sealed class LayerTroubleTests(BuiltLayer layer) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultkit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task HookThatIsMissing_IsSaid()
    {
        var opt = layer.Copy(_folder);
        File.Delete(BuiltLayer.HookOf(opt));

        await RunsAsync(Wrapped(opt), "there is no startup hook at");
    }

    [Fact]
    public async Task RestOfTheLayerThatIsMissing_IsSaid()
    {
        var opt = layer.Copy(_folder);
        File.Delete(BuiltLayer.EngineOf(opt));

        await RunsAsync(Wrapped(opt), "the layer could not start on .NET 10");
    }

    [Fact]
    public async Task RestOfTheLayerThatIsCutShort_IsSaid()
    {
        var opt = layer.Copy(_folder);
        await using (var file = File.OpenWrite(BuiltLayer.EngineOf(opt)))
        {
            file.SetLength(file.Length / 2);
        }

        await RunsAsync(Wrapped(opt), "the layer could not start on .NET 10");
    }

    [Fact]
    public async Task FunctionThatBringsAnAssemblyOfTheLayersName_HasItsOwn_AndTheLayerToo()
    {
        var function = CopyOfTheFunction(withAssembly: "FaultKit.Layer");
        await using var process = await FunctionProcess.StartAsync([layer.Wrapper, "dotnet", function], ("FUNCTION_LOADS", "FaultKit.Layer, Version=7.0.0.0"));

        var report = await process.ReportAsync();

        Assert.Equal(["FaultKit.Layer", "FaultKit.Layer", "FaultKit.Layer.Hook"], report.Loaded);
        Assert.Matches("^127\\.0\\.0\\.1:[0-9]+/orders$", report.RuntimeApi);
    }

    [Fact]
    public async Task FunctionThatBringsAnAssemblyOfTheHooksName_RunsWithItsOwn()
    {
        var function = CopyOfTheFunction(withAssembly: "FaultKit.Layer.Hook");

        await RunsAsync([layer.Wrapper, "dotnet", function], "brings an assembly with the name of the startup hook", ("LAMBDA_TASK_ROOT", Path.GetDirectoryName(function)));
    }

    [Theory]
    [InlineData("""{ "version": 1, """, "JSON")]
    [InlineData("""{ "version": 1, "enabled": true, "environments": ["Test"], "rules": [ { "name": "x", "target": "lambda:*", "fault": { "type": "latencies" } } ] }""", "latency")]
    [InlineData("s4://no/such/source", "s4://no/such/source")]
    public async Task PlanThatIsBroken_IsSaid(string plan, string word) =>
        await RunsAsync(Wrapped(layer.Opt), word, ("FAULTKIT_PLAN", plan));

    [Fact]
    public async Task PortThatIsInUse_IsSaid()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var report = await RunsAsync(
            Wrapped(layer.Opt), "the Lambda relay could not start, and invocations will not be faulted: Address already in use",
            ("FAULTKIT_RELAY_PORT", $"{port}"), ("FAULTKIT_PLAN", FunctionProcess.FailingPlan));

        Assert.DoesNotContain($":{port}/", report.RuntimeApi, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PortThatIsNone_IsSaid() =>
        await RunsAsync(Wrapped(layer.Opt), "FAULTKIT_RELAY_PORT is \"many\"; expected a port, 1 to 65535", ("FAULTKIT_RELAY_PORT", "many"));

    [Fact]
    public async Task TemporaryFolderThatCannotBeWritten_IsNotNeeded()
    {
        await using var function = await FunctionProcess.StartAsync(
            Wrapped(layer.Opt), ("FAULTKIT_PLAN", FunctionProcess.FailingPlan), ("TMPDIR", "/dev/null/tmp"), ("HOME", "/dev/null/home"));

        Assert.Equal("OutOfOrder", (await function.InvokeAsync()).ErrorType);
    }

    [Fact]
    public async Task HookOfSomebodyElse_RunsToo()
    {
        await using var function = await FunctionProcess.StartAsync(
            Wrapped(layer.Opt), ("DOTNET_STARTUP_HOOKS", Checkout.Fixture("OtherHook")), ("FAULTKIT_PLAN", FunctionProcess.FailingPlan));

        Assert.Equal("OutOfOrder", (await function.InvokeAsync()).ErrorType);
        Assert.Contains("the other hook ran", function.Log);
    }

    [Fact]
    public async Task HookThatIsThereAlready_IsNotAddedASecondTime()
    {
        var report = await RunsAsync(Wrapped(layer.Opt), "names a startup hook of FaultKit already", ("DOTNET_STARTUP_HOOKS", layer.Hook));

        Assert.Equal(layer.Hook, report.Hooks);
    }

    [Fact]
    public async Task HookNamedTwice_StartsOnce()
    {
        await using var function = await FunctionProcess.StartAsync(
            ["dotnet", Checkout.Fixture("BareFunction")], ("DOTNET_STARTUP_HOOKS", $"{layer.Hook}:{layer.Hook}"), ("FAULTKIT_PLAN", FunctionProcess.FailingPlan));

        Assert.Equal("OutOfOrder", (await function.InvokeAsync()).ErrorType);
        await function.EndAsync();
        Assert.Single(function.Notices, notice => notice.Contains("faults are on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NextWrapper_WrapsTheFunction()
    {
        var next = await WrapperAsync("echo the next wrapper ran >&2");

        await using var function = await FunctionProcess.StartAsync(
            Wrapped(layer.Opt), ("FAULTKIT_EXEC_WRAPPER", next), ("FAULTKIT_PLAN", FunctionProcess.FailingPlan));

        Assert.Equal("OutOfOrder", (await function.InvokeAsync()).ErrorType);
        Assert.Contains("the next wrapper ran", function.Log);
    }

    [Fact]
    public async Task NextWrapperThatIsThisOne_IsNoCircle()
    {
        await using var function = await FunctionProcess.StartAsync(
            Wrapped(layer.Opt), ("FAULTKIT_EXEC_WRAPPER", layer.Wrapper), ("FAULTKIT_PLAN", FunctionProcess.FailingPlan));

        Assert.Equal("OutOfOrder", (await function.InvokeAsync()).ErrorType);
    }

    [Fact]
    public async Task NextWrapperThatIsMissing_IsSaid() =>
        await RunsAsync(Wrapped(layer.Opt), "FAULTKIT_EXEC_WRAPPER names /opt/nothing", ("FAULTKIT_EXEC_WRAPPER", "/opt/nothing"));

    private static string[] Wrapped(string opt) => [BuiltLayer.WrapperOf(opt), "dotnet", Checkout.Fixture("BareFunction")];

    /// <summary>The function runs twice, ends as it always does, and one line of its log says what was wrong.</summary>
    private static async Task<Report> RunsAsync(string[] command, string said, params (string Name, string? Value)[] environment)
    {
        await using var function = await FunctionProcess.StartAsync(command, environment);

        var report = await function.ReportAsync();
        Assert.Equal(2, (await function.ReportAsync()).Runs);
        Assert.Equal(0, await function.EndAsync());
        Assert.Single(function.Log, line => line.Contains(said, StringComparison.Ordinal));
        return report;
    }

    private async Task<string> WrapperAsync(string line)
    {
        var path = Path.Combine(_folder, "next-wrapper");
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{line}\nexec \"$@\"\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>The function, with somebody's assembly of a given name among its own.</summary>
    private string CopyOfTheFunction(string withAssembly)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "task")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Checkout.Fixture("BareFunction"))!))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        Namesake.Write(Path.Combine(folder, withAssembly + ".dll"));

        // Without a list of what belongs to it, everything beside it does.
        File.Delete(Path.Combine(folder, "BareFunction.deps.json"));
        return Path.Combine(folder, "BareFunction.dll");
    }
}
