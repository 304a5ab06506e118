using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FaultKit.AwsSdk.Sources;

/// <summary>A plan that is a parameter in SSM's Parameter Store: <c>ssm:/name</c>. Its version tells whether it has changed.</summary>
/// <remarks>The process needs <c>ssm:GetParameter</c> on it. A parameter holds 4 KB, or 8 KB in the advanced tier.</remarks>
internal sealed class SsmPlanSource(string parameter, SignedClient client) : PlanSource, IDisposable
{
    private static readonly MediaTypeHeaderValue s_json = new("application/x-amz-json-1.1");

    private long? _version;

    /// <inheritdoc/>
    public override string Name { get; } = $"ssm:{parameter}";

    /// <summary>The source that a text names.</summary>
    /// <exception cref="ArgumentException">The text names no parameter.</exception>
    public static SsmPlanSource Of(string text, TimeProvider time)
    {
        const string Scheme = "ssm:";
        return text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && text.Length > Scheme.Length && !text.AsSpan(Scheme.Length).StartsWith("//")
            ? new(text[Scheme.Length..], new(new("SSM"), time))
            : throw new ArgumentException($"\"{text}\" names no parameter; expected ssm:/name.");
    }

    public override async ValueTask<PlanLook> LookAsync(CancellationToken cancellation)
    {
        // Not on the caller's thread: what is asked for region and credentials may read files.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var region = client.Region;
        var body = Question();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = s_json;
        using var request = new HttpRequestMessage(HttpMethod.Post, client.Endpoint ?? new($"https://ssm.{region}.{Amazon.RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}/")) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AmazonSSM.GetParameter");
        using var response = await client.SendAsync(request, body, region, cancellation).ConfigureAwait(false);
        return Read(response, await SourceBody.ReadAsync(response, cancellation).ConfigureAwait(false));
    }

    public void Dispose() => client.Dispose();

    private byte[] Question()
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("Name"u8, parameter);
            json.WriteBoolean("WithDecryption"u8, true);
            json.WriteEndObject();
        }

        return output.ToArray();
    }

    private PlanLook Read(HttpResponseMessage response, byte[] body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return response.IsSuccessStatusCode ? Take(answer.RootElement.GetProperty("Parameter")) : Refuse(response, answer.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            _version = null;
            return PlanLook.Unreachable($"SSM answers {(int)response.StatusCode} with something that is no parameter");
        }
    }

    private PlanLook Take(JsonElement found)
    {
        var version = found.GetProperty("Version").GetInt64();
        if (version == _version)
        {
            return PlanLook.Unchanged;
        }

        var value = Encoding.UTF8.GetBytes(found.GetProperty("Value").GetString()!);
        _version = version;
        return PlanLook.Found(value);
    }

    private PlanLook Refuse(HttpResponseMessage response, JsonElement error)
    {
        _version = null;
        var code = error.TryGetProperty("__type", out var type) ? type.GetString()!.Split('#')[^1] : "";
        return code is "ParameterNotFound" or "ParameterVersionNotFound"
            ? PlanLook.Gone("there is no such parameter")
            : PlanLook.Unreachable($"SSM answers {(int)response.StatusCode} {code}".TrimEnd());
    }
}
