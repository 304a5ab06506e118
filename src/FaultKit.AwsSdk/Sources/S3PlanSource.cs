using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace FaultKit.AwsSdk.Sources;

/// <summary>A plan that is an object in S3: <c>s3://bucket/key</c>. An object that has not changed costs a request, and no bytes of it.</summary>
/// <remarks>The process needs <c>s3:GetObject</c> on the object, and <c>s3:ListBucket</c> on its bucket for S3 to say that the object is gone.</remarks>
internal sealed class S3PlanSource(string bucket, string key, SignedClient client) : PlanSource, IDisposable
{
    private string? _region;
    private string? _tag;

    /// <inheritdoc/>
    public override string Name { get; } = $"s3://{bucket}/{key}";

    /// <summary>The source that a text names.</summary>
    /// <exception cref="ArgumentException">The text names no object.</exception>
    public static S3PlanSource Of(string text, TimeProvider time)
    {
        const string Scheme = "s3://";
        var slash = text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text.IndexOf('/', Scheme.Length) : -1;
        return slash > Scheme.Length && slash < text.Length - 1
            ? new(text[Scheme.Length..slash], text[(slash + 1)..], new(new("S3"), time))
            : throw new ArgumentException($"\"{text}\" names no object; expected s3://bucket/key.");
    }

    public override async ValueTask<PlanLook> LookAsync(CancellationToken cancellation)
    {
        // Not on the caller's thread: what is asked for region and credentials may read files.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        _region ??= client.Region;
        var asked = _region;
        using (var response = await AskAsync(asked, cancellation).ConfigureAwait(false))
        {
            _region = RegionOf(response) ?? asked;
            if (_region == asked || response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotModified)
            {
                return await ReadAsync(response, cancellation).ConfigureAwait(false);
            }
        }

        // The bucket lives elsewhere, and S3 said where.
        using var answer = await AskAsync(_region, cancellation).ConfigureAwait(false);
        return await ReadAsync(answer, cancellation).ConfigureAwait(false);
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> AskAsync(string region, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressIn(region));
        if (_tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", _tag);
        }

        return await client.SendAsync(request, [], region, cancellation).ConfigureAwait(false);
    }

    /// <summary>Dots in a bucket's name do not go with the certificate of its host; an endpoint of one's own has no hosts for buckets.</summary>
    private Uri AddressIn(string region)
    {
        var path = string.Join('/', key.Split('/').Select(Uri.EscapeDataString));
        return client.Endpoint is { } own ? new(own, $"/{bucket}/{path}")
            : bucket.Contains('.', StringComparison.Ordinal) ? new($"https://s3.{region}.{SuffixOf(region)}/{bucket}/{path}")
            : new($"https://{bucket}.s3.{region}.{SuffixOf(region)}/{path}");
    }

    private async Task<PlanLook> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotModified when _tag is not null:
                return PlanLook.Unchanged;
            case HttpStatusCode.OK:
                var document = await SourceBody.ReadAsync(response, cancellation).ConfigureAwait(false);
                _tag = response.Headers.NonValidated.TryGetValues("ETag", out var tag) ? tag.ToString() : null;
                return PlanLook.Found(document);
        }

        _tag = null;
        var code = CodeOf(await SourceBody.ReadAsync(response, cancellation).ConfigureAwait(false));
        return code is "NoSuchKey" or "NoSuchBucket" ? PlanLook.Gone(code == "NoSuchKey" ? "there is no such object" : "there is no such bucket")
            : response.StatusCode == HttpStatusCode.Forbidden ? PlanLook.Unreachable($"S3 answers 403 {code}; the process needs s3:GetObject on the object, and s3:ListBucket on the bucket to hear that the object is gone")
            : PlanLook.Unreachable($"S3 answers {(int)response.StatusCode} {code}".TrimEnd());
    }

    private static string? RegionOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("x-amz-bucket-region", out var region) ? region.ToString() : null;

    private static string SuffixOf(string region) => Amazon.RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix;

    private static string? CodeOf(byte[] body)
    {
        try
        {
            return XDocument.Load(new MemoryStream(body)).Root?.Elements().FirstOrDefault(element => element.Name.LocalName == "Code")?.Value;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
