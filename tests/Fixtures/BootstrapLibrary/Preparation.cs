using Amazon.Lambda.RuntimeSupport;
using FaultKit;

namespace BootstrapLibrary;

/// <summary>What every function of the house does to its bootstrap.</summary>
internal static class Preparation
{
    public static LambdaBootstrapBuilder Prepare(LambdaBootstrapBuilder builder) => builder.UseChaos();
}
