using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests.Http.Telemetry;

/// <summary>What is said of requests that never leave. That it is what the runtime says of real failures is shown by the conformance suite.</summary>
public sealed class RequestAccountTests : IDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly ActivityListener _listener;
    private readonly Activity _caller = new Activity("caller").Start();

    public RequestAccountTests()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _caller.Dispose();
    }

    [Fact]
    public async Task Fault_HasOneSpan()
    {
        using var injector = HttpSome.Injector();
        using var invoker = HttpSome.Invoker(injector, new SocketsHttpHandler());

        await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.Single(_spans);
    }

    [Fact]
    public async Task FaultAbove_AHandlerThatIsNotTheRuntimes_HasNoSpan()
    {
        using var injector = HttpSome.Injector();
        using var invoker = HttpSome.Invoker(injector, new StubServer());

        await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.Empty(_spans);
    }

    [Fact]
    public async Task FaultAbove_AHandlerThatWritesNoSpans_HasNone()
    {
        using var injector = HttpSome.Injector();
        using var invoker = HttpSome.Invoker(injector, new SocketsHttpHandler { ActivityHeadersPropagator = null });

        await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.Empty(_spans);
    }

    [Fact]
    public async Task Delay_ThatLetsTheRequestPass_LeavesTheSpanToTheRuntime()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var injector = HttpSome.Injector(new LatencyFault { Delay = TimeSpan.FromMilliseconds(1) }, "http:*");
        using var invoker = HttpSome.Invoker(injector, new SocketsHttpHandler());

        using var response = await invoker.SendAsync(HttpSome.Get(server.Address));

        Assert.Single(_spans);
    }

    [Fact]
    public async Task Delay_ThatIsCancelled_IsASpanThatFailed()
    {
        using var injector = HttpSome.Injector(new LatencyFault { Delay = TimeSpan.FromMinutes(10) }, time: new FakeTimeProvider());
        using var invoker = HttpSome.Invoker(injector, new SocketsHttpHandler());
        using var cancellation = new CancellationTokenSource();

        var sending = invoker.SendAsync(HttpSome.Get(), cancellation.Token);
        await cancellation.CancelAsync();
        await Record.ExceptionAsync(() => sending);

        Assert.Equal("System.Threading.Tasks.TaskCanceledException", Assert.Single(_spans).GetTagItem("error.type"));
    }

    [Fact]
    public async Task LostReply_IsTheCallThatWasMade()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var injector = HttpSome.Injector(new ErrorFault { When = FaultWhen.After }, "http:*");
        using var invoker = HttpSome.Invoker(injector, new SocketsHttpHandler());

        await Record.ExceptionAsync(() => invoker.SendAsync(HttpSome.Get(server.Address)));

        Assert.Equal(200, Assert.Single(_spans).GetTagItem("http.response.status_code"));
    }

    [Fact]
    public async Task Metrics_AreThoseOfTheHandlersOwnFactory()
    {
        using var meters = new Meters();
        using var injector = HttpSome.Injector();
        using var invoker = HttpSome.Invoker(injector, new PassingHandler(new SocketsHttpHandler { MeterFactory = meters }));

        await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.Equal(1, meters.Durations);
    }

    [Fact]
    public async Task HostThatHasEnded_DoesNotTurnAFaultIntoAnother()
    {
        var meters = new Meters();
        using var injector = HttpSome.Injector();
        using var invoker = HttpSome.Invoker(injector, new SocketsHttpHandler { MeterFactory = meters });
        meters.Dispose();

        var failure = await Record.ExceptionAsync(() => invoker.SendAsync());

        Assert.IsType<HttpRequestException>(failure);
    }

    private void Hear(Activity activity)
    {
        if (activity.TraceId == _caller.TraceId)
        {
            _spans.Add(activity);
        }
    }

    /// <summary>The meters of one host, and somebody who listens to them alone.</summary>
    private sealed class Meters : IMeterFactory
    {
        private readonly MeterListener _listener = new();
        private Meter? _meter;
        private bool _isOver;

        public Meters()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == this && instrument.Name == "http.client.request.duration")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Durations++);
            _listener.Start();
        }

        public int Durations { get; private set; }

        public Meter Create(MeterOptions options)
        {
            ObjectDisposedException.ThrowIf(_isOver, this);
            options.Scope = this;
            return _meter ??= new(options);
        }

        public void Dispose()
        {
            _isOver = true;
            _meter?.Dispose();
            _listener.Dispose();
        }
    }
}
