using BenchmarkDotNet.Running;
using FaultKit.Benchmarks;

if (args.Contains("--budgets"))
{
    return BudgetRun.Run(write: args.Contains("--write"));
}

if (args.Contains("--remote"))
{
    return RemoteLookRun.Run(write: args.Contains("--write"));
}

if (args.Contains("--cold-start"))
{
    return await ColdStartRun.RunAsync(runs: 20, write: args.Contains("--write"));
}

if (args.Contains("--plots"))
{
    GrowthPlot.Write();
    GrowthPlot.WriteReading();
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(CostWhenOff).Assembly).Run(args);
return 0;
