/// <summary>Somebody else's startup hook: it says that it ran.</summary>
internal static class StartupHook
{
    public static void Initialize() => Console.Error.WriteLine("the other hook ran");
}
