using Amazon.Runtime;
using FaultKit.AwsSdk.Pipeline;

namespace FaultKit.AwsSdk;

/// <summary>Switches chaos on for AWS SDK clients.</summary>
public static class AwsSdkChaos
{
    /// <summary>Brings faults to AWS SDK clients, where no generator does it: in F# and VB, say. Said twice, it is said once.</summary>
    /// <param name="chaos">The set-up.</param>
    /// <returns>The same set-up.</returns>
    public static ChaosBuilder AddAwsSdk(this ChaosBuilder chaos)
    {
        ArgumentNullException.ThrowIfNull(chaos);
        return chaos.AddSurface(new AwsSdkSurface());
    }

    /// <summary>Brings faults to a client that was made before chaos was switched on, or gives it an injector of its own.</summary>
    /// <param name="client">The client. One that is not the SDK's own, a stand-in of a test say, is left as it is.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    /// <typeparam name="TClient">The client's type, or its interface.</typeparam>
    /// <returns>The same client.</returns>
    /// <remarks>Safe to be called twice, and for a client that has faults already. With <c>FAULTKIT_DISABLED</c> set and no injector given it does nothing.</remarks>
    public static TClient AttachChaos<TClient>(this TClient client, FaultInjector? injector = null)
        where TClient : IAmazonService
    {
        ArgumentNullException.ThrowIfNull(client);
        injector ??= Chaos.Injector;
        if (injector is not null && client is AmazonServiceClient made)
        {
            AttemptHandler.Install(ClientPipeline.Of(made), injector, isOwn: true);
            FaultInjector.NoteSurface(PointKind.Aws);
        }

        return client;
    }
}
