namespace FaultKit.Generators;

/// <summary>What <c>LambdaBootstrapBuilder.UseChaos()</c> can be made of in a project.</summary>
internal enum BootstrapShape
{
    /// <summary>Nothing: there is no builder, or none that takes an HTTP client.</summary>
    None,

    /// <summary>The builder takes an HTTP client.</summary>
    Builder,

    /// <summary>And the runtime client shows the one that it would have made itself.</summary>
    BuilderAndClient,
}
