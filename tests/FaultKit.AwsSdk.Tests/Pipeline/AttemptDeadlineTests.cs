using FaultKit.AwsSdk.Pipeline;
using FaultKit.AwsSdk.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.AwsSdk.Tests.Pipeline;

/// <summary>The timeout of a client on a clock that is not the system's.</summary>
public sealed class AttemptDeadlineTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _caller = new();
    private readonly HttpClient _network = new() { Timeout = s_limit };
    private readonly HttpClient _memory = new StubService { Patience = s_limit }.CreateHttpClient(null!);

    public void Dispose()
    {
        _caller.Dispose();
        _network.Dispose();
        _memory.Dispose();
    }

    [Fact]
    public void ATimeoutThatPasses_IsMissed()
    {
        using var deadline = AttemptDeadline.Of(_network, _time, _caller.Token);

        _time.Advance(s_limit);

        Assert.Equal((true, true), (deadline.IsMissed, deadline.Token.IsCancellationRequested));
    }

    [Fact]
    public async Task ACallerWhoGivesUp_IsNoTimeout()
    {
        using var deadline = AttemptDeadline.Of(_network, _time, _caller.Token);

        await _caller.CancelAsync();

        Assert.Equal((false, true), (deadline.IsMissed, deadline.Token.IsCancellationRequested));
    }

    [Fact]
    public void TimeOfATransportInMemory_Counts()
    {
        using var deadline = AttemptDeadline.Of(_memory, _time, _caller.Token);

        var sending = deadline.Leave();
        _time.Advance(s_limit);

        Assert.True(sending.IsCancellationRequested);
    }

    [Fact]
    public void TimeOfTheNetwork_DoesNotCount()
    {
        using var deadline = AttemptDeadline.Of(_network, _time, _caller.Token);

        deadline.Leave();
        _time.Advance(10 * s_limit);
        deadline.ComeBack();

        Assert.False(deadline.IsMissed);
    }

    [Fact]
    public void AfterTheNetwork_WhatIsLeftOfTheTimeoutGoesOn()
    {
        using var deadline = AttemptDeadline.Of(_network, _time, _caller.Token);

        _time.Advance(s_limit / 2);
        deadline.Leave();
        _time.Advance(10 * s_limit);
        deadline.ComeBack();
        _time.Advance(s_limit / 2);

        Assert.True(deadline.IsMissed);
    }

    [Fact]
    public void AClientWithoutATimeout_WaitsForEver()
    {
        using var patient = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var deadline = AttemptDeadline.Of(patient, _time, _caller.Token);

        deadline.Leave();
        deadline.ComeBack();
        _time.Advance(TimeSpan.FromDays(100));

        Assert.False(deadline.IsMissed);
    }
}
