namespace FaultKit.Lambda;

/// <summary>A poll that waits for what the Runtime API answers, and passes it on where nothing goes wrong with it.</summary>
/// <remarks>
/// By hand, and used again: a poll always waits, so that a task of the compiler's would leave some 200 bytes behind for every
/// invocation, and one whose state is pooled is compiled whenever a function starts, for some milliseconds.
/// </remarks>
/// <param name="receive">Is told what was fetched; answers with a task where that does not pass as it is.</param>
/// <param name="giveBack">Takes the turn when it is over.</param>
internal sealed class PollTurn(Func<FaultInjector, HttpRequestMessage, HttpResponseMessage, CancellationToken, Task<HttpResponseMessage>?> receive, Action<PollTurn> giveBack)
{
    private static readonly ContextCallback s_resume = turn => ((PollTurn)turn!).ResumeInFlow();

    private Action? _resume;
    private Task<HttpResponseMessage>? _sent;
    private TaskCompletionSource<HttpResponseMessage>? _done;
    private ExecutionContext? _flow;
    private FaultInjector? _injector;
    private HttpRequestMessage? _request;
    private CancellationToken _cancellation;

    /// <summary>Waits for an answer.</summary>
    /// <param name="sent">The answer, under way.</param>
    /// <param name="injector">Who polled.</param>
    /// <param name="request">The poll.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What the function gets.</returns>
    public Task<HttpResponseMessage> Begin(Task<HttpResponseMessage> sent, FaultInjector injector, HttpRequestMessage request, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource<HttpResponseMessage>();
        (_sent, _done, _injector, _request, _cancellation) = (sent, done, injector, request, cancellation);
        _flow = ExecutionContext.Capture();
        sent.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_resume ??= Resume);
        return done.Task;
    }

    private void Resume()
    {
        if (_flow is { } flow)
        {
            ExecutionContext.Run(flow, s_resume, this);
        }
        else
        {
            ResumeInFlow();
        }
    }

    private void ResumeInFlow()
    {
        var (sent, done, injector, request, cancellation) = (_sent!, _done!, _injector!, _request!, _cancellation);
        (_sent, _done, _injector, _request, _cancellation, _flow) = (null, null, null, null, default, null);
        giveBack(this);
        if (!sent.IsCompletedSuccessfully)
        {
            done.SetFromTask(sent);
            return;
        }

        Task<HttpResponseMessage>? changed;
        try
        {
            changed = receive(injector, request, sent.Result, cancellation);
        }
#pragma warning disable CA1031 // Whatever it is belongs to who polls, as from any task.
        catch (Exception e)
#pragma warning restore CA1031
        {
            done.SetException(e);
            return;
        }

        if (changed is null)
        {
            done.SetResult(sent.Result);
        }
        else
        {
            _ = changed.ContinueWith(static (task, state) => ((TaskCompletionSource<HttpResponseMessage>)state!).SetFromTask((Task<HttpResponseMessage>)task), done, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
