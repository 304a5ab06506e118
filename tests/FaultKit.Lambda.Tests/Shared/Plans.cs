using System.Text;

namespace FaultKit.Lambda.Tests;

/// <summary>Plans as documents.</summary>
internal static class Plans
{
    /// <summary>Every invocation fails with an error of this name.</summary>
    public static byte[] Error(string environment, string code = "Broken") => Encoding.UTF8.GetBytes(
        $$$"""{"version":1,"enabled":true,"environments":["{{{environment}}}"],"rules":[{"name":"e","target":"lambda:*","fault":{"type":"error","code":"{{{code}}}"}}]}""");
}
