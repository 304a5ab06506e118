using System.Net.Sockets;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using FaultKit.AwsSdk.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.AwsSdk.Tests.Scenarios;

/// <summary>What happens below HTTP, and what the SDK makes of it.</summary>
public sealed class ConnectionFaultTests
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ConnectionKind.Refused, SocketError.ConnectionRefused)]
    [InlineData(ConnectionKind.Dns, SocketError.HostNotFound)]
    [InlineData(ConnectionKind.Unreachable, SocketError.HostUnreachable)]
    public async Task ConnectionThatIsNotMade_IsAnHttpRequestExceptionAfterThreeAttempts(ConnectionKind kind, SocketError error)
    {
        var (injector, service, client) = DynamoDb(new ConnectionFault { Kind = kind });

        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetItemAsync("orders", Some.Key, s_token));

        Assert.Equal(error, Assert.IsType<SocketException>(thrown.InnerException).SocketErrorCode);
        Assert.Equal((3, 0), (injector.Journal.Hits.Count, service.Served));
    }

    [Theory]
    [InlineData(ConnectionKind.Reset, typeof(IOException))]
    [InlineData(ConnectionKind.Closed, typeof(HttpIOException))]
    public async Task ConnectionThatIsLost_IsTriedAgainTenTimesWithoutBeingCounted(ConnectionKind kind, Type type)
    {
        var (injector, _, client) = DynamoDb(new ConnectionFault { Kind = kind });

        var thrown = await Assert.ThrowsAnyAsync<IOException>(() => client.GetItemAsync("orders", Some.Key, s_token));

        Assert.Equal((type, 13), (thrown.GetType(), injector.Journal.Hits.Count));
    }

    [Fact]
    public async Task ReplyThatIsLost_LeavesItsEffectDone_AndTheCallerNoWiser()
    {
        var (injector, service, client) = DynamoDb(new ConnectionFault { Kind = ConnectionKind.Reset, When = FaultWhen.After }, CallRange.Only(1));

        await client.PutItemAsync("orders", Some.Key, s_token);

        Assert.Equal((1, 2), (injector.Journal.Hits.Count, service.Served));
    }

    [Fact]
    public async Task BodyThatBreaksOff_CannotBeUnmarshalled()
    {
        var (injector, _, client) = DynamoDb(new ConnectionFault { Kind = ConnectionKind.Closed, AfterBytes = 5, When = FaultWhen.After }, body: """{"Item":{"id":{"S":"7"}}}""");

        var thrown = await Assert.ThrowsAnyAsync<AmazonUnmarshallingException>(() => client.GetItemAsync("orders", Some.Key, s_token));

        Assert.IsType<HttpIOException>(thrown.InnerException);
        Assert.Equal(13, injector.Journal.Hits.Count);
    }

    [Fact]
    public async Task SilenceUntilItsCap_IsAConnectionThatTimedOut()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMinutes(1) };
        var (_, service, client) = DynamoDb(new TimeoutFault { Cap = TimeSpan.FromSeconds(30) }, patience: Timeout.InfiniteTimeSpan, time: time);

        var call = client.GetItemAsync("orders", Some.Key, s_token);
        while (!call.IsCompleted && !s_token.IsCancellationRequested)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => call);
        Assert.Equal(SocketError.TimedOut, Assert.IsType<SocketException>(thrown.InnerException).SocketErrorCode);
        Assert.Equal(0, service.Served);
    }

    [Fact]
    public async Task SilenceBeyondTheClientsTimeout_IsATimeoutOfTheSdk()
    {
        var (injector, _, client) = DynamoDb(new TimeoutFault(), patience: TimeSpan.FromMilliseconds(50));

        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => client.GetItemAsync("orders", Some.Key, s_token));

        Assert.IsType<TaskCanceledException>(thrown.InnerException);
        Assert.Equal(3, injector.Journal.Hits.Count);
    }

    [Fact]
    public async Task LatencyBeyondTheClientsTimeout_IsATimeoutOfTheSdk()
    {
        var (_, service, client) = DynamoDb(new LatencyFault { Delay = TimeSpan.FromMinutes(5) }, patience: TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAsync<TimeoutException>(() => client.GetItemAsync("orders", Some.Key, s_token));

        Assert.Equal(0, service.Served);
    }

    [Fact]
    public async Task CallerWhoGivesUp_IsNotMadeToTryAgain()
    {
        var (injector, _, client) = DynamoDb(new TimeoutFault());
        using var caller = new CancellationTokenSource();

        var call = client.GetItemAsync("orders", Some.Key, caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.InRange(injector.Journal.Hits.Count, 0, 1);
    }

    [Fact]
    public async Task FaultsTurnedOffDuringAHold_LetTheCallGoOn()
    {
        var (injector, service, client) = DynamoDb(new TimeoutFault());

        var call = client.GetItemAsync("orders", Some.Key, s_token);
        injector.TurnOff("the test is over");
        await call;

        Assert.Equal(1, service.Served);
    }

    private static (FaultInjector Injector, StubService Service, AmazonDynamoDBClient Client) DynamoDb(
        Fault fault, CallRange? calls = null, string body = "{}", TimeSpan? patience = null, TimeProvider? time = null)
    {
        var service = new StubService(body) { Patience = patience ?? TimeSpan.FromSeconds(100) };
        var injector = Injectors.Of("aws:DynamoDB/*", fault, calls, time);
        return (injector, service, Clients.DynamoDb(service).AttachChaos(injector));
    }
}
