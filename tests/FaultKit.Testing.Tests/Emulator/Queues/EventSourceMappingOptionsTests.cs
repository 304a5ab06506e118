namespace FaultKit.Testing.Tests;

public sealed class EventSourceMappingOptionsTests
{
    [Fact]
    public void ValueThatLambdaWouldRefuse_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventSourceMappingOptions { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventSourceMappingOptions { BatchSize = 10_001 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventSourceMappingOptions { MaximumBatchingWindow = TimeSpan.FromSeconds(301) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventSourceMappingOptions { MaximumBatchingWindow = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventSourceMappingOptions { MaximumConcurrency = 0 });
    }
}
