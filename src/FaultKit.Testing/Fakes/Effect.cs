namespace FaultKit.Testing;

/// <summary>What a fake service has just done, on its way into the ledger.</summary>
internal readonly record struct Effect(string Service, string Operation, string Resource, string Body = "", string? Key = null);
