using System.Reflection;

namespace FaultKit.Layer.Tests;

/// <summary>The checkout that these tests were built from, and what else was built there.</summary>
internal static class Checkout
{
    public static string Root { get; } = Of("RepositoryRoot");

    /// <summary>The assembly of a fixture.</summary>
    public static string Fixture(string name) => Path.Combine(Root, "artifacts", "bin", name, Of("Configuration"), name + ".dll");

    /// <summary>The assembly of a project that is built for several frameworks.</summary>
    public static string Built(string name, string framework) => Path.Combine(Root, "artifacts", "bin", name, $"{Of("Configuration")}_{framework}", name + ".dll");

    private static string Of(string key) =>
        typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
