namespace FaultKit;

/// <summary>The surfaces that this process references, for <c>UseChaos()</c> to attach.</summary>
/// <remarks>
/// The generator that comes with the package calls <see cref="Register"/> for every referenced surface, from one module initializer
/// in executables and test projects: no reflection, nothing to keep for the trimmer. Safe for any number of threads.
/// </remarks>
public static class FaultSurfaces
{
    private static readonly Lock s_registering = new();
    private static readonly List<IFaultSurface> s_surfaces = [];

    /// <summary>Registers a surface; a second one of the same type is left out.</summary>
    /// <param name="surface">The surface.</param>
    public static void Register(IFaultSurface surface)
    {
        ArgumentNullException.ThrowIfNull(surface);
        lock (s_registering)
        {
            AddNew(s_surfaces, surface);
        }
    }

    /// <summary>What was registered so far.</summary>
    internal static IReadOnlyList<IFaultSurface> Registered
    {
        get
        {
            lock (s_registering)
            {
                return s_surfaces.ToArray();
            }
        }
    }

    /// <summary>Adds a surface, unless one of its type is there. By a walk: every process passes here when it starts, and generic code is what costs then.</summary>
    internal static void AddNew(List<IFaultSurface> surfaces, IFaultSurface surface)
    {
        foreach (var known in surfaces)
        {
            if (known.GetType() == surface.GetType())
            {
                return;
            }
        }

        surfaces.Add(surface);
    }
}
