namespace FaultKit.Tests;

public sealed class FaultMatchTests
{
    public static TheoryData<MatchOperator, MatchValue[], MatchValue, bool> Table => new()
    {
        { MatchOperator.Eq, [Text("block")], Text("block"), true },
        { MatchOperator.Eq, [Text("block")], Text("Block"), false },
        { MatchOperator.Eq, [Number(7)], Number(7.0), true },
        { MatchOperator.Eq, [Number(7)], Text("7"), true },
        { MatchOperator.Eq, [Flag(true)], Flag(true), true },
        { MatchOperator.Eq, [MatchValue.Null], MatchValue.Null, true },
        { MatchOperator.Eq, [Text("")], MatchValue.Structure, false },
        { MatchOperator.Ne, [Text("block")], Text("other"), true },
        { MatchOperator.Ne, [Text("block")], Text("block"), false },
        { MatchOperator.In, [Text("a"), Text("b")], Text("b"), true },
        { MatchOperator.In, [Text("a"), Text("b")], Text("c"), false },
        { MatchOperator.StartsWith, [Text("ord-")], Text("ord-17"), true },
        { MatchOperator.StartsWith, [Text("ord-")], Text("x-ord-17"), false },
        { MatchOperator.Contains, [Text("rd")], Text("ord-17"), true },
        { MatchOperator.Contains, [Text("RD")], Text("ord-17"), false },
        { MatchOperator.Glob, [Text("eu-*/orders")], Text("eu-west-1/orders"), true },
        { MatchOperator.Glob, [Text("eu-*")], Text("eu-west-1/orders"), false },
        { MatchOperator.Gt, [Number(100)], Number(100.5), true },
        { MatchOperator.Gt, [Number(100)], Number(100), false },
        { MatchOperator.Gt, [Number(100)], Text("101"), true },
        { MatchOperator.Gt, [Number(100)], Text("many"), false },
        { MatchOperator.Lt, [Number(100)], Number(99), true },
        { MatchOperator.Lt, [Number(100)], Flag(true), false },
        { MatchOperator.Exists, [Flag(true)], MatchValue.Structure, true },
        { MatchOperator.Exists, [Flag(false)], Text("there"), false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void OneValue_IsComparedAsTheOperatorSays(MatchOperator op, MatchValue[] values, MatchValue found, bool isAccepted)
    {
        var match = new FaultMatch("attribute", op, values);

        Assert.Equal(isAccepted, match.AcceptsAny([found]));
    }

    [Fact]
    public void NothingFound_FailsEveryOperatorButExistsFalse()
    {
        var accepting = Enum.GetValues<MatchOperator>()
            .SelectMany(op => new[] { new FaultMatch("a", op, Text("x")), new FaultMatch("a", op, Flag(false)) })
            .Where(match => match.AcceptsAny([]));

        Assert.Equal(new FaultMatch("a", MatchOperator.Exists, Flag(false)), Assert.Single(accepting));
    }

    [Fact]
    public void OneOfSeveralValues_IsEnough()
    {
        var match = new FaultMatch("$.items[*].sku", MatchOperator.Eq, Text("b"));

        Assert.True(match.AcceptsAny([Text("a"), Text("b")]));
    }

    [Fact]
    public void SameCondition_IsEqual()
    {
        Assert.Equal(new FaultMatch("a", MatchOperator.In, Text("x"), Number(1)), new FaultMatch("a", MatchOperator.In, Text("x"), Number(1)));
        Assert.NotEqual(new FaultMatch("a", MatchOperator.In, Text("x")), new FaultMatch("a", MatchOperator.In, Text("y")));
    }

    [Fact]
    public void Condition_ReadsAsItsPlanWritesIt() =>
        Assert.Equal("header.X-Tenant startsWith \"acme\"", new FaultMatch("header.X-Tenant", MatchOperator.StartsWith, Text("acme")).ToString());

    private static MatchValue Text(string text) => MatchValue.Of(text);

    private static MatchValue Number(double number) => MatchValue.Of(number);

    private static MatchValue Flag(bool flag) => MatchValue.Of(flag);

    [Theory]
    [InlineData(MatchOperator.Eq)]
    [InlineData(MatchOperator.In)]
    [InlineData(MatchOperator.Ne)]
    [InlineData(MatchOperator.StartsWith)]
    public void ValueThatIsHeldAgainstACondition_AllocatesNothing(MatchOperator @operator)
    {
        var match = new FaultMatch("method", @operator, MatchValue.Of("GET"));
        var found = MatchValue.Of("POST");
        match.Accepts(found);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            match.Accepts(found);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
