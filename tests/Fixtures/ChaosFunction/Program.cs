using Amazon.Lambda.RuntimeSupport;
using BootstrapLibrary;
using FaultKit;
using FaultKit.Lambda;
using Functions;

var handler = FunctionReport.HandleAsync;
if (args.Contains("relay"))
{
    Chaos.UseChaos();
}

if (args.Contains("handler"))
{
    handler = handler.UseChaos();
}

var builder = LambdaBootstrapBuilder.Create(handler);
if (args.Contains("builder"))
{
    builder = builder.UseChaos();
}

if (args.Contains("library"))
{
    builder = Preparation.Prepare(builder);
}

await builder.Build().RunAsync();
