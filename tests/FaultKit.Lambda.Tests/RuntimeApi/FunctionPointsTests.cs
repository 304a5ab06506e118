namespace FaultKit.Lambda.Tests;

public sealed class FunctionPointsTests
{
    [Theory]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:orders", "lambda:orders")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:orders:live", "lambda:orders")]
    [InlineData("arn:aws-cn:lambda:cn-north-1:123456789012:function:orders:42", "lambda:orders")]
    [InlineData("orders", "lambda:orders")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:layer", "lambda:arn:aws:lambda:us-east-1:123456789012:layer")]
    public void Arn_HasThePointOfItsFunction(string arn, string point) => Assert.Equal(point, new FunctionPoints().Of(arn).Name);

    [Theory]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:orders", "$LATEST")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:orders:live", "live")]
    [InlineData("arn:aws-cn:lambda:cn-north-1:123456789012:function:orders:42", "42")]
    [InlineData("orders", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Arn_HasTheQualifierThatItsCallerNamed(string? arn, string? qualifier) => Assert.Equal(qualifier, FunctionPoints.QualifierOf(arn));

    [Fact]
    public void OneArnAfterAnother_HaveTheirOwnPoints()
    {
        var points = new FunctionPoints();

        string[] names = [points.Of("a").Name, points.Of("b").Name, points.Of("a").Name];

        Assert.Equal(["lambda:a", "lambda:b", "lambda:a"], names);
    }
}
