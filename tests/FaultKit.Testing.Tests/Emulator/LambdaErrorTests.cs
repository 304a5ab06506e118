using System.Text;

namespace FaultKit.Testing.Tests;

public sealed class LambdaErrorTests
{
    [Theory]
    [InlineData("""{"errorType":"T","stackTrace":["at A()","at B()"]}""", new[] { "at A()", "at B()" })]
    [InlineData("""{"errorType":"T","stackTrace":"at A()\nat B()"}""", new[] { "at A()", "at B()" })]
    [InlineData("""{"errorType":"T","stackTrace":["at A()",7]}""", new[] { "at A()" })]
    [InlineData("""{"errorType":"T","stackTrace":null}""", new string[0])]
    [InlineData("""{"errorType":"T"}""", new string[0])]
    [InlineData("no JSON", new string[0])]
    public void StackTrace_IsReadLineByLine(string json, string[] expected) =>
        Assert.Equal(expected, new LambdaError(Encoding.UTF8.GetBytes(json)).StackTrace);
}
