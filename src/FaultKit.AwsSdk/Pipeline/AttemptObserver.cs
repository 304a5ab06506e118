using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FaultKit.AwsSdk.Pipeline;

/// <summary>Tells a plan's <c>abortWhen</c> how each attempt went, right within the SDK's retries.</summary>
/// <remarks>
/// An attempt, and not an operation, because that is what faults happen to: an operation that fails after three attempts of which two
/// were ours says nothing, and one that succeeds at the third hides a dependency that fails. Outside the SDK's own error handler, so
/// that failures come with the code that their body holds. Where no plan looks at outcomes, the SDK's next handler is called as it was.
/// </remarks>
internal sealed class AttemptObserver(AttemptHandler attempts) : PipelineHandler
{
    private const string Decision = "FaultKit.Decision";

    /// <summary>Keeps in mind what was decided about the attempt that is under way: what a fault did is not held against the plan.</summary>
    public static void Note(IRequestContext context, FaultDecision decision) => context.ContextAttributes[Decision] = decision;

    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
        attempts.Injector is { } injector && injector.Observes(PointKind.Aws) ? ObserveAsync<T>(injector, executionContext) : base.InvokeAsync<T>(executionContext);

    public override void InvokeSync(IExecutionContext executionContext)
    {
        if (attempts.Injector is not { } injector || !injector.Observes(PointKind.Aws))
        {
            base.InvokeSync(executionContext);
            return;
        }

        var outcome = Begin(injector, executionContext.RequestContext);
        bool? hasFailed = true;
        try
        {
            base.InvokeSync(executionContext);
            hasFailed = false;
        }
        catch (Exception e)
        {
            hasFailed = HasFailed(e, executionContext.RequestContext);
            throw;
        }
        finally
        {
            End(outcome, hasFailed, executionContext.RequestContext);
        }
    }

    private async Task<T> ObserveAsync<T>(FaultInjector injector, IExecutionContext executionContext)
        where T : AmazonWebServiceResponse, new()
    {
        var outcome = Begin(injector, executionContext.RequestContext);
        bool? hasFailed = true;
        try
        {
            var response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            hasFailed = false;
            return response;
        }
        catch (Exception e)
        {
            hasFailed = HasFailed(e, executionContext.RequestContext);
            throw;
        }
        finally
        {
            End(outcome, hasFailed, executionContext.RequestContext);
        }
    }

    private static CallOutcome Begin(FaultInjector injector, IRequestContext context)
    {
#pragma warning disable CA1031 // A mistake of ours must not become the SDK's: it is told, and the attempt does not count.
        try
        {
            context.ContextAttributes.Remove(Decision);
            return injector.Observe(AwsPoints.Of(context));
        }
        catch (Exception e)
        {
            injector.Evidence.Say(NoticeLevel.Error, $"an attempt could not be looked at, and does not count for abortWhen: {e}");
            return default;
        }
#pragma warning restore CA1031
    }

    private static void End(CallOutcome outcome, bool? hasFailed, IRequestContext context)
    {
        if (hasFailed is { } known)
        {
            outcome.End(known, DecisionOf(context));
        }
    }

    /// <summary>Whether an attempt failed by itself; null where it ended for another reason: its caller left, or ran out of time while a fault held it up.</summary>
    private static bool? HasFailed(Exception failure, IRequestContext context)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is OperationCanceledException or TimeoutException && (context.CancellationToken.IsCancellationRequested || DecisionOf(context) is { HasDelayed: true }))
            {
                return null;
            }
        }

        return IsFailure(failure);
    }

    private static FaultDecision? DecisionOf(IRequestContext context) =>
        context.ContextAttributes.TryGetValue(Decision, out var decision) ? decision as FaultDecision : null;

    /// <summary>Whether the service failed, or throttled, or was not reached, or answered what cannot be read. That it refuses a request for what stands in it is an answer: an item is not there, a condition does not hold.</summary>
    private static bool IsFailure(Exception failure) =>
        failure is not AmazonServiceException service
        || service.StatusCode is < HttpStatusCode.MultipleChoices or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError
        || service.Retryable is { Throttling: true }
        || AwsError.IsThrottle(service.ErrorCode);
}
