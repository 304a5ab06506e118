namespace FaultKit.Testing;

/// <summary>Faults of the process around a call; a test has consented to what it says itself.</summary>
public sealed partial class FaultTestRule
{
    /// <summary>The process ends at once, as by a fatal error of the runtime.</summary>
    /// <remarks>The process of a test goes on: the invocation gets no answer, and a delegate throws instead of answering.</remarks>
    public FaultTestPlan Crash() => Add(new CrashFault { When = _when });

    /// <summary>The process ends in order; that of a test goes on, as with <see cref="Crash"/>.</summary>
    /// <param name="code">Its exit code, 0 to 255; 1 unless said otherwise.</param>
    public FaultTestPlan Exit(int code = 1) => Add(new ExitFault { Code = code, When = _when });

    /// <summary>Memory is taken while the call lasts.</summary>
    /// <param name="size">How much, in bytes.</param>
    /// <param name="duration">How long at most; as long as the call unless said otherwise.</param>
    public FaultTestPlan UseMemory(long size, TimeSpan? duration = null) => Add(new MemoryFault { Size = size, Duration = duration });

    /// <summary>Room on the disk is taken while the call lasts.</summary>
    /// <param name="size">How much, in bytes.</param>
    /// <param name="duration">How long at most; as long as the call unless said otherwise.</param>
    public FaultTestPlan UseDisk(long size, TimeSpan? duration = null) => Add(new DiskFault { Size = size, Duration = duration });

    /// <summary>Processors are kept busy while the call lasts.</summary>
    /// <param name="load">How busy.</param>
    /// <param name="cores">How many; all unless said otherwise.</param>
    /// <param name="duration">How long at most; as long as the call unless said otherwise.</param>
    public FaultTestPlan UseCpu(Rate load, int? cores = null, TimeSpan? duration = null) => Add(new CpuFault { Load = load, Cores = cores, Duration = duration });

    /// <summary>Threads of the pool are taken while the call lasts.</summary>
    /// <param name="count">How many.</param>
    /// <param name="duration">How long at most; as long as the call unless said otherwise.</param>
    public FaultTestPlan UseThreads(int count, TimeSpan? duration = null) => Add(new ThreadsFault { Count = count, Duration = duration });
}
