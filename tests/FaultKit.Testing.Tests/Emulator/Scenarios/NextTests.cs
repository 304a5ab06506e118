using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Testing.Tests;

/// <summary>How events reach a runtime: <c>/runtime/invocation/next</c>.</summary>
public sealed class NextTests
{
    [Theory, BothTransports]
    public async Task LongPoll_WaitsUntilAnEventComes(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        Task<Runtime.Event> poll = runtime.NextAsync();
        await Patience.UntilAsync(() => emulator.Function("orders").WaitingPolls == 1);
        bool waited = !poll.IsCompleted;

        _ = emulator.Function("orders").InvokeAsync("""{"id":1}""", null, Patience.Token);

        Assert.Equal("""{"id":1}""", (await poll).Text);
        Assert.True(waited);
        Assert.Equal(0, emulator.Function("orders").WaitingPolls);
    }

    [Theory, BothTransports]
    public async Task WaitingEvents_AreGivenOutInOrder(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        string[] sent = ["1", "2", "3"];
        foreach (string json in sent)
        {
            _ = emulator.Function("orders").InvokeAsync(json, null, Patience.Token);
        }

        string[] taken = [(await runtime.NextAsync()).Text, (await runtime.NextAsync()).Text, (await runtime.NextAsync()).Text];

        Assert.Equal(sent, taken);
    }

    [Theory, BothTransports]
    public async Task Event_WithEveryOption_CarriesEveryHeader(Transport transport)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000));
        await using var emulator = new LambdaEmulator(
            new LambdaEmulatorOptions { TimeProvider = time, Region = "eu-west-1", AccountId = "1" });
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        var options = new InvokeOptions
        {
            RequestId = "request-1",
            TraceId = "Root=1-2-3",
            Timeout = TimeSpan.FromSeconds(7),
            ClientContext = """{"client":{}}""",
            CognitoIdentity = """{"cognitoIdentityId":"c"}""",
            TenantId = "blue",
        };

        _ = emulator.Function("orders").InvokeAsync("1", options, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();

        Assert.Equal("request-1", taken.Headers["Lambda-Runtime-Aws-Request-Id"]);
        Assert.Equal("1700000007000", taken.Headers["Lambda-Runtime-Deadline-Ms"]);
        Assert.Equal("arn:aws:lambda:eu-west-1:1:function:orders", taken.Headers["Lambda-Runtime-Invoked-Function-Arn"]);
        Assert.Equal("Root=1-2-3", taken.Headers["Lambda-Runtime-Trace-Id"]);
        Assert.Equal("""{"client":{}}""", taken.Headers["Lambda-Runtime-Client-Context"]);
        Assert.Equal("""{"cognitoIdentityId":"c"}""", taken.Headers["Lambda-Runtime-Cognito-Identity"]);
        Assert.Equal("blue", taken.Headers["Lambda-Runtime-Aws-Tenant-Id"]);
    }

    [Theory, BothTransports]
    public async Task Event_WithoutOptions_HasDefaultsAndNoOptionalHeader(Transport transport)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddSeconds(0x1234));
        await using var emulator = new LambdaEmulator(new LambdaEmulatorOptions { TimeProvider = time });
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);

        _ = emulator.Function("orders").InvokeAsync("1", null, Patience.Token);
        Runtime.Event taken = await runtime.NextAsync();

        Assert.Equal('4', Guid.ParseExact(taken.RequestId, "D").ToString()[14]);
        Assert.Matches("^Root=1-00001234-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1$", taken.Headers["Lambda-Runtime-Trace-Id"]);
        Assert.Equal(
            time.GetUtcNow().AddSeconds(3).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            taken.Headers["Lambda-Runtime-Deadline-Ms"]);
        Assert.DoesNotContain("Lambda-Runtime-Client-Context", taken.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Theory, BothTransports]
    public async Task HeaderInUtf8_ReadsAsLatin1(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        _ = emulator.Function("orders").InvokeAsync("1", new InvokeOptions { ClientContext = "\"ü\"" }, Patience.Token);

        Runtime.Event taken = await runtime.NextAsync();

        Assert.Equal("\"ü\"", Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(taken.Headers["Lambda-Runtime-Client-Context"])));
    }

    [Theory, BothTransports]
    public async Task ChunkedEvent_HasNoLengthAndArrivesWhole(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        string json = $"\"{new string('x', 200_000)}\"";
        _ = emulator.Function("orders").InvokeAsync(json, new InvokeOptions { Chunked = true }, Patience.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, runtime.Address("invocation/next"));

        using HttpResponseMessage response = await runtime.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Null(response.Content.Headers.ContentLength);
        Assert.Equal(json, await response.Content.ReadAsStringAsync(Patience.Token));
    }

    [Theory, BothTransports]
    public async Task WholeEvent_SaysItsLength(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);
        _ = emulator.Function("orders").InvokeAsync("12345", null, Patience.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, runtime.Address("invocation/next"));

        using HttpResponseMessage response = await runtime.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(5, response.Content.Headers.ContentLength);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task ChunkedEventWithoutBytes_StillEndsInALastChunk()
    {
        await using var emulator = new LambdaEmulator();
        await emulator.StartAsync(Patience.Token);
        _ = emulator.Function("orders").InvokeAsync("", new InvokeOptions { Chunked = true }, Patience.Token);
        using var runtime = new RawRuntime(emulator.Function("orders").RuntimeApi);

        await runtime.SendAsync("GET", "invocation/next", "Connection: close\r\n\r\n");

        Assert.EndsWith("\r\n\r\n0\r\n\r\n", await runtime.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory, BothTransports]
    public async Task UnknownPath_IsNotFound(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);

        using HttpResponseMessage response = await runtime.GetAsync("invocation/previous");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory, BothTransports]
    public async Task WrongMethod_IsNotAllowed(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);

        Runtime.Reply reply = await runtime.PostAsync("invocation/next", "");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, reply.Status);
    }

    [Theory, BothTransports]
    public async Task RestoreNext_IsAnsweredAtOnceAndEmpty(Transport transport)
    {
        await using var emulator = new LambdaEmulator();
        using Runtime runtime = await Runtime.ForAsync(emulator, "orders", transport);

        using HttpResponseMessage response = await runtime.GetAsync("restore/next");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Patience.Token));
    }
}
