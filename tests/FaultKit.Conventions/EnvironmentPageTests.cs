using System.Text.RegularExpressions;

namespace FaultKit.Conventions;

/// <summary>docs/environment.md names every variable that the packages read, and none that nobody reads.</summary>
public sealed partial class EnvironmentPageTests
{
    /// <summary>What scripts and Lambda read: no C# file has them.</summary>
    private static readonly string[] s_elsewhere = ["FAULTKIT_EXEC_WRAPPER", "AWS_LAMBDA_EXEC_WRAPPER", "DOTNET_STARTUP_HOOKS"];

    [Fact]
    public void Page_NamesWhatIsRead()
    {
        // The testing package sets variables, for functions that it starts.
        var read = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("FaultKit.Testing", StringComparison.Ordinal))
            .SelectMany(path => Literal().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value))
            .Concat(s_elsewhere);
        var shown = Shown().Matches(Repository.Read("docs/environment.md")).Select(match => match.Groups["name"].Value);

        Assert.Equal(read.Distinct().Order(StringComparer.Ordinal), shown.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"(?<name>(FAULTKIT|AWS|DOTNET|ASPNETCORE|LAMBDA)_[A-Z_]+|[a-z]+_proxy|[A-Z]+_PROXY)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("`(?<name>(FAULTKIT|AWS|DOTNET|ASPNETCORE|LAMBDA)_[A-Z_]+|[a-z]+_proxy|[A-Z]+_PROXY)`")]
    private static partial Regex Shown();
}
