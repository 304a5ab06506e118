using System.Net;
using System.Net.Sockets;

namespace FaultKit.Tests.Http;

/// <summary>Things whose details do not matter to a test.</summary>
internal static class HttpSome
{
    public static readonly Uri Address = new("http://prices.internal/quotes/1");

    /// <summary>An injector whose only rule is "rule", for every request to prices.internal.</summary>
    public static FaultInjector Injector(Fault? fault = null, string target = "http:prices.internal", TimeProvider? time = null, CallRange? calls = null)
    {
        var injector = new FaultInjector(new() { Time = time ?? TimeProvider.System });
        injector.Load(FaultPlan.Of(new FaultRule { Name = "rule", Target = FaultTarget.Parse(target), Fault = fault ?? new ErrorFault(), Calls = calls }) with { Seed = 1 });
        return injector;
    }

    public static HttpMessageInvoker Invoker(FaultInjector injector, HttpMessageHandler server) => new(new FaultHttpHandler(injector, server));

    public static HttpRequestMessage Get(Uri? address = null) => new(HttpMethod.Get, address ?? Address);

    public static HttpRequestMessage Post(HttpContent body) => new(HttpMethod.Post, Address) { Content = body };

    public static Task<HttpResponseMessage> SendAsync(this HttpMessageInvoker invoker, HttpRequestMessage? request = null) =>
        invoker.SendAsync(request ?? Get(), TestContext.Current.CancellationToken);

    public static HttpResponseMessage Send(this HttpMessageInvoker invoker, HttpRequestMessage? request = null) =>
        invoker.Send(request ?? Get(), TestContext.Current.CancellationToken);

    /// <summary>An address of this machine where nobody listens: a port that was taken, and is free again.</summary>
    public static Uri ClosedPort(string host)
    {
        var ip = host == "[::1]" ? IPAddress.IPv6Loopback : IPAddress.Loopback;
        using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(ip, 0));
        return new($"http://{host}:{((IPEndPoint)socket.LocalEndPoint!).Port}/quotes/1");
    }
}
