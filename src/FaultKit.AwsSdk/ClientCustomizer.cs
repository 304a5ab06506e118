using Amazon.Runtime.Internal;
using FaultKit.AwsSdk.Pipeline;

namespace FaultKit.AwsSdk;

/// <summary>Puts faults into the pipeline of every client, as the client is made.</summary>
internal sealed class ClientCustomizer : IRuntimePipelineCustomizer
{
    public string UniqueName => "FaultKit";

    public void Customize(Type type, RuntimePipeline pipeline)
    {
        if (AwsSdkSurface.Injector is not { } injector)
        {
            return;
        }

#pragma warning disable CA1031 // What is thrown here would come out of the constructor of every client.
        try
        {
            AttemptHandler.Install(pipeline, injector, isOwn: false);
        }
        catch (Exception e)
        {
            injector.Evidence.Say(NoticeLevel.Error, $"{type.Name} could not be put under chaos, and its calls stay without faults: {e.Message}");
        }
#pragma warning restore CA1031
    }
}
