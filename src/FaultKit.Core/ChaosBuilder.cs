namespace FaultKit;

/// <summary>Says how chaos is set up, where the environment does not say it already.</summary>
/// <remarks>Nothing is read or started before the set-up is complete. Not for several threads.</remarks>
public sealed class ChaosBuilder
{
    private readonly List<IFaultListener> _listeners = [];
    private readonly List<IFaultSurface> _surfaces = [];
    private readonly ProcessEnvironment _process;

    // Made when there is something to hold: every kind of dictionary is paid for when a process starts.
    private Dictionary<string, Func<Exception>>? _errors;
    private Dictionary<string, Func<string, PlanSource>>? _openers;
    private Func<PlanSource>? _source;
    private string? _environment;
    private TimeProvider _time = TimeProvider.System;
    private PlanTiming _timing = new();

    internal ChaosBuilder(ProcessEnvironment process) => _process = process;

    /// <summary>Reads the plan from a source named as <c>FAULTKIT_PLAN</c> names it: JSON itself, the path of a file, or what <see cref="AddPlanSource"/> knows. The environment variable beats it.</summary>
    /// <param name="source">The source.</param>
    public ChaosBuilder ReadPlan(string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        _source = () => Open(source);
        return this;
    }

    /// <summary>Reads the plan from a source of your own. The environment variable beats it.</summary>
    /// <param name="source">The source.</param>
    public ChaosBuilder ReadPlan(PlanSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = () => source;
        return this;
    }

    /// <summary>Makes a kind of plan source known, by the scheme that its names begin with: <c>s3</c> for <c>s3://bucket/key</c>, <c>ssm</c> for <c>ssm:/name</c>.</summary>
    /// <param name="scheme">The scheme, without the colon; case is left out. A second one of the same name takes the place of the first.</param>
    /// <param name="open">Makes a source of the whole text. What it throws (<see cref="ArgumentException"/>, <see cref="NotSupportedException"/>) is said as a notice, and faults stay off.</param>
    public ChaosBuilder AddPlanSource(string scheme, Func<string, PlanSource> open)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(scheme);
        ArgumentNullException.ThrowIfNull(open);
        (_openers ??= new(StringComparer.OrdinalIgnoreCase))[scheme] = open;
        return this;
    }

    /// <summary>Says how often the plan's source is looked at, and how much that may hold up. Environment variables beat it.</summary>
    /// <param name="timing">The timing.</param>
    /// <exception cref="ArgumentException">Part of it is out of its bounds.</exception>
    public ChaosBuilder UsePlanTiming(PlanTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        _timing = timing.Complaint is { } complaint ? throw new ArgumentException(complaint, nameof(timing)) : timing;
        return this;
    }

    /// <summary>Names the environment, which a plan's <c>environments</c> must name too.</summary>
    /// <param name="name">Its name, such as <c>Staging</c>.</param>
    public ChaosBuilder UseEnvironment(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _environment = name;
        return this;
    }

    /// <summary>Runs delays, expiry and staleness on a clock of your own.</summary>
    /// <param name="time">The clock.</param>
    public ChaosBuilder UseTime(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        return this;
    }

    /// <summary>Tells a listener of hits and notices.</summary>
    /// <param name="listener">The listener.</param>
    public ChaosBuilder AddListener(IFaultListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        _listeners.Add(listener);
        return this;
    }

    /// <summary>Attaches a surface by hand, where no generator does it: in F# and VB, say. One that is referenced and generated already is not attached twice.</summary>
    /// <param name="surface">The surface.</param>
    public ChaosBuilder AddSurface(IFaultSurface surface)
    {
        ArgumentNullException.ThrowIfNull(surface);
        FaultSurfaces.AddNew(_surfaces, surface);
        return this;
    }

    /// <summary>Lets plans fail calls with an exception of yours: <c>{ "type": "error", "exception": "OutOfStock" }</c>. Types are never looked up by name.</summary>
    /// <param name="name">What plans call it.</param>
    /// <param name="create">Builds it afresh for each hit, so that stack traces are never shared.</param>
    /// <typeparam name="TException">Its type.</typeparam>
    public ChaosBuilder AddError<TException>(string name, Func<TException> create)
        where TException : Exception
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        (_errors ??= new(StringComparer.Ordinal))[name] = create;
        return this;
    }

    /// <summary>The source that a text names, among all that are known when it is asked for.</summary>
    internal PlanSource Open(string text) => PlanSchemes.OpenPlain(text) ?? Schemes().Open(text);

    private PlanSchemes Schemes()
    {
        var schemes = PlanSchemes.BuiltIn(_time, _process.AppConfigPort);
        if (_openers is { } openers)
        {
            foreach (var (scheme, open) in openers)
            {
                schemes.Add(scheme, open);
            }
        }

        return schemes;
    }

    /// <summary>An injector that watches its source, from the first look on.</summary>
    internal FaultInjector Build()
    {
        var injector = new FaultInjector(new()
        {
            Environment = _environment ?? _process.Name,
            Time = _time,
            Listeners = _listeners.ToArray(),
            Consent = new(_process.Allowed, _errors),
        });
        Attach(injector);
        if (_process.Allowed.Count > 0)
        {
            CheckConsent(injector.Evidence);
        }

        var timing = _timing.OverriddenBy(_process.Timing, complaint => injector.Evidence.Say(NoticeLevel.Warning, complaint));
        var watch = new PlanWatch(injector, Source(injector.Evidence), timing);
        injector.Watch = watch;
        watch.LookIfDue();
        return injector;
    }

    /// <summary>A misspelt consent would be found out only when its rule does nothing.</summary>
    private void CheckConsent(FaultEvidence evidence)
    {
        var known = new List<FaultShape>(FaultVocabulary.Faults).FindAll(fault => fault.NeedsConsent).ConvertAll(fault => fault.Name);
        foreach (var word in _process.Allowed)
        {
            if (!known.Contains(word))
            {
                evidence.Say(NoticeLevel.Warning, $"FAULTKIT_ALLOW names {QuotedText.Of(word)}, which is no fault that needs consent{NearestName.Hint(word, known)}; those are {string.Join(", ", known)}.");
            }
        }
    }

    private void Attach(FaultInjector injector)
    {
        foreach (var surface in Surfaces())
        {
#pragma warning disable CA1031 // A surface that cannot be attached must not keep its host from starting.
            try
            {
                surface.Configure(this);
                surface.Attach(injector);
                FaultInjector.NoteSurface(surface.Kind);
            }
            catch (Exception e)
            {
                injector.Evidence.Say(NoticeLevel.Error, $"{surface.GetType().Name} could not be attached, and its points stay without faults: {e.Message}");
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>Those that were added by hand, then those that are referenced; one of each type.</summary>
    private List<IFaultSurface> Surfaces()
    {
        var surfaces = new List<IFaultSurface>(_surfaces);
        foreach (var surface in FaultSurfaces.Registered)
        {
            FaultSurfaces.AddNew(surfaces, surface);
        }

        return surfaces;
    }

    private PlanSource Source(FaultEvidence evidence)
    {
        try
        {
            return _process.Plan is { } named ? Open(named) : _source?.Invoke() ?? Default();
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException or IOException)
        {
            evidence.Say(NoticeLevel.Error, $"{e.Message} Faults stay off.");
            return new UnopenedPlanSource();
        }
    }

    /// <summary>Most processes have none there, and are none the worse for it.</summary>
    private static FilePlanSource Default() => new(Path.Combine(AppContext.BaseDirectory, "chaos.json")) { WhenGone = NoticeLevel.Information };
}
