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
            ? new HttpExchange(decision, injector.Time, request, InnerHandler, cancellationToken).RunAsync(base.SendAsync)
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
            ? new HttpExchange(decision, injector.Time, request, InnerHandler, cancellationToken).Run(base.Send)
            : base.Send(request, cancellationToken);
    }

    private static FaultDecision? Decide(FaultInjector injector, HttpRequestMessage request) =>
        injector.Plan is not null && HttpPoints.Of(request) is { } point && injector.Concerns(point)
            ? injector.Decide(new(point, HttpPoints.PathOf(request.RequestUri!), carrier: request, reader: HttpAttributes.Reader))
            : null;
}
