using System.Text.Json;
using Amazon.Runtime.Internal;

namespace FaultKit.AwsSdk.Pipeline;

/// <summary>Reads the members of a request from what the SDK is about to send: its JSON, its parameters, the parts of its path.</summary>
/// <remarks>The request objects of the application are never looked into: that would take reflection.</remarks>
internal static class AwsMembers
{
    private const int LongestBody = 1024 * 1024;

    /// <summary>The request as JSON: its body where the protocol has one, else an object of what stands in its parameters and path.</summary>
    public static ReadOnlyMemory<byte> Json(AwsCall call)
    {
        if (call.Protocol is AwsProtocol.Json10 or AwsProtocol.Json11 or AwsProtocol.RestJson && Body(call.Context.Request) is { IsEmpty: false } body)
        {
            return body;
        }

        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            foreach (var (name, value) in Named(call).DistinctBy(member => member.Name))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        return output.ToArray();
    }

    /// <summary>One member by its name, wherever the protocol has put it.</summary>
    public static MatchValue Find(AwsCall call, string name)
    {
        foreach (var (found, value) in Named(call))
        {
            if (found == name)
            {
                return MatchValue.Of(value);
            }
        }

        // A quote in the name would end it early; no member has one.
        return name.Contains('\'', StringComparison.Ordinal)
            ? MatchValue.Absent
            : PayloadScan.Find(Json(call).Span, [JsonPath.Parse($"$['{name}']")])[0].FirstOrDefault();
    }

    /// <summary>What stands beside the body: S3's bucket, parts of the path, parameters of a query.</summary>
    private static IEnumerable<(string Name, string Value)> Named(AwsCall call)
    {
        var request = call.Context.Request;
        if (call.Protocol == AwsProtocol.S3 && request.CanonicalResourcePrefix is { Length: > 1 } bucket)
        {
            yield return ("Bucket", bucket[1..]);
        }

        foreach (var (name, value) in request.PathResources)
        {
            // "{Key+}" is a part that may hold slashes.
            yield return (name.Trim('{', '}', '+'), value);
        }

        foreach (var (name, value) in request.Parameters.Concat(request.SubResources))
        {
            yield return (name, value ?? "");
        }
    }

    /// <summary>The body, where reading it takes nothing away: a stream that cannot be set back is left alone.</summary>
    private static ReadOnlyMemory<byte> Body(IRequest request)
    {
        if (request.Content is { Length: > 0 } content)
        {
            return content;
        }

        if (request.ContentStream is not { CanSeek: true, Length: <= LongestBody } stream)
        {
            return default;
        }

        var before = stream.Position;
        try
        {
            var body = new byte[stream.Length - before];
            stream.ReadExactly(body);
            return body;
        }
        finally
        {
            stream.Position = before;
        }
    }
}
