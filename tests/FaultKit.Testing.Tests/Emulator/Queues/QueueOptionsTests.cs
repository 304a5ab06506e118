namespace FaultKit.Testing.Tests;

public sealed class QueueOptionsTests
{
    [Fact]
    public void ValueThatSqsWouldRefuse_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new QueueOptions { VisibilityTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new QueueOptions { VisibilityTimeout = TimeSpan.FromHours(13) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new QueueOptions { MaxReceiveCount = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new QueueOptions { MaxReceiveCount = 1_001 });
    }

    [Theory, InlineData(""), InlineData("jobs.fifo"), InlineData("a b")]
    public void NameThatSqsWouldRefuse_IsRefused(string name) => Assert.Throws<ArgumentException>(() => new LambdaEmulator().Queue(name));

    [Fact]
    public void OptionsForAQueueThatIsThere_AreRefused()
    {
        var emulator = new LambdaEmulator();
        var jobs = emulator.Queue("jobs");

        Assert.Throws<InvalidOperationException>(() => emulator.Queue("jobs", new()));

        Assert.Same(jobs, emulator.Queue("jobs"));
    }
}
