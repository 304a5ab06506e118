using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FaultKit.Generators;

/// <summary>What the project being compiled says about itself; the package's props make these properties visible to the compiler.</summary>
internal record struct ProjectSettings(bool IsTest, bool IsTurnedOff, bool StartsRelay)
{
    public static ProjectSettings Read(AnalyzerConfigOptions options) =>
        new(Is(options, "IsTestProject", "true"), Is(options, "FaultKitRegisterSurfaces", "false"), Is(options, "FaultKitStartRelay", "true"));

    /// <summary>Whether surfaces are to be registered here: where a process begins, and nowhere else.</summary>
    public readonly bool Wants(OutputKind kind) => !IsTurnedOff && (IsTest || IsExecutable(kind));

    /// <summary>Whether the Lambda relay is to be started here: before the <c>Main</c> of a function, which a test project never is.</summary>
    public readonly bool WantsRelay(OutputKind kind) => StartsRelay && !IsTest && IsExecutable(kind);

    private static bool IsExecutable(OutputKind kind) =>
        kind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    private static bool Is(AnalyzerConfigOptions options, string property, string value) =>
        options.TryGetValue("build_property." + property, out var text) && string.Equals(text.Trim(), value, StringComparison.OrdinalIgnoreCase);
}
