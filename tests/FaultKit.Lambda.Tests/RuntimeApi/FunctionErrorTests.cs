using System.Text.Json;
using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>A failure as Amazon's runtime client reports it: document, type and headers.</summary>
public sealed class FunctionErrorTests
{
    [Theory, BothTransports]
    public async Task Error_HasDocumentContentTypeAndHeader(Transport transport)
    {
        var outcome = await InvokeAsync(transport, new ErrorFault { Code = "OutOfStock", Message = "none \"left\"" });

        Assert.StartsWith("""{"errorType":"OutOfStock","errorMessage":"none \u0022left\u0022","stackTrace":["at FaultKit.Lambda.""", outcome.Text, StringComparison.Ordinal);
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

    [Theory, BothTransports]
    public async Task Error_TellsXRayItsCause(Transport transport)
    {
        var outcome = await InvokeAsync(transport, new ErrorFault { Code = "Übel", Message = "none\r\nleft" });

        using var cause = JsonDocument.Parse(outcome.Error!.XRayCause!);
        var exception = cause.RootElement.GetProperty("exceptions")[0];
        Assert.Equal(("Übel", "none\r\nleft"), (exception.GetProperty("type").GetString(), exception.GetProperty("message").GetString()));
        Assert.StartsWith("FaultKit.Lambda.", exception.GetProperty("stack")[0].GetProperty("label").GetString(), StringComparison.Ordinal);
        Assert.Equal(Environment.CurrentDirectory, cause.RootElement.GetProperty("working_directory").GetString());
    }

    [Fact]
    public void FailuresBehindAFailure_AreToldAsCauses()
    {
        var failure = new AggregateException("all", new InvalidOperationException("one"), new InvalidOperationException("two", new TimeoutException("late")));

        using var document = JsonDocument.Parse(FunctionError.Document(failure));

        var root = document.RootElement;
        Assert.Equal("one", root.GetProperty("cause").GetProperty("errorMessage").GetString());
        Assert.Equal("late", root.GetProperty("causes")[1].GetProperty("cause").GetProperty("errorMessage").GetString());
    }

    [Fact]
    public void FailureOfMoreThan256KB_IsToldAsSuch()
    {
        var document = FunctionError.Document(new InvalidOperationException(new string('x', 300_000)));

        Assert.Equal("""{"errorMessage":"Exception exceeded maximum payload size of 256KB."}""", System.Text.Encoding.UTF8.GetString(document.Span));
    }

    private static async Task<LambdaOutcome> InvokeAsync(Transport transport, ErrorFault fault)
    {
        await using var stage = (await Stage.OpenAsync(transport, null, Rules.Of(fault))).Start();
        return await stage.InvokeAsync();
    }
}
