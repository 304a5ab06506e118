namespace FaultKit.Tests;

public sealed class ProcessEnvironmentTests
{
    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("yes", true)]
    [InlineData("On", true)]
    [InlineData(" 1 ", true)]
    [InlineData("y", true)]
    [InlineData("2", true)]
    [InlineData("please", true)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("no", false)]
    [InlineData("off", false)]
    [InlineData("", false)]
    [InlineData("  ", false)]
    [InlineData(null, false)]
    public void TheKillSwitch_IsSetUnlessItSaysNo(string? value, bool expected)
    {
        var process = Read(("FAULTKIT_DISABLED", value));

        Assert.Equal(expected, process.IsDisabled);
    }

    [Theory]
    [InlineData("Staging", null, "Staging")]
    [InlineData(null, "Staging", "Staging")]
    [InlineData("Development", "Staging", "Development")]
    [InlineData("", "Staging", "Staging")]
    [InlineData(" Staging ", null, "Staging")]
    [InlineData(null, null, "Production")]
    [InlineData(" ", "", "Production")]
    public void TheEnvironment_IsNamedAsInDotNet(string? dotnet, string? aspnetcore, string expected)
    {
        var process = Read(("DOTNET_ENVIRONMENT", dotnet), ("ASPNETCORE_ENVIRONMENT", aspnetcore));

        Assert.Equal(expected, process.Name);
    }

    [Theory]
    [InlineData("chaos.json", "chaos.json")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void ThePlan_IsWhereItSays(string? value, string? expected)
    {
        var process = Read(("FAULTKIT_PLAN", value));

        Assert.Equal(expected, process.Plan);
    }

    [Fact]
    public void TheFunction_IsNamedByLambda()
    {
        var process = Read(("AWS_LAMBDA_FUNCTION_NAME", "order-intake"));

        Assert.Equal("order-intake", process.Function);
    }

    private static ProcessEnvironment Read(params (string Name, string? Value)[] variables) =>
        ProcessEnvironment.Read(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
