using System.Net.Http.Json;

namespace FaultKit.Testing.Tests.Time;

/// <summary>A client's timeout and the bodies of its responses, on a test's clock.</summary>
[Collection(nameof(VirtualTime))]
public sealed class TimeoutHandlerTests : IDisposable
{
    private static readonly Uri s_quote = new("http://prices.internal/quotes/1");

    private readonly VirtualClock _clock = new();
    private readonly FaultInjector _own = new();
    private readonly HttpClient _client;

    public TimeoutHandlerTests() => _client = TestTime.CreateClient(new FaultHttpHandler(_own, new StubTransport()), TimeSpan.FromSeconds(7));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> ReadersWithinTheTimeout => ["GetAsync", "GetAsync without a token", "GetStringAsync", "GetByteArrayAsync", "GetStringAsync without a token"];

    public void Dispose()
    {
        _client.Dispose();
        _own.Dispose();
    }

    [Theory]
    [MemberData(nameof(ReadersWithinTheTimeout))]
    public async Task SlowBodyThatTheClientReads_EndsWithItsTimeout(string reader)
    {
        await FaultTest.RunAsync(
            Slow,
            async _ =>
            {
                var failure = await Assert.ThrowsAsync<TaskCanceledException>(() => ReadAsync(reader));

                Assert.Equal("The request was canceled due to the configured HttpClient.Timeout of 7 seconds elapsing.", failure.Message);
                Assert.IsType<TimeoutException>(failure.InnerException);
            },
            _clock);

        Assert.Equal(TimeSpan.FromSeconds(7), _clock.Elapsed);
    }

    [Fact]
    public async Task TimeUntilTheResponse_CountsForTheBodyToo()
    {
        await FaultTest.RunAsync(
            plan =>
            {
                plan.On(Http.Any("*")).Delay(TimeSpan.FromSeconds(5));
                Slow(plan);
            },
            _ => Assert.ThrowsAsync<TaskCanceledException>(() => _client.GetAsync(s_quote, Cancel)),
            _clock);

        Assert.Equal(TimeSpan.FromSeconds(7), _clock.Elapsed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SlowBodyThatTheCallerReads_TakesItsTime(bool asText)
    {
        await FaultTest.RunAsync(
            Slow,
            async _ =>
            {
                using var response = await _client.GetAsync(s_quote, HttpCompletionOption.ResponseHeadersRead, Cancel);
                using var reader = new StreamReader(asText ? Stream.Null : await response.Content.ReadAsStreamAsync(Cancel));

                Assert.Equal("{\"price\": 42}", asText ? await response.Content.ReadAsStringAsync(Cancel) : await reader.ReadToEndAsync(Cancel));
            },
            _clock);

        Assert.True(_clock.Elapsed > TimeSpan.FromSeconds(7), $"{_clock.Elapsed} of virtual time");
    }

    [Fact]
    public async Task CallerWhoGivesUp_IsToldThatItWasTheCaller()
    {
        using var gaveUp = new CancellationTokenSource(TimeSpan.FromSeconds(3), _clock);

        await FaultTest.RunAsync(
            Slow,
            async _ =>
            {
                var failure = await Assert.ThrowsAsync<TaskCanceledException>(() => _client.GetAsync(s_quote, gaveUp.Token));

                Assert.Null(failure.InnerException as TimeoutException);
                Assert.Equal(gaveUp.Token, failure.CancellationToken);
            },
            _clock);

        Assert.Equal(TimeSpan.FromSeconds(3), _clock.Elapsed);
    }

    [Fact]
    public async Task BodyAndItsHeaders_AreThoseOfTheResponse()
    {
        using var response = await _client.GetAsync(s_quote, HttpCompletionOption.ResponseHeadersRead, Cancel);

        Assert.Equal((13, "text/plain; charset=utf-8"), (response.Content.Headers.ContentLength, response.Content.Headers.ContentType?.ToString()));
        Assert.Equal(42, (await response.Content.ReadFromJsonAsync<Quote>(Cancel))?.Price);
    }

    private static void Slow(FaultTestPlan plan) => plan.On(Http.Any("*")).Trickle(1, TimeSpan.FromSeconds(1));

#pragma warning disable xUnit1051 // That there is no token is what some of these are about.
    private Task ReadAsync(string reader) => reader switch
    {
        "GetAsync" => _client.GetAsync(s_quote, Cancel),
        "GetAsync without a token" => _client.GetAsync(s_quote),
        "GetStringAsync" => _client.GetStringAsync(s_quote, Cancel),
        "GetByteArrayAsync" => _client.GetByteArrayAsync(s_quote, Cancel),
        _ => _client.GetStringAsync(s_quote),
    };
#pragma warning restore xUnit1051

    private sealed record Quote(int Price);
}
