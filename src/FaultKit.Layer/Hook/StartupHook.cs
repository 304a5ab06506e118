using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

/// <summary>What the runtime calls before <c>Main</c>, where <c>DOTNET_STARTUP_HOOKS</c> names this assembly.</summary>
/// <remarks>
/// Whatever is wrong with FaultKit, the function starts. So there is nothing here but the start of it, in an assembly that the oldest
/// runtime can load; and <see cref="Initialize"/> holds nothing but a call, because the compiler of a trimmed program would fail on
/// the whole of a method for one word in it that is not there any more.
/// </remarks>
internal static class StartupHook
{
    private const string File = "FaultKit.Layer.dll";

    private static int s_isStarted;

    public static void Initialize()
    {
#pragma warning disable CA1031 // Even what cannot be said must not stop the function.
        try
        {
            Start();
        }
        catch
        {
        }
#pragma warning restore CA1031
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Start()
    {
#pragma warning disable CA1031 // A file that is missing or broken, a name that is taken, a runtime that is too old.
        try
        {
            Load();
        }
        catch (Exception e)
        {
            Say((e as TargetInvocationException)?.InnerException ?? e);
        }
#pragma warning restore CA1031
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Load()
    {
        // Named twice, by a layer and by hand say, it is called twice.
        if (Interlocked.Exchange(ref s_isStarted, 1) != 0)
        {
            return;
        }

        var folder = Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!;

        // A context of its own: the function's assemblies may have any name, and none of them is looked for here.
        new AssemblyLoadContext("FaultKit").LoadFromAssemblyPath(Path.Combine(folder, File))
            .GetType("FaultKit.Layer.LayerStart", throwOnError: true)!
            .GetMethod("Start")!
            .CreateDelegate<Action>()();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Say(Exception e)
    {
#pragma warning disable RS0030 // There is nobody else to say it.
        Console.Error.WriteLine($"FaultKit: the layer could not start on .NET {Environment.Version}, and the function runs without faults: {e.Message}");
#pragma warning restore RS0030
    }
}
