using System.Globalization;

namespace FaultKit.Lambda.Tests;

public sealed class InvocationEndTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.UnixEpoch.AddDays(20_000);

    [Fact]
    public void Deadline_IsTheEndAndALittleMore()
    {
        var deadline = s_now.AddSeconds(3).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

        Assert.Equal(s_now.AddSeconds(13), InvocationEnd.Of(InvocationEnd.Deadline(deadline), s_now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("9999999999999999")]
    [InlineData("253402300799999")]
    public void DeadlineThatIsNone_CountsAsTheLongestInvocation(string? deadline) =>
        Assert.Equal(s_now.AddMinutes(15).AddSeconds(10), InvocationEnd.Of(InvocationEnd.Deadline(deadline), s_now));
}
