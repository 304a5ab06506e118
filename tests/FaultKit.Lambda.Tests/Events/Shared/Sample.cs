using System.Text;

namespace FaultKit.Lambda.Tests;

/// <summary>Events as the AWS documentation describes those of each source, written out with its field names.</summary>
internal static class Sample
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Events", "Samples", $"{name}.json"));

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}
