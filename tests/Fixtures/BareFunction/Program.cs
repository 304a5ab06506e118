using Amazon.Lambda.RuntimeSupport;
using Functions;

await LambdaBootstrapBuilder.Create(FunctionReport.HandleAsync).Build().RunAsync();
