using System.Security.Cryptography;
using System.Text;

namespace FaultKit.AwsSdk.Tests.Shared;

/// <summary>Checks a signature as a service does: from the request that arrived and the secret, and nothing of the SDK's.</summary>
internal static class SignatureCheck
{
    public static bool IsSigned(string request, string service)
    {
        var lines = request.Split("\r\n\r\n", 2)[0].Split("\r\n");
        var headers = lines[1..].Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0].ToLowerInvariant(), parts => parts[1]);
        var authorization = headers["authorization"].Split(' ', 2)[1].Split(", ").Select(part => part.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        var scope = authorization["Credential"].Split('/', 2)[1];
        var names = authorization["SignedHeaders"];
        var start = lines[0].Split(' ');
        var canonical = $"{start[0]}\n{start[1]}\n\n{string.Concat(names.Split(';').Select(name => $"{name}:{headers[name]}\n"))}\n{names}\n{Hash(request.Split("\r\n\r\n", 2)[1])}";
        var toSign = $"AWS4-HMAC-SHA256\n{headers["x-amz-date"]}\n{scope}\n{Hash(canonical)}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + Sources.Secret), (secret, part) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(part)));
        return scope.EndsWith($"/eu-west-1/{service}/aws4_request", StringComparison.Ordinal)
            && authorization["Signature"] == Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
