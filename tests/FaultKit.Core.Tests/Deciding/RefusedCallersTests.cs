namespace FaultKit.Tests;

public sealed class RefusedCallersTests
{
    private readonly RefusedCallers _callers = new();

    [Theory]
    [InlineData(0, 5.0)]
    [InlineData(4, 1.0)]
    [InlineData(5, null)]
    public void CallerWhoComesBack_IsEarlyByWhatIsLeft(int seconds, double? early)
    {
        _callers.Add("a", Some.Instant.AddSeconds(5));

        Assert.Equal(early, _callers.Early("a", Some.Instant.AddSeconds(seconds))?.TotalSeconds);
    }

    [Fact]
    public void Stranger_IsNeverEarly()
    {
        _callers.Add("a", Some.Instant.AddSeconds(5));

        Assert.Null(_callers.Early("b", Some.Instant));
    }

    [Fact]
    public void TooManyCallers_AreForgottenInTheOrderTheyCame()
    {
        for (var i = 0; i <= 4096; i++)
        {
            _callers.Add($"{i}", Some.Instant.AddSeconds(5));
        }

        Assert.Equal((null, 5.0), (_callers.Early("0", Some.Instant)?.TotalSeconds, _callers.Early("1", Some.Instant)?.TotalSeconds));
    }
}
