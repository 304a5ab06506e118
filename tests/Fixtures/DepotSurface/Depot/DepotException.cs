namespace Depot;

/// <summary>What callers of the store know failures by.</summary>
public sealed class DepotException(string code, string message) : Exception(message)
{
    /// <summary>The store asks for fewer calls; the client tries again by itself.</summary>
    public const string Busy = "Busy";

    public string Code { get; } = code;
}
