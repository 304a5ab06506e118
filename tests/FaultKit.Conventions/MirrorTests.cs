namespace FaultKit.Conventions;

/// <summary>Who looks for the tests of a file finds them: in the same folder of the package's test project, under its name.</summary>
/// <remarks>
/// <para>
/// <c>src/P/Room/Thing.cs</c> is tested by <c>tests/P.Tests/Room/ThingTests.cs</c>; where that would grow too long, by one file for
/// each side of it: <c>ThingLatencyTests.cs</c>, <c>ThingPayloadTests.cs</c>.
/// </para>
/// <para>
/// There are two kinds of exceptions. A folder <c>Shared</c> holds what tests use and is no test. A folder <c>Scenarios</c> holds tests
/// of what several files of its room do together: a promise of the room, or a page of the documentation held against it.
/// </para>
/// </remarks>
public sealed class MirrorTests
{
    /// <summary>Packages with a test project of their own; F#, conformance and these conventions cut across all of them.</summary>
    public static TheoryData<string> Packages =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(path => Path.GetFileName(path)!).Where(name => Directory.Exists(Path.Combine(Repository.Root, TestsOf(name))))];

    [Theory]
    [MemberData(nameof(Packages))]
    public void TestFile_MirrorsASourceFile(string package)
    {
        var sources = Repository.Sources($"src/{package}").Select(path => path[$"src/{package}/".Length..^".cs".Length]).ToArray();

        var alone = TestFilesOf(package).Where(file => !IsIn(file, "Shared") && !IsIn(file, "Scenarios")).Where(file => !Mirrors(file, sources));

        Assert.Empty(alone);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Scenarios_AreTests(string package)
    {
        var others = TestFilesOf(package).Where(file => IsIn(file, "Scenarios") && !file.EndsWith("Tests.cs", StringComparison.Ordinal));

        Assert.Empty(others);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void WhatTestsShare_IsNoTest(string package)
    {
        var tests = TestFilesOf(package).Where(file => IsIn(file, "Shared") && file.EndsWith("Tests.cs", StringComparison.Ordinal));

        Assert.Empty(tests);
    }

    private static string TestsOf(string package) => $"tests/{package}.Tests";

    private static IEnumerable<string> TestFilesOf(string package) => Repository.Sources(TestsOf(package)).Select(path => path[(TestsOf(package).Length + 1)..]);

    private static bool IsIn(string file, string folder) => Path.GetDirectoryName(file)!.Split('/').Contains(folder);

    private static bool Mirrors(string file, string[] sources) =>
        file.EndsWith("Tests.cs", StringComparison.Ordinal)
        && Array.Exists(sources, source => file.StartsWith(source, StringComparison.Ordinal) && !file[source.Length..].Contains('/', StringComparison.Ordinal));
}
