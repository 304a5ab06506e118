using System.Buffers;
using System.Collections.Concurrent;

namespace FaultKit;

/// <summary>Finds the point of a request without touching the parts of its address.</summary>
/// <remarks>
/// Reading <see cref="Uri.Host"/> costs 144 bytes a request (measured), <see cref="Uri.AbsolutePath"/> 256; the address as it was
/// written costs nothing. So origins are looked up by a span of it, and only addresses that are not written plainly are taken apart.
/// </remarks>
internal static class HttpPoints
{
    /// <summary>Characters that a path may hold and still be sent just as it is written.</summary>
    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("/-_~!$&'()*+,;=:@0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly MethodOrigins[] s_methods =
    [
        new(HttpMethod.Get), new(HttpMethod.Post), new(HttpMethod.Put), new(HttpMethod.Delete),
        new(HttpMethod.Patch), new(HttpMethod.Head), new(HttpMethod.Options),
    ];

    /// <summary>The point of a request; null where the request has no absolute address.</summary>
    public static FaultPoint? Of(HttpRequestMessage request)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } uri)
        {
            return null;
        }

        foreach (var origins in s_methods)
        {
            if (ReferenceEquals(origins.Method, request.Method))
            {
                return origins.Of(uri);
            }
        }

        return Unusual(request.Method, uri);
    }

    /// <summary>The path of a request as it will be sent, without the query.</summary>
    public static ReadOnlySpan<char> PathOf(Uri uri)
    {
        var written = uri.OriginalString.AsSpan();
        var rest = written[OriginLength(written)..];
        var end = rest.IndexOfAny('?', '#');
        var path = end < 0 ? rest : rest[..end];
        return path.IsEmpty ? "/"
            : path[0] != '/' || path.ContainsAnyExcept(s_plain) ? uri.AbsolutePath
            : path;
    }

    /// <summary>A method of another name; or of the same in another object, as <c>new HttpMethod("GET")</c> makes it.</summary>
    private static FaultPoint Unusual(HttpMethod method, Uri uri) =>
        Array.Find(s_methods, origins => origins.Method == method) is { } same ? same.Of(uri) : Slow(method, uri);

    /// <summary>The host as the runtime and targets write it: in ASCII, and an IPv6 address in its brackets, which IdnHost leaves out.</summary>
    public static string HostOf(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;

    private static FaultPoint Slow(HttpMethod method, Uri uri) => FaultPoint.Http(method.Method, uri.Scheme, HostOf(uri), uri.Port);

    /// <summary>How much of an address is scheme, host and port.</summary>
    private static int OriginLength(ReadOnlySpan<char> address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return 0;
        }

        start += 3;
        var end = address[start..].IndexOfAny('/', '?', '#');
        return end < 0 ? address.Length : start + end;
    }

    /// <summary>The origins that one method was sent to.</summary>
    private sealed class MethodOrigins(HttpMethod method)
    {
        /// <summary>Most services talk to no more, and so many are compared more quickly than one is hashed.</summary>
        private const int Few = 4;

        private readonly ConcurrentDictionary<string, FaultPoint> _points = new(StringComparer.Ordinal);
        private Origin[] _first = [];

        public HttpMethod Method { get; } = method;

        public FaultPoint Of(Uri uri)
        {
            var written = uri.OriginalString.AsSpan();
            foreach (var known in Volatile.Read(ref _first))
            {
                if (known.Begins(written))
                {
                    return known.Point;
                }
            }

            var origin = written[..OriginLength(written)];
            return _points.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(origin, out var point) ? point : Add(origin, uri);
        }

        private FaultPoint Add(ReadOnlySpan<char> origin, Uri uri)
        {
            var point = Slow(Method, uri);

            // Some spellings share a point; a backslash or a user name hides where the origin ends, so those are never kept.
            if (point.Id != PointTable.Unlisted && _points.Count < PointTable.Most && !origin.ContainsAny('\\', '@') && !origin.IsEmpty
                && _points.TryAdd(origin.ToString(), point))
            {
                // Two may come first at once: one of them then stays with those that are hashed.
                var first = Volatile.Read(ref _first);
                _ = first.Length < Few && Interlocked.CompareExchange(ref _first, [.. first, new(origin.ToString(), point)], first) == first;
            }

            return point;
        }
    }

    /// <summary>An origin as it was written, and its point.</summary>
    private sealed record Origin(string Text, FaultPoint Point)
    {
        public bool Begins(ReadOnlySpan<char> address) =>
            address.StartsWith(Text) && (address.Length == Text.Length || address[Text.Length] is '/' or '?' or '#');
    }
}
