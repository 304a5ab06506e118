using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace FaultKit.Lambda.Tests;

/// <summary>Runs a theory over each <see cref="Transport"/>, with the rest of its arguments from inline data where it has any.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class BothTransportsAttribute(params object?[] rest) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<Transport>().Select(transport => new TheoryDataRow([transport, .. rest]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
