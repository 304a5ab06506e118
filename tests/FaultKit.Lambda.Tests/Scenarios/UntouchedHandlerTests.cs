using System.Runtime.CompilerServices;

namespace FaultKit.Lambda.Tests;

/// <summary>Without a fault, a handler under chaos cannot be told from the bare one.</summary>
public sealed class UntouchedHandlerTests
{
    private static readonly TestContextOf s_context = new("a");

    /// <summary>The states in which nothing is injected.</summary>
    public static TheoryData<string> States => ["closed", "watching", "no rule", "no luck", "outbound"];

    [Theory, MemberData(nameof(States))]
    public void Task_IsTheHandlersOwn(string state)
    {
        var task = Task.FromResult(1);
        Func<string, ITestContext, Task<int>> handler = (_, _) => task;

        var result = handler.UseChaos(Injector(state))("", s_context);

        Assert.Same(task, result);
    }

    [Theory, MemberData(nameof(States))]
    public void TaskWithoutResult_IsTheHandlersOwn(string state)
    {
        var task = new TaskCompletionSource().Task;
        Func<ITestContext, Task> handler = _ => task;

        var result = handler.UseChaos(Injector(state))(s_context);

        Assert.Same(task, result);
    }

    [Theory, MemberData(nameof(States))]
    public void NoTaskAtAll_StaysNone(string state)
    {
        Func<Task<int>> handler = () => null!;

        Assert.Null(handler.UseChaos(Injector(state))());
    }

    [Theory, MemberData(nameof(States))]
    public async Task Exception_IsTheHandlersOwn(string state)
    {
        var mine = new InvalidOperationException();
        Func<string, ITestContext, Task<int>> handler = async (_, _) =>
        {
            await Task.Yield();
            throw mine;
        };

        var failure = await Record.ExceptionAsync(() => handler.UseChaos(Injector(state))("", s_context));

        Assert.Same(mine, failure);
    }

    [Theory, MemberData(nameof(States))]
    public async Task StackOfAnAsyncHandler_IsTheBareOne(string state)
    {
        Func<string, ITestContext, Task<int>> handler = async (_, _) =>
        {
            await Task.Yield();
            return Fail();
        };

        var (bare, chaotic) = (await TraceAsync(handler), await TraceAsync(handler.UseChaos(Injector(state))));

        Assert.Equal(bare, chaotic);
    }

    [Theory, MemberData(nameof(States))]
    public async Task StackOfATaskHandlerThatThrowsAtOnce_IsTheBareOne(string state)
    {
        Func<string, ITestContext, Task<int>> handler = (_, _) => Task.FromResult(Fail());

        var (bare, chaotic) = (await TraceAsync(handler), await TraceAsync(handler.UseChaos(Injector(state))));

        Assert.Equal(bare, chaotic);
    }

    [Theory, MemberData(nameof(States))]
    public async Task StackOfAValueTaskHandler_IsTheBareOne(string state)
    {
        Func<string, ITestContext, Task<int>> bare = (_, _) => Task.FromResult(Fail());
        Func<string, ITestContext, ValueTask<int>> handler = (_, _) => new(Fail());

        var (trace, chaotic) = (await TraceAsync(bare), await TraceAsync(handler.UseChaos(Injector(state))));

        Assert.Equal(trace!.Split('\n').Length, chaotic!.Split('\n').Length);
    }

    [Theory, MemberData(nameof(States))]
    public void StackOfASyncHandler_IsTheBareOne(string state)
    {
        var injector = Injector(state);
        Func<int> f0 = Fail;
        Func<string, int> f1 = _ => Fail();
        Func<string, ITestContext, int> f2 = (_, _) => Fail();
        Action a0 = () => Fail();
        Action<string> a1 = _ => Fail();
        Action<string, ITestContext> a2 = (_, _) => Fail();
        Action<Stream, ITestContext, MemoryStream> a3 = (_, _, _) => Fail();

        var bare = Traces(f0, f1, f2, a0, a1, a2, a3);
        var chaotic = Traces(
            f0.UseChaos(injector), f1.UseChaos(injector), f2.UseChaos(injector),
            a0.UseChaos(injector), a1.UseChaos(injector), a2.UseChaos(injector), a3.UseChaos(injector));

        Assert.Equal(bare, chaotic);
    }

    private static FaultInjector Injector(string state)
    {
        var injector = state == "watching"
            ? Watched.By(new ScriptedSource("{}"))
            : new FaultInjector();
        switch (state)
        {
            case "no rule":
                injector.Load(FaultPlan.Of(Rules.Of(new ErrorFault(), target: "lambda:other")));
                break;
            case "no luck":
                injector.Load(FaultPlan.Of(Rules.Of(new ErrorFault(), 0)));
                break;
            case "outbound":
                injector.Load(FaultPlan.Of(Rules.Outbound()));
                break;
        }

        return injector;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Fail() => throw new InvalidOperationException("mine");

    private static async Task<string?> TraceAsync(Func<string, ITestContext, Task<int>> handler) =>
        (await Record.ExceptionAsync(() => handler("", s_context)))!.StackTrace;

    private static string?[] Traces(
        Func<int> f0, Func<string, int> f1, Func<string, ITestContext, int> f2, Action a0, Action<string> a1, Action<string, ITestContext> a2, Action<Stream, ITestContext, MemoryStream> a3) =>
        [.. new Action[] { () => f0(), () => f1(""), () => f2("", s_context), a0, () => a1(""), () => a2("", s_context), () => a3(Stream.Null, s_context, new()) }
            .Select(call => Record.Exception(call)!.StackTrace)];
}
