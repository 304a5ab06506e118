using System.IO.Pipelines;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FaultKit.Testing;

/// <summary>Puts replies into HTTP/1.1.</summary>
internal sealed class KestrelApplication(RuntimeApi api) : IHttpApplication<HttpContext>
{
    private const int ChunkBytes = 64 * 1024;

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        RuntimeApiReply reply;
        try
        {
            reply = await api.HandleAsync(new KestrelRequest(context.Request), Left(context)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The other side has gone or sent half a request, or we are stopping: nobody is left to tell.
            reply = RuntimeApiReply.HangUp;
        }

        if (reply == RuntimeApiReply.HangUp)
        {
            context.Abort();
            return;
        }

        try
        {
            context.RequestAborted.ThrowIfCancellationRequested();
            if (!await WriteAsync(context.Response, reply, context.RequestAborted).ConfigureAwait(false))
            {
                reply.Undelivered();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            reply.Undelivered();
        }
    }

    // A body that stops short is noticed by reading it, and what came before the break counts. The token would race with that.
    private static CancellationToken Left(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) ? context.RequestAborted : CancellationToken.None;

    private static async Task<bool> WriteAsync(HttpResponse response, RuntimeApiReply reply, CancellationToken cancellationToken)
    {
        response.StatusCode = reply.Status;
        response.ContentType = "application/json";
        response.ContentLength = reply.IsChunked ? null : reply.Body.Length;
        foreach ((string name, string value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        // Started by hand: Kestrel would give a body that ends at once a length instead of a last chunk.
        await response.StartAsync(cancellationToken).ConfigureAwait(false);
        for (int sent = 0; sent < reply.Body.Length; sent += ChunkBytes)
        {
            ReadOnlyMemory<byte> chunk = reply.Body.Slice(sent, Math.Min(ChunkBytes, reply.Body.Length - sent));
            FlushResult flushed = await response.BodyWriter.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);

            // To a connection that has gone Kestrel pretends to write, and cancels the request only some time later.
            if (flushed.IsCompleted)
            {
                return false;
            }
        }

        await response.CompleteAsync().ConfigureAwait(false);
        return true;
    }
}
