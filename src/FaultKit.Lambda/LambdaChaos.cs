using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace FaultKit.Lambda;

/// <summary>Switches chaos on around Lambda handlers: <c>handler.UseChaos()</c>.</summary>
/// <remarks>
/// There is one form for every shape of delegate that <c>LambdaBootstrapBuilder.Create</c> takes, and the type is kept, so that the
/// result goes where the handler went; handlers that return a <see cref="ValueTask"/>, which the bootstrap does not know, come back
/// as tasks. A handler runs at most once for each invocation. Without a fault its result, its task, its exception and its stack are
/// its own. Around a delegate FaultKit can delay and fail; events and results are bytes only for <see cref="RuntimeApiHandler"/>.
/// With <c>FAULTKIT_DISABLED</c> set the handler itself is returned.
/// </remarks>
public static partial class LambdaChaos
{
    /// <summary>An HTTP client for a Lambda runtime client, with invocation faults inside.</summary>
    /// <param name="injector">Who decides; the process's own injector unless said otherwise.</param>
    /// <returns>The client; without faults inside where the kill switch is set.</returns>
    public static HttpClient CreateHttpClient(FaultInjector? injector = null)
    {
        var transport = CreateTransport();
        injector = ProcessEnvironment.Read().IsDisabled ? null : injector ?? LambdaSurface.InjectorWithoutRelay;

        // A runtime client polls for as long as it takes.
        return new(injector is null ? transport : new RuntimeApiHandler(injector, transport)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The same, for who has a client already and keeps it where there is no chaos; <c>LambdaBootstrapBuilder.UseChaos()</c> is made of this.</summary>
    /// <param name="injector">Who decides; the process's own injector where null.</param>
    /// <param name="client">The client.</param>
    /// <returns>Whether there is one: not where the kill switch is set.</returns>
    public static bool TryCreateHttpClient(FaultInjector? injector, [NotNullWhen(true)] out HttpClient? client)
    {
        client = ProcessEnvironment.Read().IsDisabled ? null : CreateHttpClient(injector);
        return client is not null;
    }

    /// <summary>A transport as Amazon's runtime client has it, for <see cref="RuntimeApiHandler"/>.</summary>
    /// <remarks>
    /// Error headers hold UTF-8 (the runtime client sends them so). No proxy: the Runtime API is on this machine, and a function with
    /// <c>HTTP_PROXY</c> set and <c>NO_PROXY</c> forgotten would poll through it.
    /// </remarks>
    public static SocketsHttpHandler CreateTransport() => new()
    {
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        UseProxy = false,
    };
}
