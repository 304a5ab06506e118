namespace FaultKit.Tests;

public sealed class FaultJournalTests
{
    private static readonly FaultPoint s_point = FaultPoint.Custom("journal");

    [Fact]
    public void Hits_AreKeptInTheirOrder()
    {
        using var injector = Journal(10, 3);

        Assert.Equal(["0", "1", "2"], injector.Journal.Hits.Select(hit => hit.Scope));
    }

    [Fact]
    public void InAFullJournal_TheOldestMakesRoom()
    {
        using var injector = Journal(2, 5);

        Assert.Equal(["3", "4"], injector.Journal.Hits.Select(hit => hit.Scope));
    }

    [Fact]
    public void ThoseThatMadeRoom_AreCounted()
    {
        using var injector = Journal(2, 5);

        Assert.Equal(5, injector.Journal.Total);
    }

    [Fact]
    public void AListOfHits_StaysAsItWas()
    {
        using var injector = Journal(10, 1);
        var hits = injector.Journal.Hits;

        injector.Decide(new(s_point))!.Dispose();

        Assert.Single(hits);
    }

    [Fact]
    public void UnderThreads_EveryHitIsCounted()
    {
        using var injector = Journal(100, 0);

        Crew.Run(8, _ => Array.ForEach(new int[1000], _ => injector.Decide(new(s_point))!.Dispose()));

        Assert.Equal((8000, 100), (injector.Journal.Total, injector.Journal.Hits.Count));
    }

    [Fact]
    public void TheDefault_KeepsTenThousand()
    {
        var options = new FaultInjectorOptions();

        Assert.Equal(10_000, options.JournalCapacity);
    }

    private static FaultInjector Journal(int capacity, int hits)
    {
        var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")), new() { JournalCapacity = capacity });
        for (var i = 0; i < hits; i++)
        {
            injector.Decide(new(s_point, default, Some.Scope($"{i}")))!.Dispose();
        }

        return injector;
    }
}
