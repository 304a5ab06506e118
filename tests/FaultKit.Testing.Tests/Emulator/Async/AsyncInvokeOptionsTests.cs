namespace FaultKit.Testing.Tests;

public sealed class AsyncInvokeOptionsTests
{
    [Fact]
    public void ValueThatLambdaWouldRefuse_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncInvokeOptions { MaximumRetryAttempts = 3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncInvokeOptions { MaximumRetryAttempts = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncInvokeOptions { MaximumEventAge = TimeSpan.FromSeconds(59) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncInvokeOptions { MaximumEventAge = TimeSpan.FromHours(7) });
    }
}
