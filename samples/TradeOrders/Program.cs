using TradeOrders.Hosting;
using TradeOrders.Story;

// One executable, two roles: without arguments it plays the whole story, and starts itself once for each function.
return args is ["--function", var function]
    ? await FunctionProcess.RunAsync(function)
    : await Performance.RunAsync();
