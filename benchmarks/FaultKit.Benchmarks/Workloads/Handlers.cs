using FaultKit.Lambda;

namespace FaultKit.Benchmarks;

/// <summary>Four handlers called in turn: what calls them cannot know which comes next, and cannot inline it.</summary>
internal static class Handlers
{
    /// <summary>How many calls <see cref="CallAll"/> makes.</summary>
    public const int Calls = 64;

    private static readonly Task<string> s_one = Task.FromResult("one");
    private static readonly Task<string> s_two = Task.FromResult("two");
    private static readonly Task<string> s_three = Task.FromResult("three");
    private static readonly Task<string> s_four = Task.FromResult("four");

    public static Invocation Context { get; } = new();

    public static Func<string, Invocation, Task<string>>[] Bare { get; } =
    [
        static (_, _) => s_one, static (_, _) => s_two, static (_, _) => s_three, static (_, _) => s_four,
    ];

    /// <summary>Wrappers that do nothing: what any wrapper costs.</summary>
    public static Func<string, Invocation, Task<string>>[] NoOp { get; } =
        [.. Bare.Select(handler => new Func<string, Invocation, Task<string>>((order, context) => handler(order, context)))];

    /// <summary>Wrappers that read a clock and do nothing: what anything that watches costs.</summary>
    public static Func<string, Invocation, Task<string>>[] Clocked { get; } =
        [.. Bare.Select(handler => new Func<string, Invocation, Task<string>>((order, context) => Environment.TickCount64 < long.MaxValue ? handler(order, context) : s_one))];

    public static Func<string, Invocation, Task<string>>[] With(FaultInjector injector)
    {
        // As on Lambda, where the environment says which function this is.
        Environment.SetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME", Context.FunctionName);
        return [.. Bare.Select(handler => handler.UseChaos(injector) is var wrapped && wrapped != handler
            ? wrapped
            : throw new InvalidOperationException("Nothing is wrapped, so nothing would be measured; is FAULTKIT_DISABLED set?"))];
    }

    public static Task<string> CallAll(Func<string, Invocation, Task<string>>[] handlers)
    {
        var last = s_one;
        for (var i = 0; i < Calls; i++)
        {
            last = handlers[i & 3]("order", Context);
        }

        return last;
    }

    /// <summary>What a context of Amazon's looks like to a handler.</summary>
    internal sealed class Invocation
    {
        public string AwsRequestId { get; } = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

        public string FunctionName { get; } = "order-intake";
    }
}
