namespace FaultKit.Testing;

/// <summary>A test under faults, while it runs.</summary>
/// <remarks>Expectations fail by <see cref="FaultTestException"/>, with every call that was made and what became of each rule at it.</remarks>
public sealed class FaultTestRun : IDisposable
{
    /// <summary>More calls than anybody reads in the message of a failed test.</summary>
    private const int MostCalls = 1_000;

    /// <summary>How long, in real time, a faulted call whose outcome the test has seen may take to be over: the reply to a function's answer is on its way.</summary>
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(1);

    private readonly FaultPlan _plan;
    private readonly CallLog _calls;
    private readonly TestScope _scope;
    private readonly string _name;
    private readonly ClockWatch? _watch;
    private bool _isOver;

    private FaultTestRun(FaultInjector injector, FaultPlan plan, CallLog calls, FaultInjector? own, string name)
    {
        (Injector, _plan, _calls, _name) = (injector, plan, calls, name);
        Started = injector.Time.GetUtcNow();
        _watch = injector.Time is VirtualClock clock ? new(clock, name, TimeProvider.System, new StderrListener().OnNotice) : null;
        _scope = TestScopes.Enter(injector, own);
    }

    /// <summary>The test's injector, for clients that the test makes by hand: <c>new FaultHttpHandler(chaos.Injector, inner)</c>.</summary>
    public FaultInjector Injector { get; }

    /// <summary>The hits so far, oldest first.</summary>
    public HitList Hits => Injector.Journal.Hits;

    /// <summary>The calls so far that passed FaultKit, in the order they were made, and what became of each rule at them; the first 1,000.</summary>
    public IReadOnlyList<CallTrace> Calls => _calls.Calls;

    /// <summary>When it began, on the test's clock.</summary>
    public DateTimeOffset Started { get; }

    internal static FaultTestRun Begin(Action<FaultTestPlan> plan, FaultInjector? own, TimeProvider? time, string name)
    {
        if (TestScopes.Current is { Plan: not null } || own?.StandIn is not null)
        {
            throw new InvalidOperationException(
                "A fault test runs here already, and its faults would be hidden by another. Put all rules into one plan, or end the first: dispose what FaultTest.Begin gave you. Tests that share a host take turns.");
        }

        var said = new FaultTestPlan();
        plan(said);
        var faults = said.Build();
        var calls = new CallLog(MostCalls);
        var injector = new FaultInjector(new() { Time = time ?? TimeProvider.System, Scope = new(ScopeKind.Test, name), Calls = calls, Consent = said.Consent, ProcessEnd = new TestProcessEnd() });
        injector.Load(faults);
        return new(injector, faults, calls, own, name);
    }

    /// <summary>Lets faulted calls end that have told their outcome already, without holding a thread that they may need for it.</summary>
    internal async Task ComeToRestAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (Injector.ActiveFaults > 0 && TimeProvider.System.GetElapsedTime(start) < s_farewell)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System).ConfigureAwait(false);
        }
    }

    /// <summary>Fails if a rule has not hit yet, or if a call that was faulted is not over.</summary>
    /// <exception cref="FaultTestException">The message says which rule, why, and what happened instead.</exception>
    public void Verify()
    {
        var hits = Hits;
        var idle = _plan.Rules.Where(rule => hits.By(rule.Name).Count == 0).ToArray();
        if (idle.Length > 0)
        {
            throw Failure(idle.Length == 1 ? "A rule of this test never hit, so the test showed nothing about it:" : $"{idle.Length} rules of this test never hit, so the test showed nothing about them:", idle.Select(rule => IdleRules.Describe(rule, Injector, Calls)));
        }

        if (!SpinWait.SpinUntil(() => Injector.ActiveFaults == 0, s_farewell) && Injector.ActiveFaults is > 0 and var active)
        {
            throw Failure(
                $"{active} faulted call(s) of this test were still running when it ended:",
                ["  Await all that the test starts before its end, or cancel it: work that outlives its test sees its faults taken away in the middle."]);
        }
    }

    /// <summary>Fails unless a target was hit so many times.</summary>
    /// <param name="target">The target, such as <c>http:GET prices.internal</c>.</param>
    /// <param name="count">How many times.</param>
    /// <exception cref="FaultTestException">It was hit more or less often.</exception>
    public void ExpectHits(string target, int count)
    {
        var hits = Hits.For(target);
        if (hits.Count != count)
        {
            throw Failure($"Expected {count} hit(s) at {target}; there were {hits.Count}:", hits.Select(hit => $"  {hit}"));
        }
    }

    /// <summary>Fails unless these rules hit in this order, and no other; a rule that hit twice stands twice.</summary>
    /// <param name="rules">The names of the rules.</param>
    /// <exception cref="FaultTestException">They hit in another order.</exception>
    public void ExpectOrder(params IEnumerable<string> rules)
    {
        var expected = string.Join(", ", rules);
        var actual = string.Join(", ", Hits.Injected.Select(hit => hit.Rule));
        if (expected != actual)
        {
            throw Failure("Expected these rules to hit, in this order:", [$"  {expected}", "They hit in this order:", $"  {actual}"]);
        }
    }

    /// <summary>Fails unless a target was hit at these times and no others, counted from the start of the test on its clock.</summary>
    /// <param name="target">The target, such as <c>http:GET prices.internal</c>.</param>
    /// <param name="times">The times; exact on a <see cref="VirtualClock"/>.</param>
    /// <exception cref="FaultTestException">It was hit at other times.</exception>
    public void ExpectTimes(string target, params IEnumerable<TimeSpan> times)
    {
        var expected = string.Join(", ", times);
        var actual = string.Join(", ", Hits.For(target).Select(hit => hit.Time - Started));
        if (expected != actual)
        {
            throw Failure($"Expected hits at {target} at these times of the test:", [$"  {expected}", "They came at:", $"  {actual}"]);
        }
    }

    /// <summary>Ends the test's faults.</summary>
    /// <exception cref="InvalidOperationException">It is disposed in another flow than it was begun in: the faults are off, but that flow cannot begin another test.</exception>
    public void Dispose()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        _watch?.Dispose();
        Injector.Dispose();
        if (!_scope.End())
        {
            throw new InvalidOperationException(
                $"The fault test \"{_name}\" is disposed in another flow than it was begun in. Dispose it in the method that called FaultTest.Begin (using var chaos = ...), not in a callback, another task or a fixture's teardown.");
        }
    }

    private FaultTestException Failure(string heading, IEnumerable<string> lines) =>
        new(string.Join(Environment.NewLine, [heading, .. lines, "", JournalTable.Write(Calls, Hits, Started)]));
}
