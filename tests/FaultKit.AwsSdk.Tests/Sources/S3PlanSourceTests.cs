using System.Text;
using FaultKit.AwsSdk.Conformance;
using FaultKit.AwsSdk.Sources;
using FaultKit.AwsSdk.Tests.Shared;

namespace FaultKit.AwsSdk.Tests.Sources;

public sealed class S3PlanSourceTests
{
    private const string Tag = "\"9a0364b9e99bb480dd25e1f0284c8555\"";

    [Fact]
    public async Task Object_IsFound()
    {
        await using var server = new LoopbackServer(AwsWire.S3(200, "{ }", $"ETag: {Tag}"));
        using var source = Source(server);

        var look = await source.LookAsync();

        Assert.Equal("{ }", Encoding.UTF8.GetString(look.Document.Span));
    }

    [Fact]
    public async Task Request_IsSigned()
    {
        await using var server = new LoopbackServer(AwsWire.S3(200, "{ }", $"ETag: {Tag}"));
        using var source = Source(server);

        await source.LookAsync();

        Assert.StartsWith("GET /plans/staging/my%20plan.json HTTP/1.1\r\n", server.Requests[0], StringComparison.Ordinal);
        Assert.True(SignatureCheck.IsSigned(server.Requests[0], "s3"), server.Requests[0]);
    }

    [Fact]
    public async Task SameObject_IsAskedForByItsTag_AndUnchanged()
    {
        await using var server = new LoopbackServer(AwsWire.S3(200, "{ }", $"ETag: {Tag}"), AwsWire.Http(304, "", $"ETag: {Tag}"));
        using var source = Source(server);
        await source.LookAsync();

        var look = await source.LookAsync();

        Assert.Contains($"\r\nIf-None-Match: {Tag}\r\n", server.Requests[1], StringComparison.Ordinal);
        Assert.Equal(PlanLook.Unchanged, look);
    }

    [Fact]
    public async Task ObjectThatCameBack_IsNotTakenForUnchanged()
    {
        await using var server = new LoopbackServer(AwsWire.S3(200, "{ }", $"ETag: {Tag}"), AwsWire.S3Error(404, "NoSuchKey", "The specified key does not exist."), AwsWire.S3(200, "{ }", $"ETag: {Tag}"));
        using var source = Source(server);
        await source.LookAsync();
        await source.LookAsync();

        var look = await source.LookAsync();

        Assert.DoesNotContain("If-None-Match", server.Requests[2], StringComparison.Ordinal);
        Assert.Equal(LookOutcome.Found, look.Outcome);
    }

    [Fact]
    public async Task ObjectThatIsNotThere_IsGone()
    {
        await using var server = new LoopbackServer(AwsWire.S3Error(404, "NoSuchKey", "The specified key does not exist."));
        using var source = Source(server);

        var look = await source.LookAsync();

        Assert.Equal((LookOutcome.Gone, "there is no such object"), (look.Outcome, look.Detail));
    }

    [Fact]
    public async Task ProcessThatMayNotRead_HearsWhatItNeeds()
    {
        await using var server = new LoopbackServer(AwsWire.S3Error(403, "AccessDenied", "Access Denied"));
        using var source = Source(server);

        var look = await source.LookAsync();

        Assert.Equal(LookOutcome.Unreachable, look.Outcome);
        Assert.Contains("AccessDenied; the process needs s3:GetObject", look.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BucketElsewhere_IsAskedThere()
    {
        await using var server = new LoopbackServer(
            AwsWire.S3(301, "<Error><Code>PermanentRedirect</Code></Error>", "x-amz-bucket-region: us-west-2"), AwsWire.S3(200, "{ }", $"ETag: {Tag}"));
        using var source = Source(server);

        var look = await source.LookAsync();

        Assert.Contains("/us-west-2/s3/aws4_request", server.Requests[1], StringComparison.Ordinal);
        Assert.Equal(LookOutcome.Found, look.Outcome);
    }

    [Theory]
    [InlineData("s3://plans")]
    [InlineData("s3://plans/")]
    [InlineData("s3:///key")]
    public void NameWithoutAnObject_IsRefused(string name)
    {
        var failure = Assert.Throws<ArgumentException>(() => S3PlanSource.Of(name, TimeProvider.System));

        Assert.Equal($"\"{name}\" names no object; expected s3://bucket/key.", failure.Message);
    }

    private static S3PlanSource Source(LoopbackServer server) => new("plans", "staging/my plan.json", Shared.Sources.Client("S3", server.Address));
}
