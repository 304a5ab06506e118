namespace FaultKit.Tests;

public sealed class PlanSchemesTests
{
    private readonly PlanSchemes _schemes = new();

    [Theory]
    [InlineData("memory:one", "memory:one")]
    [InlineData("MEMORY:one", "MEMORY:one")]
    [InlineData(" memory://one ", "memory://one")]
    public void AKnownScheme_IsOpenedByItsWholeName(string text, string expected)
    {
        _schemes.Add("memory", name => new NamedSource(name));

        Assert.Equal(expected, Assert.IsType<NamedSource>(_schemes.Open(text)).Name);
    }

    [Theory]
    [InlineData("chaos.json")]
    [InlineData("C:\\chaos.json")]
    [InlineData("odd:name.json")]
    [InlineData("/etc/a:b/chaos.json")]
    public void WhatBeginsWithNoScheme_IsAPath(string text) => Assert.IsType<FilePlanSource>(_schemes.Open(text));

    [Theory]
    [InlineData("s3://bucket/chaos.json", " (it comes with the package FaultKit.AwsSdk)")]
    [InlineData("ssm:/chaos", " (it comes with the package FaultKit.AwsSdk)")]
    [InlineData("ftp://config.internal/chaos", "")]
    public void AnUnknownScheme_IsNamedWithWhatIsKnown(string text, string hint)
    {
        _schemes.Add("memory", name => new NamedSource(name));

        var refusal = Assert.Throws<NotSupportedException>(() => _schemes.Open(text));

        Assert.Equal($"\"{text}\" is a kind of source that is not known here{hint}; expected JSON, the path of a file, memory:.", refusal.Message);
    }

    [Fact]
    public void ASchemeRegisteredTwice_IsTheSecondOnes()
    {
        _schemes.Add("memory", _ => throw new NotSupportedException("the first"));
        _schemes.Add("memory", name => new NamedSource(name));

        Assert.IsType<NamedSource>(_schemes.Open("memory:one"));
    }

    private sealed class NamedSource(string name) : PlanSource
    {
        public override string Name => name;

        public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation) => new(PlanLook.Unchanged);
    }
}
