using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>A failure as Amazon's runtime client reports it: document, type and headers.</summary>
public sealed class FunctionErrorTests
{
    [Theory, BothTransports]
    public async Task Error_HasDocumentContentTypeAndHeader(Transport transport)
    {
        var outcome = await InvokeAsync(transport, new ErrorFault { Code = "OutOfStock", Message = "none \"left\"" });

        Assert.Equal("""{"errorType":"OutOfStock","errorMessage":"none \u0022left\u0022","stackTrace":[]}""", outcome.Text);
        Assert.Equal("application/vnd.aws.lambda.error+json", outcome.ContentType);
        Assert.Equal("OutOfStock", outcome.Error!.ReportedType);
    }

    [Fact]
    public async Task ErrorWithoutWords_SaysThatItWasInjected()
    {
        var outcome = await InvokeAsync(Transport.Memory, new ErrorFault());

        Assert.Equal(("InjectedFaultException", "This failure was injected by FaultKit."), (outcome.ErrorType, outcome.ErrorMessage));
    }

    [Theory]
    [BothTransports("Bad\r\nX-Evil: 1", "Bad??X-Evil: 1")]
    [BothTransports("Übel", "?bel")]
    [BothTransports("\0", "?")]
    public async Task TypeThatAHeaderCannotHold_TravelsInTheDocument(Transport transport, string code, string header)
    {
        var outcome = await InvokeAsync(transport, new ErrorFault { Code = code });

        Assert.Equal((LambdaOutcomeKind.Failed, code), (outcome.Kind, outcome.ErrorType));
        Assert.Equal(header, outcome.Error!.ReportedType);
    }

    private static async Task<LambdaOutcome> InvokeAsync(Transport transport, ErrorFault fault)
    {
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Of(fault))).Start();
        return await stage.InvokeAsync();
    }
}
