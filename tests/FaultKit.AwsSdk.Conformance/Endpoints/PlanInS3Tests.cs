using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>A plan that lies in a bucket, read by a host that has region, credentials and endpoint from its environment.</summary>
public sealed class PlanInS3Tests(AwsEndpoints endpoints)
{
    /// <summary>A rule that would cut the plan off from its source, if the source were not spared.</summary>
    private const string Plan = """
        { "version": 1, "enabled": true, "environments": ["Staging"], "rules": [
            { "name": "no-s3", "target": "aws:S3/**", "fault": { "type": "connection", "kind": "refused" } },
            { "name": "no-http", "target": "http:**", "fault": { "type": "connection", "kind": "refused" } } ] }
        """;

    [Fact]
    public async Task Plan_IsInForceWhenTheHostStarts()
    {
        using var s3 = endpoints.S3();
        await s3.PutBucketAsync("plans", TestContext.Current.CancellationToken);
        await s3.PutObjectAsync(new() { BucketName = "plans", Key = "staging/chaos.json", ContentBody = Plan }, TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_S3", s3.Config.ServiceURL);
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "secret");
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Staging" });
        builder.UseChaos(chaos => chaos.ReadPlan("s3://plans/staging/chaos.json"));
        using var host = builder.Build();

        var injector = host.Services.GetRequiredService<FaultInjector>();

        // The first look may take longer than a start waits for it.
        while (injector.Plan is null)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal(["no-s3", "no-http"], injector.Plan.Rules.Select(rule => rule.Name));
    }
}
