namespace FaultKit;

/// <summary>A place that a plan is read from, again and again.</summary>
/// <remarks>
/// The seam for sources of your own. A source is looked at by one caller at a time, where work enters the process, and never by a
/// timer of its own: a frozen Lambda environment runs none. What it throws is taken for "unreachable". Calls that a look makes are
/// never faulted. A look has ten seconds, after which its token is cancelled; there is no other look until it has ended. A source that
/// is <see cref="IDisposable"/> is disposed of with its injector. Look conditionally where the source can (an entity tag, a version), and say <see cref="PlanLook.Unchanged"/>.
/// </remarks>
public abstract class PlanSource
{
    /// <summary>What messages call it, such as <c>chaos.json</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How long a look is good for: 20 s, or what <see cref="PlanTiming.Interval"/> says; zero to look whenever work enters, where a look costs next to nothing; <see cref="Timeout.InfiniteTimeSpan"/> for once.</summary>
    public virtual TimeSpan Interval => TimeSpan.FromSeconds(20);

    /// <summary>Whether a look may make calls that a plan could fault; marking the flow of one allocates, and a file is looked at for every invocation.</summary>
    internal virtual bool MakesCalls => true;

    /// <summary>The files that a plan of this source may bring profiles from; null where it is no file itself.</summary>
    internal virtual ProfileFiles? Files => null;

    /// <summary>How loudly it is said that there is nothing; somebody named it, and should hear.</summary>
    internal NoticeLevel WhenGone { get; init; } = NoticeLevel.Warning;

    /// <summary>Looks at the source.</summary>
    /// <param name="cancellation">Ends the look.</param>
    public abstract ValueTask<PlanLook> LookAsync(CancellationToken cancellation);

    /// <summary>The most bytes that a plan has. A source that meets more may stop one byte beyond: the reader then says what is wrong.</summary>
    public const int MostBytes = PlanReader.MostBytes;

    /// <summary>The source that a text names: JSON itself where it begins with <c>{</c>, an address (<c>https://</c>, or <c>http://localhost</c>), a path otherwise.</summary>
    /// <param name="text">The text, as <c>FAULTKIT_PLAN</c> holds it.</param>
    /// <exception cref="NotSupportedException">The text names a kind of source that is not known here; <see cref="ChaosBuilder.AddPlanSource"/> makes more kinds known.</exception>
    public static PlanSource Of(string text) => PlanSchemes.BuiltIn(TimeProvider.System, ProcessEnvironment.Read().AppConfigPort).Open(text);
}
