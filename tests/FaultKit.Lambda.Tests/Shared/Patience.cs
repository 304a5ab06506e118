namespace FaultKit.Lambda.Tests;

/// <summary>Turns a hang into a failure, and waits for what others do at their own pace.</summary>
internal static class Patience
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    public static CancellationToken Token
    {
        get
        {
            var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            source.CancelAfter(s_limit);
            return source.Token;
        }
    }

    public static async Task UntilAsync(Func<bool> condition)
    {
        var token = Token;
        while (!condition())
        {
            token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
