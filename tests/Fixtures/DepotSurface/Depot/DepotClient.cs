using System.Collections.Concurrent;

namespace Depot;

/// <summary>A file store in memory: stands for a client library that has never heard of FaultKit.</summary>
/// <remarks>Like many, it tries a refused call again, and has a hook around each attempt.</remarks>
public sealed class DepotClient
{
    private const int Attempts = 3;

    private static Func<DepotSend, DepotSend> s_hooks = send => send;

    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>How many calls have reached the store.</summary>
    public int Served { get; private set; }

    /// <summary>Puts a hook around every attempt of every client.</summary>
    public static void Hook(Func<DepotSend, DepotSend> hook)
    {
        var inner = s_hooks;
        s_hooks = send => hook(inner(send));
    }

    public Task WriteAsync(string path, byte[] content, CancellationToken cancellation = default) => SendAsync(new("write", path, content), cancellation);

    public Task<byte[]> ReadAsync(string path, CancellationToken cancellation = default) => SendAsync(new("read", path, []), cancellation);

    private async Task<byte[]> SendAsync(DepotRequest request, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await s_hooks(StoreAsync)(request, cancellation).ConfigureAwait(false);
            }
            catch (DepotException e) when (e.Code == DepotException.Busy && attempt < Attempts)
            {
                // Again at once: this is no place to wait.
            }
        }
    }

    private Task<byte[]> StoreAsync(DepotRequest request, CancellationToken cancellation)
    {
        Served++;
        return request.Verb == "write" ? Task.FromResult(_files[request.Path] = request.Content)
            : _files.TryGetValue(request.Path, out var content) ? Task.FromResult(content)
            : Task.FromException<byte[]>(new DepotException("NoSuchFile", $"There is no file {request.Path}."));
    }
}
