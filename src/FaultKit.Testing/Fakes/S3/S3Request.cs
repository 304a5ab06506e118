using System.Text.RegularExpressions;

namespace FaultKit.Testing;

/// <summary>A request to S3: which bucket and object it means, in the path or in the host's name, and what it brings.</summary>
internal sealed partial class S3Request
{
    public S3Request(HttpRequestMessage request, byte[] body)
    {
        Message = request;
        var uri = request.RequestUri!;
        var path = uri.AbsolutePath[1..];
        if (VirtualHost().Match(uri.Host) is { Success: true } host)
        {
            (Bucket, Key) = (host.Groups["bucket"].Value, Uri.UnescapeDataString(path));
        }
        else
        {
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            Bucket = slash < 0 ? path : path[..slash];
            Key = slash < 0 ? "" : Uri.UnescapeDataString(path[(slash + 1)..]);
        }

        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            Query[Uri.UnescapeDataString(parts[0])] = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
        }

        (Body, Trailers) = Header("x-amz-content-sha256")?.StartsWith("STREAMING-", StringComparison.Ordinal) is true ? AwsChunks.Read(body) : (body, []);
    }

    public HttpRequestMessage Message { get; }

    public string Method => Message.Method.Method;

    /// <summary>The bucket; empty where the request means the service.</summary>
    public string Bucket { get; }

    /// <summary>The object; empty where the request means the bucket.</summary>
    public string Key { get; }

    /// <summary>What stands after the question mark.</summary>
    public Dictionary<string, string> Query { get; } = [];

    public byte[] Body { get; }

    /// <summary>Headers that came after the body: its checksum, usually.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Trailers { get; }

    /// <summary>All headers, of the request and of its content.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers =>
        Message.Headers.NonValidated.Concat(Message.Content?.Headers.NonValidated.AsEnumerable() ?? []).Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()));

    public string? Header(string name) => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The host of a bucket: <c>bucket.s3.us-east-1.amazonaws.com</c>.</summary>
    [GeneratedRegex(@"^(?<bucket>.+)\.s3[.-]")]
    private static partial Regex VirtualHost();
}
