using Amazon.Lambda.RuntimeSupport;
using BootstrapLibrary;
using FaultKit;
using FaultKit.Lambda;
using Functions;

// A function has one way in. Ahead of time the others would be linked too, and paid for at every start: FunctionWay leaves them out.
var handler = FunctionReport.HandleAsync;
#if ANY_WAY || RELAY_WAY
if (args.Contains("relay"))
{
    Chaos.UseChaos();
}
#endif
#if ANY_WAY || HANDLER_WAY
if (args.Contains("handler"))
{
    handler = handler.UseChaos();
}
#endif

var builder = LambdaBootstrapBuilder.Create(handler);
#if ANY_WAY || BUILDER_WAY
if (args.Contains("builder"))
{
    builder = builder.UseChaos();
}
#endif
#if ANY_WAY
if (args.Contains("library"))
{
    builder = Preparation.Prepare(builder);
}
#endif

await builder.Build().RunAsync();
