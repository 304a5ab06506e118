namespace FaultKit;

/// <summary>An integration that owns points: it names them, and carries out what is decided about calls that pass through them.</summary>
/// <remarks>
/// <c>UseChaos()</c> attaches every surface that the application references; <see cref="ChaosBuilder.AddSurface"/> says the same by
/// hand. Attaching must be idempotent: the same process may switch chaos on in several places. A surface that throws while it is
/// attached is left out, and a notice says so; the application starts all the same.
/// </remarks>
public interface IFaultSurface
{
    /// <summary>The kind of its points.</summary>
    PointKind Kind { get; }

    /// <summary>Says what else it brings, before it is attached and before any plan is read: kinds of plan sources (<see cref="ChaosBuilder.AddPlanSource"/>). Nothing unless it says otherwise.</summary>
    /// <param name="chaos">The set-up. Listeners, clock and environment are settled already.</param>
    void Configure(ChaosBuilder chaos)
    {
    }

    /// <summary>Puts itself where calls pass.</summary>
    /// <param name="injector">Who decides; the process's own.</param>
    void Attach(FaultInjector injector);
}
