using FaultKit;
using FaultKit.Lambda;
using FaultKit.Tests;

// A request id on each line of the input, or what a decision is asked for; what became of it on each line of the output.
Func<string, InvocationContext, Task<string>> handler = (_, context) => Task.FromResult($"{context.AwsRequestId} ran");
var chaotic = handler.UseChaos();
Console.WriteLine("ready");
while (Console.ReadLine() is { Length: > 0 } id)
{
    if (id.StartsWith(DecisionLine.Word, StringComparison.Ordinal))
    {
        Console.WriteLine(DecisionLine.Of(Chaos.Injector!, id[DecisionLine.Word.Length..]));
        continue;
    }

    try
    {
        Console.WriteLine(await chaotic("", new(id, "orders")));
    }
    catch (InjectedFaultException)
    {
        Console.WriteLine($"{id} failed");
    }
}

internal sealed record InvocationContext(string AwsRequestId, string FunctionName);
