using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaultKit;

/// <summary>Says hits and notices through the host's log, under the category <c>FaultKit</c>.</summary>
internal sealed partial class LogListener(IServiceProvider services) : IFaultListener
{
    // Late, and from the provider: what logs may itself send through a client that has faults, and depend on it while it is made.
    private readonly Lazy<ILogger> _logger =
        new(() => services.GetService<ILoggerFactory>()?.CreateLogger("FaultKit") ?? NullLogger.Instance);

    public void OnHit(FaultHit hit)
    {
        if (hit.Outcome == HitOutcome.Injected)
        {
            LogInjected(_logger.Value, hit.Fault, hit.Rule, hit.Point, hit.Whose, hit.Occurrence, hit.Detail);
        }
        else if (hit.Outcome == HitOutcome.DryRun)
        {
            LogDryRun(_logger.Value, hit.Fault, hit.Rule, hit.Point, hit.Whose, hit.Occurrence);
        }
        else
        {
            LogNotInjected(
                _logger.Value, hit.Outcome, hit.Fault, hit.Rule, hit.Point, hit.Whose, hit.Occurrence, hit.Detail);
        }
    }

    public void OnNotice(FaultNotice notice)
    {
        var level = notice.Level switch
        {
            NoticeLevel.Information => LogLevel.Information,
            NoticeLevel.Warning => LogLevel.Warning,
            _ => LogLevel.Error,
        };
        LogNotice(_logger.Value, level, notice.Message);
    }

    [LoggerMessage(
        1, LogLevel.Information,
        "Injected {Fault} by rule \"{Rule}\" at {Point} ({Scope}, call {Occurrence}): {Detail}",
        EventName = "FaultInjected")]
    private static partial void LogInjected(
        ILogger logger, string fault, string rule, FaultPoint point, string scope, int occurrence, string detail);

    [LoggerMessage(
        2, LogLevel.Debug,
        "{Outcome} {Fault} by rule \"{Rule}\" at {Point} ({Scope}, call {Occurrence}): {Detail}",
        EventName = "FaultNotInjected")]
    private static partial void LogNotInjected(
        ILogger logger, HitOutcome outcome, string fault, string rule, FaultPoint point,
        string scope, int occurrence, string detail);

    [LoggerMessage(
        4, LogLevel.Information,
        "Would have injected {Fault} by rule \"{Rule}\" at {Point} ({Scope}, call {Occurrence}); the plan is a dry run",
        EventName = "FaultDryRun")]
    private static partial void LogDryRun(
        ILogger logger, string fault, string rule, FaultPoint point, string scope, int occurrence);

    [LoggerMessage(EventId = 3, Message = "{Notice}", EventName = "FaultNotice")]
    private static partial void LogNotice(ILogger logger, LogLevel level, string notice);
}
