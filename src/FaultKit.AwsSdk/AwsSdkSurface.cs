using Amazon.Runtime.Internal;
using FaultKit;
using FaultKit.AwsSdk;
using FaultKit.AwsSdk.Sources;

[assembly: FaultSurface(typeof(AwsSdkSurface))]

namespace FaultKit.AwsSdk;

/// <summary>Brings faults to every AWS SDK client that the process makes from now on.</summary>
/// <remarks>
/// The SDK's registry of pipeline customizers is one for the process, and so is this: where several hosts switch chaos on, clients ask
/// the injector of the last. A client that was made before is brought in by <see cref="AwsSdkChaos.AttachChaos{TClient}"/>.
/// </remarks>
public sealed class AwsSdkSurface : IFaultSurface
{
    private static FaultInjector? s_injector;

    /// <summary>Makes the surface. Plans that are read from now on have the codes and operations of their <c>aws:</c> rules looked at.</summary>
    public AwsSdkSurface() => FaultInjector.NoteAdvice(AwsCatalogue.AdviceOn);

    /// <inheritdoc/>
    public PointKind Kind => PointKind.Aws;

    /// <summary>Who decides for clients that were not given an injector of their own; null where nobody does yet.</summary>
    internal static FaultInjector? Injector => Volatile.Read(ref s_injector);

    /// <inheritdoc/>
    public void Configure(ChaosBuilder chaos)
    {
        ArgumentNullException.ThrowIfNull(chaos);
        chaos.AddPlanSource("s3", name => S3PlanSource.Of(name, TimeProvider.System)).AddPlanSource("ssm", name => SsmPlanSource.Of(name, TimeProvider.System));
    }

    /// <inheritdoc/>
    public void Attach(FaultInjector injector)
    {
        ArgumentNullException.ThrowIfNull(injector);
        Volatile.Write(ref s_injector, injector);

        // Of several with one name the registry keeps the first.
        RuntimePipelineCustomizerRegistry.Instance.Register(new ClientCustomizer());
    }
}
