using System.Net;
using FaultKit.Testing;

namespace FaultKit.Lambda.Tests;

/// <summary>A Runtime API that does not take what was injected: a runtime client dies of such an answer, and must not see it.</summary>
public sealed class RefusedAnswerTests
{
    private static readonly LambdaEmulatorOptions s_small = new() { MaxPayloadBytes = 20, Timeout = TimeSpan.FromMinutes(1) };

    private static readonly FaultRule s_large = Rules.Of(new ResponseFault { Body = new('x', 100) });

    [Theory, BothTransports]
    public async Task AnswerInThePlaceOfTheFunction_TooLarge_IsANotice(Transport transport)
    {
        await using var stage = (await OpenAsync(transport, s_large)).Start();

        var outcome = await stage.InvokeAsync(id: "a");

        Assert.Equal("Function.ResponseSizeTooLarge", outcome.ErrorType);
        await Patience.UntilAsync(() => stage.Notices.Warnings.Any());
        Assert.Contains("413", stage.Notices.Warnings.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerInThePlaceOfTheFunction_OfAnInvocationThatIsOver_IsANotice()
    {
        var notices = new Notices();
        using var injector = new FaultInjector(new() { Listeners = [notices] });
        injector.Load(FaultPlan.Of(Rules.Error()));
        using var client = new HttpClient(new RuntimeApiHandler(injector, new Refusing()));

        var poll = client.GetAsync(new Uri("http://api/2018-06-01/runtime/invocation/next"), Patience.Token);

        Assert.Equal("second", await (await poll).Content.ReadAsStringAsync(Patience.Token));
        Assert.Contains("400", notices.Warnings.Single(), StringComparison.Ordinal);
    }

    [Theory, BothTransports]
    public async Task AnswerInThePlaceOfTheResult_TooLarge_IsANoticeAndAcceptedForTheRuntimeClient(Transport transport)
    {
        await using var stage = await OpenAsync(transport, s_large with { Fault = s_large.Fault with { When = FaultWhen.After } });
        var invocation = stage.InvokeAsync();

        var turn = await Record.ExceptionAsync(() => stage.Runtime.TurnAsync(Patience.Token));

        Assert.Null(turn);
        Assert.Equal("Function.ResponseSizeTooLarge", (await invocation).ErrorType);
        Assert.Contains("413", stage.Notices.Warnings.Single(), StringComparison.Ordinal);
    }

    [Theory, BothTransports]
    public async Task FunctionsOwnAnswer_TooLarge_IsRefusedAsItWouldBeWithoutFaultKit(Transport transport)
    {
        await using var stage = await OpenAsync(transport, Rules.Latency(TimeSpan.Zero, FaultWhen.After));
        stage.Handler = (_, _) => Task.FromResult(new byte[100]);
        _ = stage.InvokeAsync();

        var turn = stage.Runtime.TurnAsync(Patience.Token);

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => turn);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refusal.StatusCode);
    }

    private static async Task<Stage> OpenAsync(Transport transport, FaultRule rule)
    {
        var notices = new Notices();
        var injector = new FaultInjector(new() { Listeners = [notices] });
        injector.Load(FaultPlan.Of(rule));
        return await Stage.OpenAsync(transport, injector, notices, s_small);
    }

    /// <summary>Has an event that is over when its answer comes, and then something that is no event.</summary>
    private sealed class Refusing : HttpMessageHandler
    {
        private int _polls;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(
                request.Method == HttpMethod.Post ? new HttpResponseMessage(HttpStatusCode.BadRequest)
                : _polls++ == 0 ? new() { Headers = { { "Lambda-Runtime-Aws-Request-Id", "a" } } }
                : new() { Content = new StringContent("second") });
    }
}
