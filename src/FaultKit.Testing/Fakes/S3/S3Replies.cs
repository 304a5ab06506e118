using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;

namespace FaultKit.Testing;

/// <summary>Writes answers as S3 does: XML, headers of objects, errors with their code (Amazon S3 API Reference, "REST error responses").</summary>
internal sealed class S3Replies
{
    private int _requests;

    public HttpResponseMessage Empty(HttpStatusCode status) => Stamp(new(status) { Content = new ByteArrayContent([]) });

    public HttpResponseMessage Xml(HttpStatusCode status, XElement document)
    {
        var text = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document.ToString(SaveOptions.DisableFormatting)}";
        return Stamp(new(status) { Content = new StringContent(text, Encoding.UTF8, "application/xml") });
    }

    /// <summary>A refusal; to a HEAD it has no body, and so no code.</summary>
    public HttpResponseMessage Error(FakeServiceException refusal, S3Request request)
    {
        var status = (HttpStatusCode)refusal.Status;
        return request.Method == "HEAD" ? Empty(status) : Xml(status, new(
            "Error",
            new XElement("Code", refusal.Code),
            new XElement("Message", refusal.Message),
            request.Key.Length > 0 ? new XElement("Key", request.Key) : null,
            new XElement("BucketName", request.Bucket),
            new XElement("RequestId", NextId())));
    }

    /// <summary>An object, or a part of it.</summary>
    public HttpResponseMessage Object(S3Object item, S3Request request)
    {
        var range = ByteRange.Read(request.Header("Range"), item.Body.Length);
        var bytes = range is null ? item.Body : item.Body[range.First..(range.Last + 1)];
        var response = Empty(range is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent);
        response.Content = new ByteArrayContent(request.Method == "HEAD" ? [] : bytes);
        response.Content.Headers.ContentLength = bytes.Length;
        if (range is not null)
        {
            response.Content.Headers.ContentRange = new(range.First, range.Last, item.Body.Length);
        }

        response.Content.Headers.LastModified = item.Modified;
        response.Headers.TryAddWithoutValidation("ETag", item.ETag);
        response.Headers.TryAddWithoutValidation("Accept-Ranges", "bytes");
        var isChecked = range is null && request.Header("x-amz-checksum-mode") == "ENABLED";
        foreach (var (name, value) in isChecked ? item.Headers.Concat(item.Checksums) : item.Headers)
        {
            _ = response.Headers.TryAddWithoutValidation(name, value) || response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private HttpResponseMessage Stamp(HttpResponseMessage response)
    {
        response.Headers.Add("x-amz-request-id", NextId());
        return response;
    }

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"FAKE{Interlocked.Increment(ref _requests):D12}");
}
