namespace FaultKit.Lambda;

/// <summary>Points this process's runtime client at a relay.</summary>
internal static class RelayRedirect
{
    private const string Variable = "AWS_LAMBDA_RUNTIME_API";

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

#pragma warning disable CA1031 // Whatever keeps a relay from starting must not keep the function from it.
        try
        {
            var relay = LambdaRelay.Start(injector, endpoint, process);
            Bypass(environment, process);
            process.Relayed = relay.Endpoint;
            process.Write(Variable, relay.Endpoint);
            relay.Ended = () => GiveBack(relay.Endpoint, endpoint, process);
            return relay;
        }
        catch (Exception e)
        {
            injector.Evidence.Say(NoticeLevel.Warning, $"the Lambda relay could not start, and invocations will not be faulted: {e.Message}");
            return null;
        }
#pragma warning restore CA1031
    }

    /// <summary>Whoever reads the environment after the relay has ended finds what was there before.</summary>
    private static void GiveBack(string own, string before, IRelayProcess process)
    {
        if (process.Relayed == own)
        {
            process.Relayed = null;
        }

        if (process.Read().RuntimeApi == own)
        {
            process.Write(Variable, before);
        }
    }

    /// <summary>A runtime client that goes through a proxy would look for the relay on the proxy's machine.</summary>
    private static void Bypass(ProcessEnvironment environment, IRelayProcess process)
    {
        if (!environment.HasProxy)
        {
            return;
        }

        var (name, hosts) = (environment.NoProxyName, environment.NoProxyHosts);
        if (!hosts.Split(',', StringSplitOptions.TrimEntries).Contains("127.0.0.1"))
        {
            process.Write(name, hosts.Length == 0 ? "127.0.0.1" : $"{hosts},127.0.0.1");
        }
    }
}
