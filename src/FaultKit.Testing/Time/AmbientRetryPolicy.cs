using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FaultKit.Testing;

/// <summary>A client's own retry policy in everything but the wait, which runs on the test's clock.</summary>
internal sealed class AmbientRetryPolicy : RetryPolicy
{
    /// <summary>The bound of the SDK's standard mode (AWS SDKs and Tools reference, retry behavior: 20 s).</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    private readonly RetryPolicy _own;

    public AmbientRetryPolicy(RetryPolicy own)
    {
        _own = own;
        MaxRetries = own.MaxRetries;
    }

    public override ICollection<string> ThrottlingErrorCodes
    {
        get => _own.ThrottlingErrorCodes;
        protected set => throw new NotSupportedException("The codes are those of the client's own policy.");
    }

    public override bool CanRetry(IExecutionContext executionContext) => _own.CanRetry(executionContext);

    public override bool RetryForException(IExecutionContext executionContext, Exception exception) => _own.RetryForException(executionContext, exception);

    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) => _own.RetryForExceptionAsync(executionContext, exception);

    public override bool RetryLimitReached(IExecutionContext executionContext) => _own.RetryLimitReached(executionContext);

    public override void NotifySuccess(IExecutionContext executionContext) => _own.NotifySuccess(executionContext);

    public override void NotifyError(IExecutionContext executionContext, Exception exception) => _own.NotifyError(executionContext, exception);

    public override bool OnRetry(IExecutionContext executionContext) => _own.OnRetry(executionContext);

    public override bool OnRetry(IExecutionContext executionContext, bool bypassAcquireCapacity) => _own.OnRetry(executionContext, bypassAcquireCapacity);

    public override bool OnRetry(IExecutionContext executionContext, bool bypassAcquireCapacity, bool isThrottlingError) =>
        _own.OnRetry(executionContext, bypassAcquireCapacity, isThrottlingError);

    public override void ObtainSendToken(IExecutionContext executionContext, Exception exception) => _own.ObtainSendToken(executionContext, exception);

    public override Task ObtainSendTokenAsync(IExecutionContext executionContext, Exception exception) => _own.ObtainSendTokenAsync(executionContext, exception);

    public override bool IsThrottlingError(Exception exception) => _own.IsThrottlingError(exception);

    public override bool IsStaleConnectionError(Exception exception) => _own.IsStaleConnectionError(exception);

    public override bool IsTransientError(IExecutionContext executionContext, Exception exception) => _own.IsTransientError(executionContext, exception);

    public override bool IsServiceTimeoutError(Exception exception) => _own.IsServiceTimeoutError(exception);

    public override void WaitBeforeRetry(IExecutionContext executionContext)
    {
        if (AmbientTime.Current == TimeProvider.System)
        {
            _own.WaitBeforeRetry(executionContext);
            return;
        }

        Task.Delay(WaitFor(executionContext), AmbientTime.Current).GetAwaiter().GetResult();
    }

    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) =>
        AmbientTime.Current == TimeProvider.System
            ? _own.WaitBeforeRetryAsync(executionContext)
            : Task.Delay(WaitFor(executionContext), AmbientTime.Current, executionContext.RequestContext.CancellationToken);

    private TimeSpan WaitFor(IExecutionContext context)
    {
        var longest = _own is StandardRetryPolicy standard ? TimeSpan.FromMilliseconds(standard.MaxBackoffInMilliseconds) : s_longest;
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(context.RequestContext.Retries, 20) - 1));
        return wait < longest ? wait : longest;
    }
}
