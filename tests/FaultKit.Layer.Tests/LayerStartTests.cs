using FaultKit.Testing;

namespace FaultKit.Layer.Tests;

/// <summary>A function that knows nothing of FaultKit, with the layer and its wrapper.</summary>
public sealed class LayerStartTests(BuiltLayer layer) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultkit-").FullName;

    private string[] Command => [layer.Wrapper, "dotnet", Checkout.Fixture("BareFunction")];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Plan_IsCarriedOut()
    {
        await using var function = await FunctionProcess.StartAsync(Command, ("FAULTKIT_PLAN", FunctionProcess.FailingPlan));

        var outcome = await function.InvokeAsync();

        Assert.Equal((LambdaOutcomeKind.Failed, "OutOfOrder"), (outcome.Kind, outcome.ErrorType));
    }

    [Fact]
    public async Task WithoutAPlan_TheFunctionAnswers_ThroughTheRelay()
    {
        await using var function = await FunctionProcess.StartAsync(Command);

        var report = await function.ReportAsync();

        Assert.Matches("^127\\.0\\.0\\.1:[0-9]+/orders$", report.RuntimeApi);
        Assert.Equal(["FaultKit.Layer", "FaultKit.Layer.Hook"], report.Loaded);
        Assert.Equal(0, await function.EndAsync());
        Assert.Contains("chaos.json: the file does not exist; faults are off until there is one", Assert.Single(function.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanBesideTheFunctionsCode_IsFound_AndAnEditIsInForceAtTheNextInvocation()
    {
        var plan = Path.Combine(_folder, "chaos.json");
        await File.WriteAllTextAsync(plan, FunctionProcess.FailingPlan, TestContext.Current.CancellationToken);
        await using var function = await FunctionProcess.StartAsync(Command, ("LAMBDA_TASK_ROOT", _folder));

        Assert.Equal("OutOfOrder", (await function.InvokeAsync()).ErrorType);
        File.Delete(plan);

        Assert.Equal(1, (await function.ReportAsync()).Runs);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("yes")]
    public async Task KillSwitch_LeavesNothingOfIt(string value)
    {
        await using var function = await FunctionProcess.StartAsync(Command, ("FAULTKIT_PLAN", FunctionProcess.FailingPlan), ("FAULTKIT_DISABLED", value));

        var report = await function.ReportAsync();

        Assert.Null(report.Hooks);
        Assert.Empty(report.Loaded);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("False")]
    [InlineData("OFF")]
    [InlineData("no")]
    public async Task KillSwitchThatSaysNo_IsNone(string value)
    {
        await using var function = await FunctionProcess.StartAsync(Command, ("FAULTKIT_PLAN", FunctionProcess.FailingPlan), ("FAULTKIT_DISABLED", value));

        Assert.Equal("OutOfOrder", (await function.InvokeAsync()).ErrorType);
    }

    [Fact]
    public async Task HookNamedWithoutTheWrapper_DoesTheSame_AndKnowsTheKillSwitchToo()
    {
        string[] command = ["dotnet", Checkout.Fixture("BareFunction")];
        await using var on = await FunctionProcess.StartAsync(command, ("DOTNET_STARTUP_HOOKS", layer.Hook), ("FAULTKIT_PLAN", FunctionProcess.FailingPlan));
        await using var off = await FunctionProcess.StartAsync(
            command, ("DOTNET_STARTUP_HOOKS", layer.Hook), ("FAULTKIT_PLAN", FunctionProcess.FailingPlan), ("FAULTKIT_DISABLED", "1"));

        Assert.Equal("OutOfOrder", (await on.InvokeAsync()).ErrorType);
        Assert.Equal(1, (await off.ReportAsync()).Runs);
    }

    [Fact]
    public async Task RelayOnAPortOfItsOwn_StandsThere()
    {
        // A port that was free a moment ago.
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        listener.Stop();
        await using var function = await FunctionProcess.StartAsync(Command, ("FAULTKIT_RELAY_PORT", port));

        Assert.Equal($"127.0.0.1:{port}/orders", (await function.ReportAsync()).RuntimeApi);
    }

    [Fact]
    public async Task ProcessThatIsNoFunction_IsLeftAlone()
    {
        // A hook in the environment reaches a function's tools and extensions too.
        await using var function = await FunctionProcess.StartAsync(
            [layer.Wrapper, "dotnet", "--version"], ("AWS_LAMBDA_RUNTIME_API", null), ("FAULTKIT_PLAN", FunctionProcess.FailingPlan));

        Assert.Equal(0, await function.EndAsync());

        Assert.Empty(function.Notices);
    }
}
