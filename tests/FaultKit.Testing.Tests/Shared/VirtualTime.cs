namespace FaultKit.Testing.Tests;

/// <summary>Tests on virtual time: the pool of the process has to come to rest, so nothing runs beside them.</summary>
[CollectionDefinition(nameof(VirtualTime), DisableParallelization = true)]
public sealed class VirtualTime;
