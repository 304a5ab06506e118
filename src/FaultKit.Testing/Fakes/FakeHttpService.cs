using System.Net;
using System.Text;

namespace FaultKit.Testing;

/// <summary>An HTTP service in memory: keeps what it is sent, and writes down what that did.</summary>
/// <remarks>
/// <para>
/// Without a word it is a store of resources: <c>PUT</c> keeps a body under its address, <c>POST</c> keeps it under a new address below
/// the one it was sent to (201, <c>Location</c>), <c>GET</c> and <c>HEAD</c> give it back, <c>DELETE</c> takes it away; what is not there is a 404.
/// Other answers are given with <see cref="On(FaultTarget, Func{HttpRequestMessage, HttpResponseMessage})"/>. One handler serves any number of hosts.
/// </para>
/// <para>
/// A request that may change something and is answered with a status below 400 is an effect. Such a one that carries an <c>Idempotency-Key</c>
/// is answered once; sent again under the same key, to the same address, it gets that answer again and does nothing
/// (draft-ietf-httpapi-idempotency-key-header). A <c>GET</c> under a key is a <c>GET</c>.
/// </para>
/// </remarks>
/// <param name="ledger">The ledger it writes; one of its own unless said otherwise.</param>
/// <param name="time">The clock of the ledger's entries; that of the test around a call unless said otherwise.</param>
public sealed class FakeHttpService(Ledger? ledger = null, TimeProvider? time = null) : FakeService("HTTP", ledger, time)
{
    private const string KeyHeader = "Idempotency-Key";

    private readonly Lock _lock = new();
    private readonly List<(FaultTarget Target, Func<HttpRequestMessage, HttpResponseMessage> Answer)> _answers = [];
    private readonly ResourceStore _store = new();
    private readonly Dictionary<string, KeptAnswer> _answered = [];

    /// <summary>Answers some requests in another way; where several could, the one said last does.</summary>
    /// <param name="target">Which, such as <see cref="Http.Post"/> says it.</param>
    /// <param name="answer">Makes an answer for each request; its body is in <c>request.Content</c>.</param>
    /// <returns>The service itself.</returns>
    /// <exception cref="ArgumentException">The target is not one of HTTP requests.</exception>
    public FakeHttpService On(FaultTarget target, Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(answer);
        if (target.Kind != PointKind.Http)
        {
            throw new ArgumentException($"\"{target}\" means no HTTP requests. Name them with Http.Get(\"prices.internal/quotes/*\") and the like.", nameof(target));
        }

        lock (_lock)
        {
            _answers.Insert(0, (target, answer));
        }

        return this;
    }

    /// <summary>Answers some requests with a status and a body of JSON.</summary>
    /// <param name="target">Which, such as <see cref="Http.Post"/> says it.</param>
    /// <param name="status">The status, 200 to 599.</param>
    /// <param name="json">The body; none unless said otherwise.</param>
    /// <returns>The service itself.</returns>
    public FakeHttpService On(FaultTarget target, int status, string json = "")
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return On(target, _ => new((HttpStatusCode)status) { Content = new StringContent(json, Encoding.UTF8, "application/json") });
    }

    private protected override Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellationToken)
    {
        var resource = $"{request.RequestUri!.Authority}{request.RequestUri.AbsolutePath}";
        var key = request.Headers.TryGetValues(KeyHeader, out var keys) ? string.Join(',', keys) : null;
        lock (_lock)
        {
            return Task.FromResult(key is null || !IsUnsafe(request.Method) ? Act(request, resource, body, key) : ActOnce(request, resource, body, key));
        }
    }

    private HttpResponseMessage ActOnce(HttpRequestMessage request, string resource, byte[] body, string key)
    {
        var known = $"{request.Method} {resource} {key}";
        if (!_answered.TryGetValue(known, out var answer))
        {
            answer = KeptAnswer.Of(Act(request, resource, body, key));

            // A refusal did nothing: the caller may try again under its key.
            if (answer.Status < HttpStatusCode.BadRequest)
            {
                _answered.Add(known, answer);
            }
        }

        return answer.Write();
    }

    private HttpResponseMessage Act(HttpRequestMessage request, string resource, byte[] body, string? key)
    {
        var point = HttpPoints.Of(request)!;
        var path = request.RequestUri!.AbsolutePath;
        var own = _answers.Find(answer => answer.Target.Covers(point) && answer.Target.Path?.IsMatch(path) is not false).Answer;
        var response = own is not null ? own(request) : _store.Answer(request, resource, body);
        if (response.StatusCode < HttpStatusCode.BadRequest && IsUnsafe(request.Method))
        {
            Record(request.Method.Method, resource, Encoding.UTF8.GetString(body), key);
        }

        return response;
    }

    /// <summary>Whether a method may change something (RFC 9110, section 9.2.1).</summary>
    private static bool IsUnsafe(HttpMethod method) =>
        method != HttpMethod.Get && method != HttpMethod.Head && method != HttpMethod.Options && method != HttpMethod.Trace;
}
