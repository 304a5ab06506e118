namespace FaultKit;

/// <summary>A test's place in its flow; disposing it gives the place back.</summary>
/// <param name="injector">The test's injector.</param>
/// <param name="before">Whose flow it was before.</param>
/// <param name="own">The injector that the test's stands in for outside its flow; null where the flow is all.</param>
internal sealed class TestScope(FaultInjector injector, FaultInjector? before, FaultInjector? own) : IDisposable
{
    private int _isOver;

    public FaultInjector Injector => injector;

    public FaultInjector? Before => before;

    public FaultInjector? Own => own;

    /// <summary>Ends it, once.</summary>
    /// <returns>False where the current flow is not the scope's, so that the flow goes on pointing at it.</returns>
    public bool End() => Interlocked.Exchange(ref _isOver, 1) != 0 || TestScopes.Exit(this);

    public void Dispose() => End();
}
