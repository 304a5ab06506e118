namespace FaultKit.Tests;

/// <summary>A handler of an application that has nothing to do with faults.</summary>
internal sealed class PassingHandler : DelegatingHandler;
