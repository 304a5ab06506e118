using System.Net;
using System.Text;

namespace FaultKit.Testing;

/// <summary>S3 in memory: buckets and objects, conditions and checksums; it writes down what was written and deleted.</summary>
/// <remarks>
/// <para>
/// Speaks the wire protocol of S3 (REST and XML, buckets in the path or in the host's name, bodies in signed chunks), so that the SDK's own client
/// works on it: <c>new AmazonS3Client(new AmazonS3Config().ConnectTo(s3))</c>. Knows <c>PutObject</c>, <c>GetObject</c> (also a range of it),
/// <c>HeadObject</c>, <c>DeleteObject</c>, <c>ListObjectsV2</c>, <c>CreateBucket</c>, <c>HeadBucket</c> and <c>DeleteBucket</c>; <c>If-Match</c> and
/// <c>If-None-Match</c> on reads and writes. Anything else, versions, copies and uploads in parts among it, is refused with a message that says what it knows.
/// </para>
/// <para>The same scenarios run against it and against fauxqs. It differs from S3 in this: signatures, and checksums other than MD5, CRC-32 and SHA-256, are believed and not looked at.</para>
/// </remarks>
/// <param name="ledger">The ledger it writes; one of its own unless said otherwise.</param>
/// <param name="time">The clock of <c>Last-Modified</c>; that of the test around a call unless said otherwise.</param>
public sealed class FakeS3(Ledger? ledger = null, TimeProvider? time = null) : FakeService("S3", ledger, time)
{
    private static readonly string[] s_listing = ["list-type", "prefix", "delimiter", "max-keys", "continuation-token", "start-after"];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, S3Bucket> _buckets = [];
    private readonly S3Replies _replies = new();

    /// <summary>Adds an empty bucket.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The service itself.</returns>
    /// <exception cref="ArgumentException">There is a bucket of this name already.</exception>
    public FakeS3 AddBucket(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_lock)
        {
            _buckets.Add(name, new(name));
        }

        return this;
    }

    private protected override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellationToken)
    {
        var read = new S3Request(request, body);
        lock (_lock)
        {
            try
            {
                return Task.FromResult(Answer(read));
            }
            catch (FakeServiceException e)
            {
                return Task.FromResult(_replies.Error(e, read));
            }
        }
    }

    private HttpResponseMessage Answer(S3Request request)
    {
        var isPlain = request.Query.Keys.All(name => name is "x-id");
        return (request.Method, request.Key.Length > 0) switch
        {
            ("PUT", true) when isPlain && request.Header("x-amz-copy-source") is null => Put(request),
            ("GET", true) when isPlain => Get(request),
            ("HEAD", true) when isPlain => Get(request),
            ("DELETE", true) when isPlain => Delete(request),
            ("GET", false) when request.Query.GetValueOrDefault("list-type") == "2" && request.Query.Keys.All(name => s_listing.Contains(name)) =>
                _replies.Xml(HttpStatusCode.OK, S3Listing.Write(Bucket(request), request)),
            ("PUT", false) when isPlain => Create(request),
            ("HEAD", false) when isPlain => Bucket(request) is not null ? _replies.Empty(HttpStatusCode.OK) : throw S3Refusal.NoBucket,
            ("DELETE", false) when isPlain => DeleteBucket(request),
            _ => throw new FakeServiceException(
                501,
                "NotImplemented",
                $"FakeS3 does not know {request.Method} {request.Message.RequestUri!.PathAndQuery}. It knows PutObject, GetObject, HeadObject, DeleteObject, ListObjectsV2, CreateBucket, HeadBucket and DeleteBucket, without versions, copies and parts."),
        };
    }

    private HttpResponseMessage Put(S3Request request)
    {
        var bucket = Bucket(request);
        S3Conditions.CheckWrite(request, bucket.Find(request.Key));
        var item = S3Writes.Read(request, Now);
        bucket.Keep(request.Key, item);
        Record("PutObject", $"{bucket.Name}/{request.Key}", Encoding.UTF8.GetString(item.Body));
        var response = _replies.Empty(HttpStatusCode.OK);
        response.Headers.TryAddWithoutValidation("ETag", item.ETag);
        foreach (var (name, value) in item.Checksums)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private HttpResponseMessage Get(S3Request request)
    {
        var item = Bucket(request).Find(request.Key) ?? throw S3Refusal.NoKey;
        return S3Conditions.CheckRead(request, item) ? _replies.Empty(HttpStatusCode.NotModified) : _replies.Object(item, request);
    }

    private HttpResponseMessage Delete(S3Request request)
    {
        var bucket = Bucket(request);
        if (bucket.Find(request.Key) is { } present)
        {
            S3Conditions.CheckWrite(request, present);
            bucket.Remove(request.Key);
            Record("DeleteObject", $"{bucket.Name}/{request.Key}");
        }

        // What is not there is deleted just as well.
        return _replies.Empty(HttpStatusCode.NoContent);
    }

    private HttpResponseMessage Create(S3Request request)
    {
        // In us-east-1, the region of these fakes, a bucket made again by its owner is no error.
        _buckets.TryAdd(request.Bucket, new(request.Bucket));
        return _replies.Empty(HttpStatusCode.OK);
    }

    private HttpResponseMessage DeleteBucket(S3Request request)
    {
        if (Bucket(request).Objects.Any())
        {
            throw new FakeServiceException(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }

        _buckets.Remove(request.Bucket);
        return _replies.Empty(HttpStatusCode.NoContent);
    }

    private S3Bucket Bucket(S3Request request) => _buckets.GetValueOrDefault(request.Bucket) ?? throw S3Refusal.NoBucket;
}
