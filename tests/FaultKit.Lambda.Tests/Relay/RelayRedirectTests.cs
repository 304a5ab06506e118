using System.Net;
using System.Net.Sockets;

namespace FaultKit.Lambda.Tests;

/// <summary>How a relay comes between a runtime client and the Runtime API, and what happens when it cannot, or dies.</summary>
public sealed class RelayRedirectTests : IDisposable
{
    private readonly StandInProcess _process = new();
    private readonly Notices _notices = new();
    private readonly FaultInjector _injector;

    public RelayRedirectTests() => _injector = new(new() { Listeners = [_notices] });

    public void Dispose() => _injector.Dispose();

    [Fact]
    public async Task RuntimeApi_IsReplacedByTheRelay()
    {
        _process.Variables["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9001/fn";

        await using var relay = RelayRedirect.Try(_injector, _process);

        Assert.Equal(relay!.Endpoint, _process.Variables["AWS_LAMBDA_RUNTIME_API"]);
        Assert.Matches("^127\\.0\\.0\\.1:[0-9]+/fn$", relay.Endpoint);
        Assert.Equal(relay.Endpoint, _process.Relayed);
    }

    [Fact]
    public void NoRuntimeApi_MeansNoRelay()
    {
        Assert.Null(RelayRedirect.Try(_injector, _process));

        Assert.Empty(_process.Variables);
    }

    [Theory]
    [InlineData("no address at all")]
    [InlineData("127.0.0.1:99999999")]
    [InlineData("user@127.0.0.1:9001")]
    public void AddressThatIsNone_StaysAsItWas(string endpoint)
    {
        _process.Variables["AWS_LAMBDA_RUNTIME_API"] = endpoint;

        Assert.Null(RelayRedirect.Try(_injector, _process));

        Assert.Equal(endpoint, _process.Variables["AWS_LAMBDA_RUNTIME_API"]);
        Assert.Contains("could not start", Assert.Single(_notices.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondRelay_StandsDown()
    {
        _process.Variables["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9001";
        await using var first = RelayRedirect.Try(_injector, _process);
        using var other = new FaultInjector();

        Assert.Null(RelayRedirect.Try(other, _process));

        Assert.Equal(first!.Endpoint, _process.Variables["AWS_LAMBDA_RUNTIME_API"]);
        Assert.True(other.InFlight.IsFed);
    }

    [Fact]
    public async Task RelayThatEnds_GivesTheAddressBack()
    {
        _process.Variables["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9001";
        var relay = RelayRedirect.Try(_injector, _process);

        await relay!.DisposeAsync();

        Assert.Equal(("127.0.0.1:9001", null), (_process.Variables["AWS_LAMBDA_RUNTIME_API"], _process.Relayed));
        Assert.False(_process.Ended.IsCompleted);
    }

    [Fact]
    public async Task RelayThatEnds_LeavesAnAddressThatIsNotItsOwn()
    {
        _process.Variables["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9001";
        var relay = RelayRedirect.Try(_injector, _process);
        _process.Variables["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9002";

        await relay!.DisposeAsync();

        Assert.Equal("127.0.0.1:9002", _process.Variables["AWS_LAMBDA_RUNTIME_API"]);
    }

    [Theory]
    [InlineData("HTTP_PROXY", null, null, "NO_PROXY", "127.0.0.1")]
    [InlineData("http_proxy", "NO_PROXY", "a.example", "NO_PROXY", "a.example,127.0.0.1")]
    [InlineData("HTTPS_PROXY", "no_proxy", "a.example", "no_proxy", "a.example,127.0.0.1")]
    [InlineData("ALL_PROXY", "NO_PROXY", "localhost, 127.0.0.1", "NO_PROXY", "localhost, 127.0.0.1")]
    public async Task Proxy_IsBypassedOnTheWayToTheRelay(string proxy, string? name, string? before, string expectedName, string expected)
    {
        _process.Variables["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9001";
        _process.Variables[proxy] = "http://proxy.example:3128";
        if (name is not null)
        {
            _process.Variables[name] = before!;
        }

        await using var relay = RelayRedirect.Try(_injector, _process);

        Assert.Equal(expected, _process.Variables[expectedName]);
    }

    [Fact]
    public async Task WithoutAProxy_NothingElseIsWritten()
    {
        _process.Variables["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9001";

        await using var relay = RelayRedirect.Try(_injector, _process);

        Assert.Single(_process.Variables);
    }

    [Fact]
    public async Task RelayThatDies_EndsTheProcessAndSaysWhy()
    {
        await using var line = new RelayLine();
        line.Relay.Listener.Break();

        var message = await line.Process.Ended.WaitAsync(Patience.Token);

        Assert.Contains("relay died", message, StringComparison.Ordinal);
        Assert.Contains("relay died", Assert.Single(line.Notices.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:9001", "127.0.0.1", 9001, "", "127.0.0.1:9001")]
    [InlineData("localhost:5050/MyFunction", "localhost", 5050, "/MyFunction", "localhost:5050")]
    [InlineData("localhost:5050/MyFunction/", "localhost", 5050, "/MyFunction/", "localhost:5050")]
    [InlineData("[::1]:9001", "::1", 9001, "", "[::1]:9001")]
    [InlineData("api.internal", "api.internal", 80, "", "api.internal:80")]
    public void Endpoint_IsReadAsRuntimeClientsReadIt(string text, string host, int port, string prefix, string authority)
    {
        var endpoint = RelayEndpoint.Parse(text);

        Assert.Equal((host, port, prefix, authority), (endpoint.Host, endpoint.Port, endpoint.Prefix, endpoint.Authority));
        Assert.Equal("127.0.0.1:7" + prefix, endpoint.At(7));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    public void RuntimeApi_IsReachedByNameAndOverEitherProtocol(string host)
    {
        var family = host == "[::1]" ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        using var listener = new Socket(family, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(family == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback, 0));
        listener.Listen();

        using var socket = RelayEndpoint.Parse($"{host}:{((IPEndPoint)listener.LocalEndPoint!).Port}").Connect();

        Assert.True(socket.Connected);
    }
}
