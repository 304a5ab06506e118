using System.Globalization;

namespace FaultKit.Testing;

/// <summary>Gives up on a request as <see cref="HttpClient"/> does after its timeout, on a clock that can be given to it.</summary>
internal sealed class TimeoutHandler(TimeProvider time, TimeoutHandler.Setting? setting = null) : DelegatingHandler
{
    /// <summary>What <see cref="HttpClient.Timeout"/> is unless said otherwise.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(100);

    private readonly Setting _setting = setting ?? new();

    /// <summary>How long a response is waited for.</summary>
    public TimeSpan Limit
    {
        get => _setting.Time;
        init => _setting.Time = value;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Limit == Timeout.InfiniteTimeSpan)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        using var late = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await base.SendAsync(request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Text and chain of HttpClient's own (.NET 10): resilience handlers and people tell it by them.
            var message = string.Create(CultureInfo.InvariantCulture, $"The request was canceled due to the configured HttpClient.Timeout of {Limit.TotalSeconds} seconds elapsing.");
            throw new TaskCanceledException(message, new TimeoutException(e.Message, e), e.CancellationToken);
        }
    }

    /// <summary>A limit that is known when the first client is made, and so after its handlers.</summary>
    internal sealed class Setting
    {
        public TimeSpan Time { get; set; } = DefaultLimit;
    }
}
