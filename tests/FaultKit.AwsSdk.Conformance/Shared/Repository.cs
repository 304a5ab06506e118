using System.Reflection;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string PathOf(string path) => Path.Combine(Root, path);
}
