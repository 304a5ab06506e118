namespace FaultKit.Lambda.Tests;

/// <summary>A context is known by the names of its properties.</summary>
public sealed class ContextShapeTests
{
    [Fact]
    public void Interface_IsBound()
    {
        ITestContext context = new TestContextOf("a");

        Assert.Equal(("a", "orders"), (ContextShape<ITestContext>.RequestIdOf(context), ContextShape<ITestContext>.FunctionOf(context)));
    }

    [Fact]
    public void Class_IsBound() => Assert.Equal("a", ContextShape<TestContextOf>.RequestIdOf(new("a")));

    [Fact]
    public void RecordWithOtherNames_IsNoContext() => Assert.False(ContextShape<Order>.IsContext);

    [Theory]
    [InlineData(typeof(string))]
    [InlineData(typeof(object))]
    [InlineData(typeof(Stream))]
    [InlineData(typeof(int))]
    [InlineData(typeof(int?))]
    [InlineData(typeof(Guid))]
    public void TypeOfAnEvent_IsNoContext(Type type) =>
        Assert.False((bool)typeof(ContextShape<>).MakeGenericType(type).GetProperty(nameof(ContextShape<>.IsContext))!.GetValue(null)!);

    [Fact]
    public void NoContextAtAll_HasNoId() => Assert.Null(ContextShape<ITestContext>.RequestIdOf(null!));

    [Fact]
    public void StaticProperties_AreNoContext() => Assert.False(ContextShape<Settings>.IsContext);

    [Fact]
    public void PropertyHiddenByOneOfAnotherType_IsStillBound() =>
        Assert.Equal("a", ContextShape<Numbered>.RequestIdOf(new("a")));

    [Fact]
    public void PropertiesThatCannotBeRead_AreNoContext() => Assert.False(ContextShape<WriteOnly>.IsContext);

    private sealed record Order(string Id, int Count);

    private sealed class Settings
    {
        public static string AwsRequestId => "a";

        public static string FunctionName => "orders";
    }

    private class Plain(string id)
    {
        public string AwsRequestId { get; } = id;

        public string FunctionName { get; } = "orders";
    }

    private sealed class Numbered(string id) : Plain(id)
    {
        public new int FunctionName { get; } = 1;
    }

    private sealed class WriteOnly
    {
        public string AwsRequestId
        {
            set => FunctionName = value;
        }

        public string FunctionName { private get; set; } = "";
    }
}
