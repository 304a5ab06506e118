namespace FaultKit.Lambda.Tests;

/// <summary>Every shape of handler that the bootstrap takes: it compiles, keeps its type, and obeys delays and errors.</summary>
public sealed class LambdaChaosShapesTests : IDisposable
{
    private static readonly TestContextOf s_context = new("a");

    private readonly InstantTime _time = new();
    private readonly FaultInjector _injector;
    private int _runs;
    private Exception? _fail;

    public LambdaChaosShapesTests() => _injector = new(new() { Time = _time });

    /// <summary>Each shape under chaos, as a call that waits for its end.</summary>
    private Dictionary<string, Func<Task>> Shapes
    {
        get
        {
            // The types on the left are the assertion that shapes are kept.
            Action a0 = new Action(Run).UseChaos(_injector);
            Action<string> a1 = new Action<string>(_ => Run()).UseChaos(_injector);
            Action<ITestContext> a1c = new Action<ITestContext>(_ => Run()).UseChaos(_injector);
            Action<string, ITestContext> a2 = new Action<string, ITestContext>((_, _) => Run()).UseChaos(_injector);
            Action<Stream, ITestContext, MemoryStream> a3 = new Action<Stream, ITestContext, MemoryStream>((_, _, _) => Run()).UseChaos(_injector);
            Func<int> s0 = new Func<int>(Count).UseChaos(_injector);
            Func<string, int> s1 = new Func<string, int>(_ => Count()).UseChaos(_injector);
            Func<string, ITestContext, int> s2 = new Func<string, ITestContext, int>((_, _) => Count()).UseChaos(_injector);
            Func<Task> t0 = new Func<Task>(RunAsync).UseChaos(_injector);
            Func<string, Task> t1 = new Func<string, Task>(_ => RunAsync()).UseChaos(_injector);
            Func<ITestContext, Task> t1c = new Func<ITestContext, Task>(_ => RunAsync()).UseChaos(_injector);
            Func<string, ITestContext, Task> t2 = new Func<string, ITestContext, Task>((_, _) => RunAsync()).UseChaos(_injector);
            Func<Task<int>> r0 = new Func<Task<int>>(CountAsync).UseChaos(_injector);
            Func<string, Task<int>> r1 = new Func<string, Task<int>>(_ => CountAsync()).UseChaos(_injector);
            Func<string, ITestContext, Task<int>> r2 = new Func<string, ITestContext, Task<int>>((_, _) => CountAsync()).UseChaos(_injector);
            Func<Task> v0 = new Func<ValueTask>(() => new(RunAsync())).UseChaos(_injector);
            Func<string, Task> v1 = new Func<string, ValueTask>(_ => new(RunAsync())).UseChaos(_injector);
            Func<string, ITestContext, Task> v2 = new Func<string, ITestContext, ValueTask>((_, _) => new(RunAsync())).UseChaos(_injector);
            Func<Task<int>> w0 = new Func<ValueTask<int>>(() => new(CountAsync())).UseChaos(_injector);
            Func<string, Task<int>> w1 = new Func<string, ValueTask<int>>(_ => new(CountAsync())).UseChaos(_injector);
            Func<string, ITestContext, Task<int>> w2 = new Func<string, ITestContext, ValueTask<int>>((_, _) => new(CountAsync())).UseChaos(_injector);
            return new()
            {
                ["a0"] = () => Sync(a0),
                ["a1"] = () => Sync(() => a1("")),
                ["a1c"] = () => Sync(() => a1c(s_context)),
                ["a2"] = () => Sync(() => a2("", s_context)),
                ["a3"] = () => Sync(() => a3(Stream.Null, s_context, new())),
                ["s0"] = () => Sync(() => s0()),
                ["s1"] = () => Sync(() => s1("")),
                ["s2"] = () => Sync(() => s2("", s_context)),
                ["t0"] = t0,
                ["t1"] = () => t1(""),
                ["t1c"] = () => t1c(s_context),
                ["t2"] = () => t2("", s_context),
                ["r0"] = r0,
                ["r1"] = () => r1(""),
                ["r2"] = () => r2("", s_context),
                ["v0"] = v0,
                ["v1"] = () => v1(""),
                ["v2"] = () => v2("", s_context),
                ["w0"] = w0,
                ["w1"] = () => w1(""),
                ["w2"] = () => w2("", s_context),
            };
        }
    }

    public static TheoryData<string> Names => [.. new LambdaChaosShapesTests().Shapes.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task NoPlan_RunsTheHandlerOnce(string shape)
    {
        await Shapes[shape]();

        Assert.Equal(1, _runs);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task PlanWithoutAHit_RunsTheHandlerOnce(string shape)
    {
        _injector.Load(FaultPlan.Of(Rules.Of(new ErrorFault(), 0), Rules.Outbound()));

        await Shapes[shape]();

        Assert.Equal(1, _runs);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task ErrorBefore_IsThrownAndTheHandlerDoesNotRun(string shape)
    {
        _injector.Load(FaultPlan.Of(Rules.Error()));

        var failure = await Assert.ThrowsAsync<InjectedFaultException>(Shapes[shape]);

        Assert.Equal(("Broken", "It broke.", 0), (failure.Code, failure.Message, _runs));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task ErrorAfter_IsThrownWhenTheHandlerHasRun(string shape)
    {
        _injector.Load(FaultPlan.Of(Rules.Error(FaultWhen.After)));

        await Assert.ThrowsAsync<InjectedFaultException>(Shapes[shape]);

        Assert.Equal(1, _runs);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Throttle_IsThrownInLambdasWords(string shape)
    {
        _injector.Load(FaultPlan.Of(Rules.Throttle()));

        var failure = await Assert.ThrowsAsync<TooManyRequestsException>(Shapes[shape]);

        Assert.Equal(("Rate Exceeded.", 0), (failure.Message, _runs));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Latency_IsWaitedForOnBothSides(string shape)
    {
        _injector.Load(FaultPlan.Of(Rules.Latency(TimeSpan.FromSeconds(1)), Rules.Latency(TimeSpan.FromSeconds(2), FaultWhen.After)));

        await Shapes[shape]();

        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], _time.Waits);
        Assert.Equal(1, _runs);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task HandlerThatFails_KeepsItsFailureThroughAFault(string shape)
    {
        _injector.Load(FaultPlan.Of(Rules.Latency(TimeSpan.FromSeconds(1)), Rules.Error(FaultWhen.After)));
        var mine = new InvalidOperationException("mine");
        _fail = mine;

        var failure = await Record.ExceptionAsync(Shapes[shape]);

        Assert.Same(mine, failure);
        Assert.Equal([HitOutcome.Injected, HitOutcome.Missed], _injector.Journal.Hits.Select(hit => hit.Outcome));
    }

    public void Dispose() => _injector.Dispose();

    private static Task Sync(Action call)
    {
        call();
        return Task.CompletedTask;
    }

    private void Run()
    {
        _runs++;
        if (_fail is not null)
        {
            throw _fail;
        }
    }

    private int Count()
    {
        Run();
        return _runs;
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        Run();
    }

    private async Task<int> CountAsync()
    {
        await Task.Yield();
        return Count();
    }
}
