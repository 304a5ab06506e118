using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SQS;

namespace FaultKit.Testing.Tests.Fakes;

public sealed class FakeAwsTests
{
    [Fact]
    public void ConfigurationWithoutRegionOrCredentials_HasThemAfterwards()
    {
        var config = new AmazonSQSConfig().ConnectTo(new FakeSqs());

        Assert.NotNull(config.DefaultAWSCredentials);
        Assert.NotNull(config.RegionEndpoint);
    }

    [Fact]
    public void WhatTheConfigurationSaysAlready_Stays()
    {
        var credentials = new BasicAWSCredentials("a", "b");

        var config = new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.EUCentral1, DefaultAWSCredentials = credentials }.ConnectTo(new FakeSqs());

        Assert.Equal((RegionEndpoint.EUCentral1, credentials), (config.RegionEndpoint, config.DefaultAWSCredentials));
    }

    [Fact]
    public async Task ClientsOfTwoFakes_SeeEachItsOwn()
    {
        using var one = new AmazonDynamoDBClient(new AmazonDynamoDBConfig().ConnectTo(new FakeDynamoDb().AddTable("one", "id")));
        using var other = new AmazonDynamoDBClient(new AmazonDynamoDBConfig().ConnectTo(new FakeDynamoDb().AddTable("other", "id")));

        var tables = (await one.ListTablesAsync(TestContext.Current.CancellationToken)).TableNames.Concat((await other.ListTablesAsync(TestContext.Current.CancellationToken)).TableNames);

        Assert.Equal(["one", "other"], tables);
    }

    [Fact]
    public async Task ClientThatIsDisposed_LeavesTheFakeAsItIs()
    {
        var service = new FakeDynamoDb().AddTable("orders", "id");
        using (var first = new AmazonDynamoDBClient(new AmazonDynamoDBConfig().ConnectTo(service)))
        {
            await first.PutItemAsync("orders", new() { ["id"] = new("1") }, TestContext.Current.CancellationToken);
        }

        using var second = new AmazonDynamoDBClient(new AmazonDynamoDBConfig().ConnectTo(service));
        var item = await second.GetItemAsync("orders", new() { ["id"] = new Amazon.DynamoDBv2.Model.AttributeValue("1") }, TestContext.Current.CancellationToken);

        Assert.Equal("1", item.Item["id"].S);
    }
}
