namespace FaultKit.Testing;

/// <summary>Targets for requests that leave through an <see cref="System.Net.Http.HttpClient"/>.</summary>
public static class Http
{
    /// <summary>Requests of any method.</summary>
    /// <param name="address">Host and, if it matters, scheme, port and path: <c>prices.internal/quotes/*</c>; <c>*</c> for all.</param>
    public static FaultTarget Any(string address) => FaultTarget.Parse($"http:{address}");

    /// <summary>GET requests.</summary>
    /// <param name="address">Host and, if it matters, scheme, port and path: <c>prices.internal/quotes/*</c>; <c>*</c> for all.</param>
    public static FaultTarget Get(string address) => FaultTarget.Parse($"http:GET {address}");

    /// <summary>POST requests.</summary>
    /// <param name="address">Host and, if it matters, scheme, port and path: <c>prices.internal/quotes/*</c>; <c>*</c> for all.</param>
    public static FaultTarget Post(string address) => FaultTarget.Parse($"http:POST {address}");

    /// <summary>PUT requests.</summary>
    /// <param name="address">Host and, if it matters, scheme, port and path: <c>prices.internal/quotes/*</c>; <c>*</c> for all.</param>
    public static FaultTarget Put(string address) => FaultTarget.Parse($"http:PUT {address}");

    /// <summary>DELETE requests.</summary>
    /// <param name="address">Host and, if it matters, scheme, port and path: <c>prices.internal/quotes/*</c>; <c>*</c> for all.</param>
    public static FaultTarget Delete(string address) => FaultTarget.Parse($"http:DELETE {address}");
}
