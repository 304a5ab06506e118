namespace FaultKit;

/// <summary>Switches chaos on for an <see cref="HttpClient"/> that is made by hand: <c>new HttpClient(new SocketsHttpHandler().UseChaos())</c>.</summary>
/// <remarks>
/// The clients of a host need no word: <c>builder.UseChaos()</c> reaches all that its factory makes. A function keeps its client in a
/// field, and says it there, right around the handler that sends: retries belong outside, where they see a fault as they would see a
/// real failure. A client that a host makes by hand is given the host's injector, which is among its services; without one, the
/// process's own is set up beside it, and counts for itself.
/// </remarks>
public static class HttpChaos
{
    /// <summary>Puts faults around a handler that sends.</summary>
    /// <param name="handler">The handler; one that has faults around it already is left as it is.</param>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise, set up from the environment where nobody has yet.</param>
    /// <returns>The handler with faults around it, which owns it; the handler itself with <c>FAULTKIT_DISABLED</c> set.</returns>
    public static HttpMessageHandler UseChaos(this HttpMessageHandler handler, FaultInjector? injector = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (handler is FaultHttpHandler || ProcessEnvironment.Read().IsDisabled)
        {
            return handler;
        }

        injector ??= Chaos.Injector;
        return injector is null ? handler : new FaultHttpHandler(injector, handler);
    }
}
