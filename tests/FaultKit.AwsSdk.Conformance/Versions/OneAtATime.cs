namespace FaultKit.AwsSdk.Conformance;

/// <summary>Tests that build something: they take the whole machine, and come when nothing that measures patience runs.</summary>
[CollectionDefinition(nameof(OneAtATime), DisableParallelization = true)]
public sealed class OneAtATime;
