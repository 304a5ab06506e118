using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace FaultKit.Testing.Tests;

/// <summary>Runs a theory over each <see cref="Transport"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BothTransportsAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<Transport>().Select(transport => new TheoryDataRow<Transport>(transport))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
