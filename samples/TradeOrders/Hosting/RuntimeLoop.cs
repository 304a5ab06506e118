using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TradeOrders.Shapes;

namespace TradeOrders.Hosting;

/// <summary>A runtime client as small as can be; a function on AWS has <c>LambdaBootstrapBuilder</c> of Amazon.Lambda.RuntimeSupport here.</summary>
/// <remarks>It speaks the Runtime API of 2018-06-01: fetch an event, run the handler, post what it returned or how it failed.</remarks>
internal sealed class RuntimeLoop<TEvent, TResult>(HttpClient api, JsonTypeInfo<TEvent> read, JsonTypeInfo<TResult> write)
{
    private readonly string _invocation = $"http://{FunctionSettings.RuntimeApi}/2018-06-01/runtime/invocation";

    /// <summary>Serves invocations until the Runtime API is gone: then so is the reason to live, and the process ends with it.</summary>
    public async Task RunAsync(Func<TEvent, LambdaContext, Task<TResult>> handler)
    {
        try
        {
            while (true)
            {
                using var next = await api.GetAsync(new Uri($"{_invocation}/next"));
                await ServeAsync(handler, next.EnsureSuccessStatusCode());
            }
        }
        catch (HttpRequestException)
        {
        }
    }

    private async Task ServeAsync(Func<TEvent, LambdaContext, Task<TResult>> handler, HttpResponseMessage next)
    {
        var context = new LambdaContext(
            Header(next, "Lambda-Runtime-Aws-Request-Id"),
            FunctionSettings.Name,
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(Header(next, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture)));
        byte[] result;
        try
        {
            var input = JsonSerializer.Deserialize(await next.Content.ReadAsByteArrayAsync(), read)!;
            result = JsonSerializer.SerializeToUtf8Bytes(await handler(input, context), write);
        }
#pragma warning disable CA1031 // Whatever a handler throws is the invocation's outcome, and the process lives on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await FailAsync(context, e);
            return;
        }

        using var content = new ByteArrayContent(result) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var posted = await api.PostAsync(new Uri($"{_invocation}/{context.AwsRequestId}/response"), content);
    }

    private async Task FailAsync(LambdaContext context, Exception e)
    {
        var failure = new FunctionFailure(e.GetType().Name, e.Message, e.StackTrace?.Split(Environment.NewLine) ?? []);
        using var content = JsonContent.Create(failure, ShapesJson.Default.FunctionFailure);
        content.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", failure.ErrorType);
        using var posted = await api.PostAsync(new Uri($"{_invocation}/{context.AwsRequestId}/error"), content);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}

/// <summary>How a runtime client reports a failure.</summary>
internal sealed record FunctionFailure(string ErrorType, string ErrorMessage, IReadOnlyList<string> StackTrace);
