namespace FaultKit.Testing;

/// <summary>A rule of a test that is being said: which calls, then what goes wrong with them.</summary>
/// <remarks>Calls are counted from 1 within the test. The fault ends the rule; without one there is no rule.</remarks>
public sealed partial class FaultTestRule
{
    private readonly FaultTarget _target;
    private readonly Func<FaultRule, FaultTestPlan> _add;
    private readonly List<FaultMatch> _matches = [];
    private string _name = "";
    private CallRange? _calls;
    private FaultWhen _when;
    private long _skip;
    private long _every = 1;

    internal FaultTestRule(FaultTarget target, Func<FaultRule, FaultTestPlan> add) => (_target, _add) = (target, add);

    /// <summary>Names the rule, for expectations and messages; the fault's word and a number unless said otherwise.</summary>
    /// <param name="name">The name, unique in the plan.</param>
    public FaultTestRule Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _name = name;
        return this;
    }

    /// <summary>Only one of the matching calls.</summary>
    /// <param name="number">Which, from 1.</param>
    public FaultTestRule Call(int number)
    {
        _calls = CallRange.Only(number);
        return this;
    }

    /// <summary>Some of the matching calls, both ends included: <c>Calls(1..2)</c> is the first two, <c>Calls(3..)</c> all from the third.</summary>
    /// <param name="range">Which, from 1.</param>
    public FaultTestRule Calls(Range range)
    {
        _calls = CallRange.Of(range);
        return this;
    }

    /// <summary>Leaves the first matching calls alone.</summary>
    /// <param name="count">How many.</param>
    public FaultTestRule Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _skip = count;
        return this;
    }

    /// <summary>Only every so many-eth of the matching calls, after those that are skipped: <c>Every(3)</c> is the third, the sixth, the ninth.</summary>
    /// <param name="step">How many, from 1.</param>
    public FaultTestRule Every(int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        _every = step;
        return this;
    }

    /// <summary>Only calls that satisfy a condition; said more than once, all of them.</summary>
    /// <param name="path">An attribute of the call such as <c>header.X-Tenant</c>, or a path into its payload that begins with <c>$</c>.</param>
    /// <param name="op">How it is compared.</param>
    /// <param name="values">What with.</param>
    /// <exception cref="FormatException">The path is none.</exception>
    public FaultTestRule Where(string path, MatchOperator op, params IEnumerable<MatchValue> values)
    {
        _matches.Add(new(path, op, [.. values]));
        return this;
    }

    /// <summary>Every matching call; what a rule does unless said otherwise.</summary>
    public FaultTestRule Always()
    {
        _calls = null;
        return this;
    }

    /// <summary>The call is made, and the fault acts on what comes of it: the effect happened, the reply is late or lost.</summary>
    /// <remarks>A fault that has no such side, <see cref="ShortenDeadline"/> say, is refused with an <see cref="InvalidOperationException"/>.</remarks>
    public FaultTestRule After()
    {
        _when = FaultWhen.After;
        return this;
    }

    /// <summary>The call is held back.</summary>
    /// <param name="delay">How long.</param>
    /// <param name="jitter">How far a delay may lie from it, as likely as not; none unless said otherwise.</param>
    public FaultTestPlan Delay(TimeSpan delay, TimeSpan jitter = default) => Add(new LatencyFault
    {
        Delay = delay,
        Jitter = jitter,
        Distribution = jitter > TimeSpan.Zero ? LatencyDistribution.Uniform : LatencyDistribution.Fixed,
        When = _when,
    });

    /// <summary>The call fails, in the way its surface reports a failure.</summary>
    /// <param name="code">The name of the error where the surface has one.</param>
    /// <param name="message">What it says.</param>
    public FaultTestPlan Fail(string? code = null, string? message = null) => Add(new ErrorFault { Code = code, Message = message, When = _when });

    /// <summary>The call is refused because there were too many.</summary>
    /// <param name="retryAfter">How long the caller is asked to wait.</param>
    public FaultTestPlan Throttle(TimeSpan? retryAfter = null) => Add(new ThrottleFault { RetryAfter = retryAfter, When = _when });

    /// <summary>The calls beyond a quota are refused; the caller is asked to wait for what is left of the window.</summary>
    /// <param name="limit">How many calls pass in each window.</param>
    /// <param name="window">How long a window is.</param>
    public FaultTestPlan Quota(long limit, TimeSpan window) => Add(new ThrottleFault { Limit = limit, Window = window, When = _when });

    /// <summary>The call is refused, and callers who come back before the wait is over are written down: <c>chaos.Hits.Early</c>.</summary>
    /// <param name="retryAfter">How long the caller is asked to wait.</param>
    /// <param name="format">How it is asked.</param>
    public FaultTestPlan ThrottleAndPolice(TimeSpan retryAfter, RetryAfterFormat format = RetryAfterFormat.Seconds) =>
        Add(new ThrottleFault { RetryAfter = retryAfter, RetryAfterFormat = format, Police = true, When = _when });

    /// <summary>Nobody answers: the call hangs until its caller gives up.</summary>
    /// <param name="cap">The longest it hangs; 2 minutes unless said otherwise.</param>
    public FaultTestPlan Hang(TimeSpan? cap = null) => Add(new TimeoutFault { Cap = cap ?? TimeoutFault.DefaultCap, When = _when });

    /// <summary>The connection fails.</summary>
    /// <param name="kind">How.</param>
    public FaultTestPlan Connection(ConnectionKind kind) => Add(new ConnectionFault { Kind = kind, When = _when });

    /// <summary>The call is made, and the connection ends in the middle of the response's body.</summary>
    /// <param name="afterBytes">How many bytes of it still arrive.</param>
    /// <param name="kind">How it ends: reset, closed, or its stream reset; a function's streamed response can only be closed.</param>
    public FaultTestPlan BreakBody(long afterBytes, ConnectionKind kind = ConnectionKind.Reset) =>
        Add(new ConnectionFault { Kind = kind, AfterBytes = afterBytes, When = FaultWhen.After });

    /// <summary>The call is refused for want of rights.</summary>
    /// <param name="kind">Why.</param>
    public FaultTestPlan DenyAccess(DenialKind kind = DenialKind.Denied) => Add(new AccessDeniedFault { Kind = kind, When = _when });

    /// <summary>A payload trickles, at a rate.</summary>
    /// <param name="bytesPerSecond">The rate.</param>
    /// <param name="on">Which payload.</param>
    public FaultTestPlan SlowBody(long bytesPerSecond, PayloadSide on = PayloadSide.Response) => Add(new SlowBodyFault { BytesPerSecond = bytesPerSecond, On = on });

    /// <summary>A payload trickles, in pieces.</summary>
    /// <param name="chunkBytes">How many bytes a piece has.</param>
    /// <param name="pause">How long it takes until the next.</param>
    /// <param name="on">Which payload.</param>
    public FaultTestPlan Trickle(int chunkBytes, TimeSpan pause, PayloadSide on = PayloadSide.Response) =>
        Add(new SlowBodyFault { ChunkBytes = chunkBytes, Pause = pause, On = on });

    /// <summary>The call is answered.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">The headers.</param>
    public FaultTestPlan Respond(int status, string body = "", params (string Name, string Value)[] headers) => Add(new ResponseFault
    {
        Status = status,
        Body = body,
        Headers = new(headers.Select(header => KeyValuePair.Create(header.Name, header.Value))),
        When = _when,
    });

    /// <summary>A payload is broken on its way.</summary>
    /// <param name="kind">How.</param>
    /// <param name="on">Which.</param>
    public FaultTestPlan Corrupt(CorruptionKind kind, PayloadSide on = PayloadSide.Response) => Add(new CorruptFault { Kind = kind, On = on });

    /// <summary>A field of a JSON document is left out, null or of another type.</summary>
    /// <param name="kind">Which of the three.</param>
    /// <param name="path">The field, such as <c>$.items[*].price</c>.</param>
    /// <param name="on">In which payload.</param>
    public FaultTestPlan CorruptField(CorruptionKind kind, string path, PayloadSide on = PayloadSide.Response) => Add(new CorruptFault { Kind = kind, Path = path, On = on });

    /// <summary>Any fault, with all its settings.</summary>
    /// <param name="fault">The fault; its own side counts, whatever <see cref="After"/> said.</param>
    public FaultTestPlan Inject(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return AddAsItIs(fault);
    }

    private FaultTestPlan Add(Fault fault) => _when == FaultWhen.After && !fault.IsAfter
        ? throw new InvalidOperationException($"\"{fault.Shape.Name}\" acts before the call, and has no other side; leave out After().")
        : AddAsItIs(fault);

    private FaultTestPlan AddAsItIs(Fault fault) => _add(new()
    {
        Name = _name,
        Target = _target,
        Fault = fault,
        Calls = _calls,
        Skip = _skip,
        Every = _every,
        Match = new(_matches),
    });
}
