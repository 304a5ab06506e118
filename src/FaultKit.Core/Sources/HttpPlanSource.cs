using System.Net;
using System.Net.Http.Headers;

namespace FaultKit;

/// <summary>A plan behind a web address: <c>https://</c> anywhere, plain <c>http://</c> on this machine only, such as the AppConfig agent's.</summary>
/// <remarks>
/// Asks conditionally, by the entity tag (RFC 9110, section 13.1.2). An answer that is not what was asked for is never taken for a
/// plan, nor for "unchanged": it is said what is wrong with it, and the plan in force stays for a while. Redirects are not followed,
/// because whoever can redirect could choose the plan.
/// </remarks>
internal sealed class HttpPlanSource : PlanSource, IDisposable
{
    /// <summary>A tag that a cache answers for a changed document would hide the change for ever: after this long, the whole document is asked for.</summary>
    private static readonly TimeSpan s_trust = TimeSpan.FromMinutes(5);

    private readonly HttpMessageInvoker _client;
    private readonly Uri _address;
    private readonly TimeProvider _time;
    private EntityTagHeaderValue? _tag;
    private byte[] _last = [];
    private DateTimeOffset _read = DateTimeOffset.MinValue;

    private HttpPlanSource(Uri address, string name, TimeProvider time)
    {
        (_address, Name, _time) = (address, name, time);

        // A client of its own, which nobody can have put anything around, without a diagnostics handler: a look belongs to no trace.
        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !address.IsLoopback,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = 1,
        });
    }

    /// <summary>The address without its query: that is where tokens stand.</summary>
    public override string Name { get; }

    /// <summary>The source of an address.</summary>
    /// <exception cref="NotSupportedException">The address is none that a plan is read from; the message says why.</exception>
    public static HttpPlanSource Of(string text, TimeProvider time)
    {
        var name = QuotedText.Plain(text.Split('?', '#')[0]);
        return !Uri.TryCreate(text, UriKind.Absolute, out var address) ? throw new NotSupportedException($"\"{name}\" is no address; expected one such as https://config.internal/chaos.json.")
            : address.UserInfo.Length > 0 ? throw new NotSupportedException($"The address of the plan at {address.Host} holds a user name or a password, which end up in logs; take them out.")
            : address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback ? throw new NotSupportedException($"\"{name}\" is plain http to another machine, and whoever is in between could choose the faults; expected https, or http to localhost.")
            : new(address, address.GetLeftPart(UriPartial.Path), time);
    }

    public override async ValueTask<PlanLook> LookAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _address) { Version = HttpVersion.Version11 };
        request.Headers.Accept.ParseAdd("application/json, */*;q=0.1");
        var asked = _time.GetUtcNow() - _read < s_trust ? _tag : null;
        if (asked is not null)
        {
            request.Headers.IfNoneMatch.Add(asked);
        }

        using var response = await _client.SendAsync(request, cancellation).ConfigureAwait(false);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => await ReadAsync(response, cancellation).ConfigureAwait(false),
            HttpStatusCode.NotModified => Confirm(response, asked),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => Leave(PlanLook.Gone($"the server says {(int)response.StatusCode} ({response.ReasonPhrase}), there is no plan")),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => PlanLook.Unreachable($"it redirects to {response.Headers.Location?.GetLeftPart(UriPartial.Path) ?? "another place"}, which is not followed; name that address instead if it is the right one"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => PlanLook.Unreachable($"the server refuses this process with {(int)response.StatusCode} ({response.ReasonPhrase}); look at its permissions"),
            _ => PlanLook.Unreachable($"the server answers {(int)response.StatusCode} ({response.ReasonPhrase}), not a plan"),
        };
    }

    public void Dispose() => _client.Dispose();

    private async Task<PlanLook> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var content = response.Content;
        if (content.Headers.ContentEncoding.Find(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase)) is { } coding)
        {
            return PlanLook.Unreachable($"the answer is coded as {QuotedText.Plain(coding)}, which was not asked for");
        }

        if (content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
        {
            return PlanLook.Unreachable("the answer is a web page, not a plan: a login or an error page, probably");
        }

        var bytes = await ReadAsync(await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var isSame = bytes.AsSpan().SequenceEqual(_last) && _read != DateTimeOffset.MinValue;
        (_tag, _last, _read) = (response.Headers.ETag, bytes, _time.GetUtcNow());
        return isSame ? PlanLook.Unchanged : PlanLook.Found(bytes);
    }

    /// <summary>One byte more than a plan has is enough for the reader to say that it is too long.</summary>
    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (read.Length <= MostBytes && await body.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            read.Write(buffer, 0, (int)Math.Min(count, MostBytes + 1 - read.Length));
        }

        return read.ToArray();
    }

    /// <summary>The server says that nothing has changed; a tag that it was not asked about says something else.</summary>
    private PlanLook Confirm(HttpResponseMessage response, EntityTagHeaderValue? asked)
    {
        if (asked is null)
        {
            return Leave(PlanLook.Unreachable("the server answers 304 (not modified), which it was not asked"));
        }

        return response.Headers.ETag is { } other && other.Tag != asked.Tag
            ? Leave(PlanLook.Unreachable($"the server says that nothing has changed, and names version {QuotedText.Plain(other.Tag)} in the place of {QuotedText.Plain(asked.Tag)}; the whole document is asked for next"))
            : PlanLook.Unchanged;
    }

    /// <summary>Forgets what is known: the next look asks for the whole document.</summary>
    private PlanLook Leave(PlanLook look)
    {
        (_tag, _last, _read) = (null, [], DateTimeOffset.MinValue);
        return look;
    }
}
