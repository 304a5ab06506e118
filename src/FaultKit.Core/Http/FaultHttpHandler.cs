namespace FaultKit;

/// <summary>Injects faults into the requests of an <see cref="HttpClient"/>.</summary>
/// <remarks>
/// Its place is innermost, right around the handler that owns the connections: retries, timeouts and circuit breakers must see the
/// fault as they would see a real one. <c>builder.UseChaos()</c> of the FaultKit package puts it there for every client of a host.
/// Without a fault the inner handler's own task is returned, and nothing is allocated.
/// </remarks>
public sealed partial class FaultHttpHandler : DelegatingHandler
{
    private readonly FaultInjector _injector;

    /// <summary>A handler, to be put into a pipeline that sets its inner handler.</summary>
    /// <param name="injector">Who decides.</param>
    public FaultHttpHandler(FaultInjector injector)
    {
        ArgumentNullException.ThrowIfNull(injector);
        _injector = injector;
        FaultInjector.NoteSurface(PointKind.Http);
    }

    /// <summary>A handler around another.</summary>
    /// <param name="injector">Who decides.</param>
    /// <param name="inner">The handler that sends.</param>
    public FaultHttpHandler(FaultInjector injector, HttpMessageHandler inner)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(injector);
        _injector = injector;
        FaultInjector.NoteSurface(PointKind.Http);
    }

    /// <summary>Whether connections fail below the runtime's own handler, which then builds the failure, and writes of it, itself; false unless said otherwise.</summary>
    /// <remarks>
    /// A request whose connection fails is sent into a real socket on loopback, and there is refused, reset, or answered with something
    /// that is no TLS; it goes past the client's pool and proxy. That costs a socket, a thread and, for <c>https</c>, a handshake, where
    /// an exception would do; and it needs a <see cref="SocketsHttpHandler"/> at the end of the pipeline: with any other, connections fail
    /// above it, as they do unless said otherwise. Answers, bodies and lost replies are no matter of connections, and are the same either way.
    /// </remarks>
    public bool UsesWire { get; init; }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var injector = FaultInjector.For(_injector);
        if (injector.Observes(PointKind.Http))
        {
            return ObserveAsync(injector, request, cancellationToken);
        }

        return Decide(injector, request) is { } decision
            ? Exchange(decision, injector, request, cancellationToken).RunAsync(base.SendAsync)
            : base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var injector = FaultInjector.For(_injector);
        if (injector.Observes(PointKind.Http))
        {
            return Observe(injector, request, cancellationToken);
        }

        return Decide(injector, request) is { } decision
            ? Exchange(decision, injector, request, cancellationToken).Run(base.Send)
            : base.Send(request, cancellationToken);
    }

    private HttpExchange Exchange(FaultDecision decision, FaultInjector injector, HttpRequestMessage request, CancellationToken cancellation) =>
        new(decision, injector.Time, request, InnerHandler, cancellation) { Wire = UsesWire ? WireSender.For(InnerHandler) : null };

    private static FaultDecision? Decide(FaultInjector injector, HttpRequestMessage request) =>
        injector.Plan is not null && HttpPoints.Of(request) is { } point && injector.Concerns(point)
            ? injector.Decide(new(point, HttpPoints.PathOf(request.RequestUri!), carrier: request, reader: HttpAttributes.Reader))
            : null;
}
