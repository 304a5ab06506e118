namespace FaultKit.Testing;

/// <summary>Notices that a function is invoked and nobody is there to serve it, which would otherwise look like a test that hangs.</summary>
/// <remarks>On the real clock: whether a runtime was started at all has nothing to do with the test's time.</remarks>
internal sealed class RuntimeWatch(EmulatedFunction function, TimeSpan patience)
{
    public ITimer Begin(Action look) => TimeProvider.System.CreateTimer(_ => look(), null, patience, patience);

    public FaultTestException Complain(long polls)
    {
        string name = function.Name;
        string what = polls == 0
            ? $"no runtime has ever asked for work at {function.RuntimeApi}. Start its bootstrap: emulator.Function(\"{name}\").Start(stop => ...)"
            : $"its runtime asked for work {polls} time(s), and then not again: it has ended, or blocks. Look at what ran it; one that emulator.Function(\"{name}\").Start(...) runs is told of when it ends";
        if (polls == 0 && function.Stray is { } stray)
        {
            return new($"The function \"{name}\" was invoked, and in {patience.TotalSeconds:0.#} s of real time no runtime has asked for its work; one asks for the work of \"{stray}\", the default function, because its address has no \"/{name}\" at its end. AWS_LAMBDA_RUNTIME_API has to be {function.RuntimeApi}; a runtime that cannot have a path needs new LambdaEmulatorOptions {{ DefaultFunction = \"{name}\" }}.");
        }

        string where = function.RuntimeApi.Contains(".invalid", StringComparison.Ordinal)
            ? "its HTTP client needs emulator.CreateHandler(), or await emulator.StartAsync() before it reads AWS_LAMBDA_RUNTIME_API"
            : $"AWS_LAMBDA_RUNTIME_API has to be {function.RuntimeApi} when it reads it";
        return new($"The function \"{name}\" was invoked, and in {patience.TotalSeconds:0.#} s of real time {what}; {where}.");
    }
}
