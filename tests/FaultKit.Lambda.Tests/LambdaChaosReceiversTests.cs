namespace FaultKit.Lambda.Tests;

/// <summary>The ways to write a handler down: each has to compile without a hint of its types.</summary>
public sealed class LambdaChaosReceiversTests : IDisposable
{
    private static readonly TestContextOf s_context = new("a");

    private readonly FaultInjector _injector = new();

    [Fact]
    public async Task InlineAsyncLambda_IsTakenForATask()
    {
        var chaotic = LambdaChaos.UseChaos(
            async (string s, ITestContext c) =>
            {
                await Task.Yield();
                return s + c.AwsRequestId;
            },
            _injector);

        Assert.Equal("1a", await chaotic("1", s_context));
    }

    [Fact]
    public async Task InlineAsyncLambdaWithoutResult_IsTakenForATask()
    {
        var ran = false;
        Func<string, ITestContext, Task> chaotic = LambdaChaos.UseChaos(
            async (string _, ITestContext _) =>
            {
                await Task.Yield();
                ran = true;
            },
            _injector);

        await chaotic("", s_context);

        Assert.True(ran);
    }

    [Fact]
    public async Task LambdaOfNaturalType_IsTaken()
    {
        var handler = async (string s, ITestContext c) =>
        {
            await Task.Yield();
            return s + c.AwsRequestId;
        };

        Assert.Equal("1a", await handler.UseChaos(_injector)("1", s_context));
    }

    [Fact]
    public async Task MethodGroupOfNaturalType_IsTaken()
    {
        var handler = ServeAsync;

        Assert.Equal("1a", await handler.UseChaos(_injector)("1", s_context));
    }

    [Fact]
    public async Task DelegateAsInAmazonsTemplate_IsTaken()
    {
        Func<string, ITestContext, Task<string>> handler = ServeAsync;

        Assert.Equal("1a", await handler.UseChaos(_injector)("1", s_context));
    }

    [Fact]
    public async Task MethodGroupWithTypeArguments_IsTaken()
    {
        var chaotic = LambdaChaos.UseChaos<string, ITestContext, string>(ServeAsync, _injector);

        Assert.Equal("1a", await chaotic("1", s_context));
    }

    [Fact]
    public async Task ValueTaskOfNaturalType_BecomesATask()
    {
        var handler = (string s, ITestContext c) => new ValueTask<string>(s + c.AwsRequestId);

        Task<string> result = handler.UseChaos(_injector)("1", s_context);

        Assert.Equal("1a", await result);
    }

    [Fact]
    public void SyncLambda_IsTakenAsItIs()
    {
        var handler = (string s, ITestContext c) => s + c.AwsRequestId;

        string result = handler.UseChaos(_injector)("1", s_context);

        Assert.Equal("1a", result);
    }

    [Fact]
    public async Task StreamHandler_IsTaken()
    {
        Func<Stream, ITestContext, Task<Stream>> handler = (stream, _) => Task.FromResult(stream);
        using var stream = new MemoryStream();

        Assert.Same(stream, await handler.UseChaos(_injector)(stream, s_context));
    }

    [Fact]
    public void NoHandler_IsRefused()
    {
        Func<Task>? handler = null;

        Assert.Throws<ArgumentNullException>("handler", () => handler!.UseChaos(_injector));
    }

    public void Dispose() => _injector.Dispose();

    private static async Task<string> ServeAsync(string s, ITestContext c)
    {
        await Task.Yield();
        return s + c.AwsRequestId;
    }
}
