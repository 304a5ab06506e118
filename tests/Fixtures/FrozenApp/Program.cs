using FaultKit;
using FaultKit.Lambda;

// A request id on each line of the input; what became of the invocation on each line of the output.
Func<string, InvocationContext, Task<string>> handler = (_, context) => Task.FromResult($"{context.AwsRequestId} ran");
var chaotic = handler.UseChaos();
Console.WriteLine("ready");
while (Console.ReadLine() is { Length: > 0 } id)
{
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
