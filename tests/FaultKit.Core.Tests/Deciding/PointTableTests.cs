namespace FaultKit.Tests;

public sealed class PointTableTests
{
    [Fact]
    public void APlaceAskedForTwice_IsOneObject()
    {
        var (one, other) = (FaultPoint.Custom("table.same"), FaultPoint.Custom("table.same"));

        var areOne = ReferenceEquals(one, other);

        Assert.True(areOne);
    }

    [Fact]
    public void PlacesOfOneNameAndTwoKinds_AreTwo()
    {
        var (one, other) = (FaultPoint.Custom("order"), FaultPoint.Lambda("order"));

        var areOne = ReferenceEquals(one, other);

        Assert.False(areOne);
    }

    [Fact]
    public void Numbers_AreDense()
    {
        var table = new PointTable(100);

        var ids = Enumerable.Range(0, 100).Select(i => Get(table, i).Id);

        Assert.Equal(Enumerable.Range(0, 100), ids);
    }

    [Fact]
    public void BeyondTheBound_PlacesHaveNoNumber()
    {
        var table = new PointTable(2);
        Get(table, 0);
        Get(table, 1);

        var (known, beyond) = (Get(table, 1).Id, Get(table, 2).Id);

        Assert.Equal((1, PointTable.Unlisted), (known, beyond));
    }

    [Fact]
    public void UnderThreads_NoNumberIsGivenTwice()
    {
        var table = new PointTable(100_000);
        var points = new FaultPoint[8][];

        Crew.Run(8, thread => points[thread] = [.. Enumerable.Range(0, 700).Select(i => Get(table, i))]);

        Assert.Equal(700, points.SelectMany(own => own).Select(point => (point, point.Id)).Distinct().Select(entry => entry.Id).Distinct().Count());
    }

    [Fact]
    public void APlaceBeyondTheBound_StillGetsItsRules()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", target: "point:beyond.*")));

        using var decision = injector.Decide(new(Unlisted("beyond.1")));
        using var none = injector.Decide(new(Unlisted("elsewhere")));

        Assert.Equal((true, true), (decision is not null, none is null));
    }

    [Fact]
    public void CallsAtAPlaceBeyondTheBound_AreCounted()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", target: "point:beyond.*")));
        var scope = Some.Scope();

        for (var i = 0; i < 3; i++)
        {
            injector.Decide(new(Unlisted("beyond.1"), default, scope))!.Dispose();
        }

        Assert.Equal([1, 2, 3], injector.Journal.Hits.Select(hit => hit.Occurrence));
    }

    [Fact]
    public void PlacesBeyondTheBoundWithTheSameRules_CountTogether()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r", target: "point:beyond.*")));
        var scope = Some.Scope();

        for (var i = 0; i < 3; i++)
        {
            injector.Decide(new(Unlisted($"beyond.{i}"), default, scope))!.Dispose();
        }

        Assert.Equal([1, 2, 3], injector.Journal.Hits.Select(hit => hit.Occurrence));
    }

    [Fact]
    public void AScopeThatMeetsManyPlaces_KeepsTheirCountsApart()
    {
        using var injector = Some.Injector(FaultPlan.Of(Some.Rule("r")));
        var scope = Some.Scope();

        // Numbers that fall into one slot again and again while the scope's table grows.
        var points = Enumerable.Range(0, 300).Select(i => new FaultPoint(i * 16, PointKind.Custom, $"point:many.{i}", [$"many.{i}"])).ToArray();

        foreach (var point in points.Concat(points))
        {
            injector.Decide(new(point, default, scope))!.Dispose();
        }

        Assert.Equal([1, 2], injector.Journal.Hits.GroupBy(hit => hit.Point).Select(hits => string.Join(' ', hits.Select(hit => hit.Occurrence))).Distinct().Single().Split(' ').Select(int.Parse));
    }

    [Theory]
    [InlineData("::1", "http:GET https://[::1]:443")]
    [InlineData("[::1]", "http:GET https://[::1]:443")]
    [InlineData("Prices.Internal", "http:GET https://prices.internal:443")]
    public void ARequestsPlace_IsNamedAsTargetsWriteIt(string host, string expected)
    {
        var point = FaultPoint.Http("get", "HTTPS", host, 443);

        var name = point.ToString();

        Assert.Equal(expected, name);
    }

    private static FaultPoint Get(PointTable table, int i) => table.Get(PointKind.Custom, $"point:{i}", [$"{i}"]);

    private static FaultPoint Unlisted(string name) => new(PointTable.Unlisted, PointKind.Custom, $"point:{name}", [name]);
}
