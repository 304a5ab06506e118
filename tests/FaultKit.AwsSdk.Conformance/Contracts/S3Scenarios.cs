using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>What S3 does with objects.</summary>
internal static class S3Scenarios
{
    public static Scenario<IAmazonS3>[] All { get; } =
    [
        new("An object put is got back, with what it was put with", async s3 =>
        {
            var bucket = await BucketAsync(s3, "got-back");
            var put = new PutObjectRequest { BucketName = bucket, Key = "a/b c+d.txt", ContentBody = "hello", ContentType = "text/csv" };
            put.Metadata["kind"] = "order";
            return [await PutAsync(s3, put), await GetAsync(s3, new() { BucketName = bucket, Key = "a/b c+d.txt" }), await HeadAsync(s3, bucket, "a/b c+d.txt")];
        }),
        new("An object put again is replaced", async s3 =>
        {
            var bucket = await BucketAsync(s3, "replaced");
            return [await PutAsync(s3, bucket, "a", "one"), await PutAsync(s3, bucket, "a", "two"), await GetAsync(s3, new() { BucketName = bucket, Key = "a" })];
        }),
        new("An object without a byte", async s3 =>
        {
            var bucket = await BucketAsync(s3, "nothing");
            return [await PutAsync(s3, bucket, "a", ""), await GetAsync(s3, new() { BucketName = bucket, Key = "a" })];
        }),
        new("What is not there", async s3 =>
        {
            var bucket = await BucketAsync(s3, "absent");
            return [await GetAsync(s3, new() { BucketName = bucket, Key = "a" }), await HeadAsync(s3, bucket, "a"), await GetAsync(s3, new() { BucketName = "nowhere", Key = "a" }), await PutAsync(s3, "nowhere", "a", "one")];
        }),
        new("An object deleted is gone, and deleted again is no error", async s3 =>
        {
            var bucket = await BucketAsync(s3, "deleted");
            await PutAsync(s3, bucket, "a", "one");
            return [await DeleteAsync(s3, bucket, "a"), await DeleteAsync(s3, bucket, "a"), await HeadAsync(s3, bucket, "a")];
        }),
        new("A read under conditions", async s3 =>
        {
            var bucket = await BucketAsync(s3, "conditions");
            await PutAsync(s3, bucket, "a", "one");
            var tag = (await s3.GetObjectMetadataAsync(bucket, "a")).ETag;
            return
            [
                await GetAsync(s3, new() { BucketName = bucket, Key = "a", EtagToMatch = tag }),
                await GetAsync(s3, new() { BucketName = bucket, Key = "a", EtagToMatch = "\"other\"" }),
                await GetAsync(s3, new() { BucketName = bucket, Key = "a", EtagToNotMatch = tag }),
                await GetAsync(s3, new() { BucketName = bucket, Key = "a", EtagToNotMatch = "\"other\"" }),
            ];
        }),
        new("A range", async s3 =>
        {
            var bucket = await BucketAsync(s3, "range");
            await PutAsync(s3, bucket, "a", "0123456789");
            return [await GetAsync(s3, new() { BucketName = bucket, Key = "a", ByteRange = new(2, 4) }), await GetAsync(s3, new() { BucketName = bucket, Key = "a", ByteRange = new(8, 100) }), await GetAsync(s3, new() { BucketName = bucket, Key = "a", ByteRange = new(20, 30) })];
        }),
        new("A listing, whole, by prefix, by folder, page by page", async s3 =>
        {
            var bucket = await BucketAsync(s3, "listing");
            foreach (var key in (string[])["b/2", "a", "b/1", "c/x/y", "c/z"])
            {
                await PutAsync(s3, bucket, key, key);
            }

            return
            [
                await ListAsync(s3, new() { BucketName = bucket }), await ListAsync(s3, new() { BucketName = bucket, Prefix = "b/" }), await ListAsync(s3, new() { BucketName = bucket, Delimiter = "/" }),
                await ListAsync(s3, new() { BucketName = bucket, Prefix = "c/", Delimiter = "/" }), await ListAsync(s3, new() { BucketName = bucket, MaxKeys = 2 }), await ListAsync(s3, new() { BucketName = bucket, Delimiter = "/", MaxKeys = 1 }),
                await ListAsync(s3, new() { BucketName = bucket, StartAfter = "b/1" }), await ListAsync(s3, new() { BucketName = "nowhere" }),
            ];
        }),
        new("A stream, sent in chunks", async s3 =>
        {
            var bucket = await BucketAsync(s3, "chunks");
            var content = Encoding.UTF8.GetBytes(new string('x', 200_000));
            return [await PutAsync(s3, new() { BucketName = bucket, Key = "a", InputStream = new MemoryStream(content) }), await HeadAsync(s3, bucket, "a")];
        }),
        new("A bucket with something in it is not deleted", async s3 =>
        {
            var bucket = await BucketAsync(s3, "full");
            await PutAsync(s3, bucket, "a", "one");
            var refused = await Outcome.OfAsync(() => s3.DeleteBucketAsync(bucket), _ => "ok");
            await DeleteAsync(s3, bucket, "a");
            return [refused, await Outcome.OfAsync(() => s3.DeleteBucketAsync(bucket), _ => "ok")];
        }),
    ];

    private static async Task<string> BucketAsync(IAmazonS3 s3, string name)
    {
        await s3.PutBucketAsync(name);
        return name;
    }

    private static Task<string> PutAsync(IAmazonS3 s3, string bucket, string key, string body) => PutAsync(s3, new() { BucketName = bucket, Key = key, ContentBody = body });

    private static Task<string> PutAsync(IAmazonS3 s3, PutObjectRequest request) => Outcome.OfAsync(() => s3.PutObjectAsync(request), answer => answer.ETag);

    private static Task<string> DeleteAsync(IAmazonS3 s3, string bucket, string key) => Outcome.OfAsync(() => s3.DeleteObjectAsync(bucket, key), answer => answer.HttpStatusCode.ToString());

    private static Task<string> HeadAsync(IAmazonS3 s3, string bucket, string key) =>
        Outcome.OfAsync(() => s3.GetObjectMetadataAsync(bucket, key), answer => $"{answer.ContentLength} bytes of {answer.Headers.ContentType}, {answer.ETag}, kind {answer.Metadata["kind"]}");

    private static async Task<string> GetAsync(IAmazonS3 s3, GetObjectRequest request) => await Outcome.OfAsync(
        async () =>
        {
            using var answer = await s3.GetObjectAsync(request);
            using var reader = new StreamReader(answer.ResponseStream);
            return $"{await reader.ReadToEndAsync()}: {answer.ContentLength} of {answer.ContentRange}, {answer.Headers.ContentType}, {answer.ETag}, kind {answer.Metadata["kind"]}";
        },
        seen => seen);

    private static Task<string> ListAsync(IAmazonS3 s3, ListObjectsV2Request request) => Outcome.OfAsync(
        async () =>
        {
            var pages = new List<string>();
            do
            {
                var page = await s3.ListObjectsV2Async(request);
                pages.Add($"{page.KeyCount}: {string.Join(" ", (page.S3Objects ?? []).Select(item => $"{item.Key} {item.Size} {item.ETag}"))} | {string.Join(" ", page.CommonPrefixes ?? [])}");
                request.ContinuationToken = page.NextContinuationToken;
            }
            while (request.ContinuationToken is not null);
            return string.Join("; ", pages);
        },
        seen => seen);
}
