namespace FaultKit.Tests;

public sealed class OneOfFaultTests
{
    private static readonly OneOfFault s_fault = new(new(3, new ThrottleFault()), new(1, new ErrorFault()));

    [Fact]
    public void Weights_SayHowOftenEachIsPicked()
    {
        var throttles = Enumerable.Range(0, 100_000).Count(i => s_fault.Pick(new(FaultDice.Mix((ulong)i))) is ThrottleFault);

        // 75,000 expected; 4 sigma is 548.
        Assert.InRange(throttles, 75_000 - 548, 75_000 + 548);
    }

    [Fact]
    public void Hits_NameTheFaultThatWasPicked()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("either", new OneOfFault(new(1, new ThrottleFault()), new(1, new ErrorFault())))) with { Seed = 7 });

        for (var i = 0; i < 50; i++)
        {
            using var decision = injector.Decide(new(FaultPoint.Custom("one-of"), scope: Some.Scope($"s{i}")));
            decision!.Terminal(FaultWhen.Before);
        }

        Assert.Equal(["error", "throttle"], injector.Journal.Hits.Select(hit => hit.Fault).Distinct().Order());
    }

    [Fact]
    public void NoAlternative_IsRefused() => Assert.Throws<ArgumentException>(() => new OneOfFault());

    [Fact]
    public void AlternativeThatCannotBeActedOutThere_IsRefused()
    {
        var failure = Assert.Throws<ArgumentException>(() => FaultPlan.Of(Some.Rule("either", new OneOfFault(new WeightedFault(1, Some.Latency(5, when: FaultWhen.After))), "aws:S3/*")));

        Assert.Contains("\"latency\" cannot act with \"when\": \"after\" at \"aws:\" targets", failure.Message, StringComparison.Ordinal);
    }
}
