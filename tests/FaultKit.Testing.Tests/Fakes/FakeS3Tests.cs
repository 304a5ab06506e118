using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace FaultKit.Testing.Tests.Fakes;

/// <summary>What is not held against fauxqs in the conformance tests: conditional writes, which it lacks, the ledger, and what is refused.</summary>
public sealed class FakeS3Tests : IDisposable
{
    private readonly FakeS3 _service = new FakeS3().AddBucket("reports");
    private readonly AmazonS3Client _s3;

    public FakeS3Tests() => _s3 = new(new AmazonS3Config().ConnectTo(_service));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _s3.Dispose();

    [Fact]
    public async Task PutThatMustBeTheFirst_IsRefusedWhereThereIsAnObject()
    {
        await _s3.PutObjectAsync(Put("a", "one", put => put.IfNoneMatch = "*"), Cancel);

        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() => _s3.PutObjectAsync(Put("a", "two", put => put.IfNoneMatch = "*"), Cancel));

        Assert.Equal(("PreconditionFailed", HttpStatusCode.PreconditionFailed), (refusal.ErrorCode, refusal.StatusCode));
        _service.Ledger.ExpectOnce("PutObject reports/a");
    }

    [Fact]
    public async Task PutOnWhatWasRead_IsRefusedWhereThatHasChanged()
    {
        var first = await _s3.PutObjectAsync(Put("a", "one"), Cancel);
        await _s3.PutObjectAsync(Put("a", "two", put => put.IfMatch = first.ETag), Cancel);

        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() => _s3.PutObjectAsync(Put("a", "three", put => put.IfMatch = first.ETag), Cancel));

        Assert.Equal("PreconditionFailed", refusal.ErrorCode);
    }

    [Fact]
    public async Task PutOnWhatIsNotThere_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() => _s3.PutObjectAsync(Put("a", "one", put => put.IfMatch = "\"0\""), Cancel));

        Assert.Equal("NoSuchKey", refusal.ErrorCode);
    }

    [Fact]
    public async Task BodyThatDoesNotMatchItsDigest_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() => _s3.PutObjectAsync(Put("a", "one", put => put.MD5Digest = "1B2M2Y8AsgTpgAmY7PhCfg=="), Cancel));

        Assert.Equal("BadDigest", refusal.ErrorCode);
    }

    [Fact]
    public async Task Ledger_HoldsWhatWasWrittenAndDeleted()
    {
        await _s3.PutObjectAsync(Put("2024/a.csv", "one"), Cancel);
        await _s3.DeleteObjectAsync("reports", "2024/a.csv", Cancel);
        await _s3.DeleteObjectAsync("reports", "2024/a.csv", Cancel);

        Assert.Equal(["PutObject reports/2024/a.csv: one", "DeleteObject reports/2024/a.csv: "], _service.Ledger.Entries.Select(entry => $"{entry.Effect}: {entry.Body}"));
    }

    [Fact]
    public async Task ObjectThatAFaultCorrupts_IsFoundOutByTheSdk()
    {
        using var injector = new FaultInjector();
        AwsSdk.AwsSdkChaos.AttachChaos(_s3, injector);
        await _s3.PutObjectAsync(Put("a", "one"), Cancel);

        await FaultTest.RunAsync(
            plan => plan.On(Aws.S3("GetObject")).Corrupt(CorruptionKind.BitFlip),
            async _ =>
            {
                var failure = await Assert.ThrowsAsync<AmazonClientException>(ReadAsync);

                Assert.Equal("Expected hash not equal to calculated hash", failure.Message);
            });
    }

    [Fact]
    public async Task BucketInThePath_IsTheSame()
    {
        await _s3.PutObjectAsync(Put("a", "one"), Cancel);
        using var other = new AmazonS3Client(new AmazonS3Config { ServiceURL = "http://127.0.0.1", AuthenticationRegion = "eu-central-1", ForcePathStyle = true }.ConnectTo(_service));

        var found = await other.GetObjectMetadataAsync("reports", "a", Cancel);

        Assert.Equal(3, found.ContentLength);
    }

    [Fact]
    public async Task OperationItDoesNotKnow_SaysWhichItKnows()
    {
        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() => _s3.InitiateMultipartUploadAsync("reports", "a", Cancel));

        Assert.Equal("NotImplemented", refusal.ErrorCode);
        Assert.StartsWith("FakeS3 does not know POST /a?uploads. It knows PutObject, GetObject,", refusal.Message, StringComparison.Ordinal);
    }

    private async Task ReadAsync()
    {
        using var read = await _s3.GetObjectAsync("reports", "a", Cancel);
        using var reader = new StreamReader(read.ResponseStream);
        await reader.ReadToEndAsync(Cancel);
    }

    private static PutObjectRequest Put(string key, string body, Action<PutObjectRequest>? configure = null)
    {
        var put = new PutObjectRequest { BucketName = "reports", Key = key, ContentBody = body };
        configure?.Invoke(put);
        return put;
    }
}
