namespace FaultKit.Lambda.Tests;

/// <summary>Where nothing is injected, nothing is allocated.</summary>
public sealed class AllocationTests
{
    private const int Calls = 1_000;

    private static readonly TestContextOf s_context = new("a");
    private static readonly Task<int> s_done = Task.FromResult(1);

    [Theory]
    [InlineData("closed")]
    [InlineData("watching")]
    [InlineData("no rule")]
    public void HandlerUnderChaos_AllocatesNothing(string state)
    {
        using var injector = Injector(state);
        Func<string, ITestContext, Task<int>> r2 = (_, _) => s_done;
        Func<string, Task> t1 = _ => s_done;
        Func<string, ITestContext, int> s2 = (_, _) => 1;
        Action<string, ITestContext> a2 = (_, _) => { };
        var (r2c, t1c, s2c, a2c) = (r2.UseChaos(injector), t1.UseChaos(injector), s2.UseChaos(injector), a2.UseChaos(injector));

        var bytes = BytesOf(() =>
        {
            r2c("", s_context);
            t1c("");
            s2c("", s_context);
            a2c("", s_context);
        });

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void RuntimeApiHandlerClosed_AllocatesNothingOverAHandlerThatPassesOn()
    {
        using var injector = new FaultInjector();
        using var bare = new HttpMessageInvoker(new PassOn(new Stub()));
        using var chaotic = new HttpMessageInvoker(new RuntimeApiHandler(injector, new Stub()));
        using var poll = new HttpRequestMessage(HttpMethod.Get, "http://api/2018-06-01/runtime/invocation/next");

        var without = BytesOf(() => bare.SendAsync(poll, CancellationToken.None));
        var with = BytesOf(() => chaotic.SendAsync(poll, CancellationToken.None));

        Assert.Equal(without, with);
    }

    private static FaultInjector Injector(string state)
    {
        var injector = state == "watching"
            ? Watched.By(PlanSource.Of("""{"version":1,"enabled":false,"environments":["Test"]}"""))
            : new FaultInjector();
        if (state == "no rule")
        {
            injector.Load(FaultPlan.Of(Rules.Of(new ErrorFault(), target: "lambda:other")));
        }

        return injector;
    }

    private static long BytesOf(Action call)
    {
        call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class PassOn(HttpMessageHandler inner) : DelegatingHandler(inner);

    private sealed class Stub : HttpMessageHandler
    {
        private readonly Task<HttpResponseMessage> _response = Task.FromResult(new HttpResponseMessage());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _response;
    }
}
