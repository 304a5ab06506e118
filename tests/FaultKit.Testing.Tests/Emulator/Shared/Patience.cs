namespace FaultKit.Testing.Tests;

/// <summary>Turns a hang into a failure, and waits for what others do at their own pace.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static CancellationToken Token
    {
        get
        {
            var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            source.CancelAfter(Limit);
            return source.Token;
        }
    }

    public static async Task UntilAsync(Func<bool> condition)
    {
        CancellationToken token = Token;
        while (!condition())
        {
            token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
