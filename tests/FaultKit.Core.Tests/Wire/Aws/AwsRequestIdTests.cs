namespace FaultKit.Tests;

public sealed class AwsRequestIdTests
{
    private static readonly FaultDraw s_draw = new(42);

    [Theory]
    [InlineData("DynamoDB", "^[A-Z0-9]{52}$")]
    [InlineData("S3", "^[0-9A-F]{16}$")]
    [InlineData("SQS", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$")]
    public void Id_HasTheShapeOfItsService(string service, string shape) =>
        Assert.Matches(shape, AwsRequestId.Of(AwsCatalogue.Of(service, AwsProtocol.Json10), s_draw));

    [Fact]
    public void Id_OfTheSameHit_IsTheSame_AndOfAnotherIsNot()
    {
        var id = AwsRequestId.Of(SqsErrors.Service, s_draw);

        Assert.Equal(id, AwsRequestId.Of(SqsErrors.Service, new(42)));
        Assert.NotEqual(id, AwsRequestId.Of(SqsErrors.Service, new(43)));
    }

    [Fact]
    public void HostId_Is48BytesOfBase64() => Assert.Equal(48, Convert.FromBase64String(AwsRequestId.Host(s_draw)).Length);
}
