namespace FaultKit.Tests;

/// <summary>Lets a test wait until FaultKit has said something.</summary>
internal sealed class AwaitedNotices(string text) : IFaultListener
{
    private readonly TaskCompletionSource _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Said => _said.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    public void OnHit(FaultHit hit)
    {
    }

    public void OnNotice(FaultNotice notice)
    {
        if (notice.Message.Contains(text, StringComparison.Ordinal))
        {
            _said.TrySetResult();
        }
    }
}
