using System.Net.Sockets;

namespace FaultKit.Lambda;

/// <summary>Points this process's runtime client at a relay.</summary>
internal static class RelayRedirect
{
    public static LambdaRelay? Try(FaultInjector injector, IRelayProcess process)
    {
        var environment = process.Read();
        if (environment.RuntimeApi is not { } endpoint)
        {
            return null;
        }

        if (process.Relayed == endpoint)
        {
            // A layer's, say. It decides about invocations, so whatever else this injector feeds must not.
            injector.InFlight.IsFed = true;
            injector.Evidence.Say(NoticeLevel.Information, "invocations pass through a Lambda relay already; there will be no second one");
            return null;
        }

        try
        {
            var relay = LambdaRelay.Start(injector, endpoint, process);
            Bypass(environment, process);
            process.Relayed = relay.Endpoint;
            process.Write("AWS_LAMBDA_RUNTIME_API", relay.Endpoint);
            return relay;
        }
        catch (Exception e) when (e is SocketException or FormatException)
        {
            injector.Evidence.Say(NoticeLevel.Warning, $"the Lambda relay could not start, and invocations will not be faulted: {e.Message}");
            return null;
        }
    }

    /// <summary>A runtime client that goes through a proxy would look for the relay on the proxy's machine.</summary>
    private static void Bypass(ProcessEnvironment environment, IRelayProcess process)
    {
        if (!environment.HasProxy)
        {
            return;
        }

        var (name, hosts) = environment.NoProxy;
        if (!hosts.Split(',', StringSplitOptions.TrimEntries).Contains("127.0.0.1"))
        {
            process.Write(name, hosts.Length == 0 ? "127.0.0.1" : $"{hosts},127.0.0.1");
        }
    }
}
