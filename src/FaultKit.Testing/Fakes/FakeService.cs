namespace FaultKit.Testing;

/// <summary>A service in memory that keeps state and writes down what it did: the last handler of a client under test.</summary>
/// <remarks>
/// It stands behind the faults, where the real service would: a call that fails before it never reaches it, and one whose reply is
/// lost has its effect here and in the <see cref="Ledger"/>. It answers at once; nothing of it takes time unless the caller asked it to wait.
/// Safe for any number of threads; calls are worked on one after the other. It owns nothing, and outlives clients that dispose it.
/// </remarks>
public abstract class FakeService : HttpMessageHandler
{
    private protected FakeService(string name, Ledger? ledger, TimeProvider? time)
    {
        Name = name;
        Ledger = ledger ?? new();
        Time = time ?? TestTime.Ambient;
    }

    /// <summary>What it did so far.</summary>
    public Ledger Ledger { get; }

    /// <summary>The service's name in the ledger.</summary>
    private protected string Name { get; }

    private protected TimeProvider Time { get; }

    private protected DateTimeOffset Now => Time.GetUtcNow();

    /// <inheritdoc/>
    protected sealed override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false) : [];
        var response = await AnswerAsync(request, body, cancellationToken).ConfigureAwait(false);
        response.RequestMessage = request;
        return response;
    }

    /// <inheritdoc/>
    protected sealed override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    private protected abstract Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellationToken);

    private protected void Record(string operation, string resource, string body = "", string? key = null) =>
        Ledger.Add(new(Name, operation, resource, body, key), Time);
}
