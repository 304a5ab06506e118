namespace FaultKit.Testing;

/// <summary>Gives up on a request as <see cref="HttpClient"/> does after its timeout, on a clock that can be given to it; on the body too, where the client reads it.</summary>
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

        var deadline = new RequestDeadline(time, Limit, cancellationToken);
        var response = await deadline.RunAsync(token => new ValueTask<HttpResponseMessage>(base.SendAsync(request, token))).ConfigureAwait(false);
        response.Content = new TimedContent(response.Content, deadline);
        return response;
    }

    /// <summary>A limit that is known when the first client is made, and so after its handlers.</summary>
    internal sealed class Setting
    {
        public TimeSpan Time { get; set; } = DefaultLimit;
    }
}
