using System.Text;
using FaultKit.AwsSdk.Conformance;
using FaultKit.AwsSdk.Sources;
using FaultKit.AwsSdk.Tests.Shared;

namespace FaultKit.AwsSdk.Tests.Sources;

public sealed class SsmPlanSourceTests
{
    [Fact]
    public async Task Parameter_IsFound()
    {
        await using var server = new LoopbackServer(Parameter(1));
        using var source = Source(server);

        var look = await source.LookAsync();

        Assert.Equal("{ }", Encoding.UTF8.GetString(look.Document.Span));
    }

    [Fact]
    public async Task Request_IsSigned()
    {
        await using var server = new LoopbackServer(Parameter(1));
        using var source = Source(server);

        await source.LookAsync();

        Assert.EndsWith("""{"Name":"/staging/chaos","WithDecryption":true}""", server.Requests[0], StringComparison.Ordinal);
        Assert.Contains("\r\nX-Amz-Target: AmazonSSM.GetParameter\r\n", server.Requests[0], StringComparison.Ordinal);
        Assert.True(SignatureCheck.IsSigned(server.Requests[0], "ssm"), server.Requests[0]);
    }

    [Theory]
    [InlineData(1, LookOutcome.Unchanged)]
    [InlineData(2, LookOutcome.Found)]
    public async Task Version_TellsWhetherItChanged(int second, object outcome)
    {
        await using var server = new LoopbackServer(Parameter(1), Parameter(second));
        using var source = Source(server);
        await source.LookAsync();

        Assert.Equal(outcome, (await source.LookAsync()).Outcome);
    }

    [Fact]
    public async Task ParameterThatIsNotThere_IsGone()
    {
        await using var server = new LoopbackServer(AwsWire.SsmError(400, "ParameterNotFound", "Parameter not found."));
        using var source = Source(server);

        var look = await source.LookAsync();

        Assert.Equal((LookOutcome.Gone, "there is no such parameter"), (look.Outcome, look.Detail));
    }

    [Fact]
    public async Task ServiceThatRefuses_IsUnreachable()
    {
        await using var server = new LoopbackServer(AwsWire.SsmError(400, "ThrottlingException", "Rate exceeded"));
        using var source = Source(server);

        var look = await source.LookAsync();

        Assert.Equal((LookOutcome.Unreachable, "SSM answers 400 ThrottlingException"), (look.Outcome, look.Detail));
    }

    [Fact]
    public async Task AnswerThatIsNoParameter_IsUnreachable()
    {
        await using var server = new LoopbackServer(AwsWire.LoadBalancer(503));
        using var source = Source(server);

        var look = await source.LookAsync();

        Assert.Equal((LookOutcome.Unreachable, "SSM answers 503 with something that is no parameter"), (look.Outcome, look.Detail));
    }

    [Theory]
    [InlineData("ssm:")]
    [InlineData("ssm://host/name")]
    public void NameWithoutAParameter_IsRefused(string name)
    {
        var failure = Assert.Throws<ArgumentException>(() => SsmPlanSource.Of(name, TimeProvider.System));

        Assert.Equal($"\"{name}\" names no parameter; expected ssm:/name.", failure.Message);
    }

    private static SsmPlanSource Source(LoopbackServer server) => new("/staging/chaos", Shared.Sources.Client("SSM", server.Address));

    private static Answer Parameter(int version) => AwsWire.Ssm(
        200, """{"Parameter":{"Name":"/staging/chaos","Type":"SecureString","Value":"{ }","Version":0}}""".Replace("0}}", $"{version}}}}}", StringComparison.Ordinal));
}
