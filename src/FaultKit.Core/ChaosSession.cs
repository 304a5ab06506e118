namespace FaultKit;

/// <summary>Chaos in this process, from <see cref="Chaos.UseChaos(Action{ChaosBuilder})"/> until it is disposed.</summary>
public sealed class ChaosSession : IAsyncDisposable
{
    internal ChaosSession(FaultInjector? injector) => Injector = injector;

    /// <summary>The process's injector; null where the kill switch <c>FAULTKIT_DISABLED</c> is set.</summary>
    public FaultInjector? Injector { get; }

    /// <summary>Turns faults off.</summary>
    public ValueTask DisposeAsync()
    {
        Injector?.Dispose();
        return default;
    }
}
