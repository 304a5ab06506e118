using System.Text.Json;
using Amazon.Lambda.RuntimeSupport;
using FaultKit;
using FaultKit.Lambda;
using FormFunction;

var (form, way) = (args[0], args.ElementAtOrDefault(1));
if (way == "relay")
{
    Chaos.UseChaos();
}

var builder = LambdaBootstrapBuilder.Create(await HandlerAsync());
await (way == "builder" ? builder.UseChaos() : builder).Build().RunAsync();

// A delegate is wrapped as its author has it, before anybody makes bytes of what it takes and gives.
async Task<Func<Stream, ILambdaContext, Task<Stream>>> HandlerAsync()
{
    switch (form)
    {
        case "typed":
            Func<JsonElement, ILambdaContext, Task<Answer>> typed = (_, _) => Task.FromResult(new Answer(200, "whole"));
            typed = way == "handler" ? typed.UseChaos() : typed;
            return async (json, context) => new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(
                await typed(await JsonSerializer.DeserializeAsync<JsonElement>(json), context), JsonSerializerOptions.Web));
        case "stream":
            Func<Stream, ILambdaContext, Task<Stream>> stream = (_, _) => Task.FromResult<Stream>(new MemoryStream("""{"statusCode":200,"body":"whole"}"""u8.ToArray()));
            return way == "handler" ? stream.UseChaos() : stream;
        case "streamed":
            Func<Stream, ILambdaContext, Task<Stream>> streamed = (_, _) => Task.FromResult<Stream>(new StreamedResponse([.. """{"statusCode":200}"""u8, .. new byte[8], .. "whole"u8]));
            return way == "handler" ? streamed.UseChaos() : streamed;
        default:
            var host = await HostedApplication.StartAsync();
            return host.HandleAsync;
    }
}

/// <summary>What the function answers.</summary>
internal sealed record Answer(int StatusCode, string Body);
