using Microsoft.Extensions.Configuration;

namespace FaultKit;

/// <summary>The source that <c>Chaos:Plan</c> of the configuration names, or the plan that stands there.</summary>
/// <remarks>
/// One string, never a section: binding rules through layers of configuration would merge arrays by index and lose positions. The
/// setting is read at every look, because configurations are reloaded: an operator who edits the setting expects it to be obeyed.
/// </remarks>
internal sealed class ConfiguredPlanSource : PlanSource
{
    private const string Key = "Chaos:Plan";

    private readonly IConfiguration _configuration;
    private readonly Func<string, PlanSource> _open;
    private string? _text;
    private PlanSource? _source;

    private ConfiguredPlanSource(IConfiguration configuration, Func<string, PlanSource> open) => (_configuration, _open) = (configuration, open);

    public override string Name => _source is null or InlinePlanSource ? Key : _source.Name;

    /// <summary>A remote source is asked at its own pace; the setting itself is seen whenever work enters.</summary>
    public override TimeSpan Interval => _source is null or InlinePlanSource ? TimeSpan.Zero : _source.Interval;

    internal override ProfileFiles? Files => _source?.Files;

    /// <summary>The source; null where the configuration does not name one.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="open">Makes a source of the text that names it.</param>
    public static ConfiguredPlanSource? In(IConfiguration configuration, Func<string, PlanSource> open) =>
        string.IsNullOrWhiteSpace(configuration[Key]) ? null : new(configuration, open);

    internal override bool MakesCalls => _source is not { MakesCalls: false } || _configuration[Key] != _text;

    public override ValueTask<PlanLook> LookAsync(CancellationToken cancellation)
    {
        var text = _configuration[Key];
        if (text != _text)
        {
            // The text last: a setting that names no source is complained about until it does.
            _source = string.IsNullOrWhiteSpace(text) ? null : _open(text);
            _text = text;
        }

        return _source?.LookAsync(cancellation) ?? new(PlanLook.Gone("the setting is gone"));
    }
}
