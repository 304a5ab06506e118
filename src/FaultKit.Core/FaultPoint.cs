using System.Globalization;

namespace FaultKit;

/// <summary>A place that calls pass through: a function, a method of a host, an operation of a service, or one that you named.</summary>
/// <remarks>
/// There is one object for each place in a process, with a small dense number, so that a plan can hold the rules of a place in a
/// table. Ask once and keep it. Safe for any number of threads.
/// </remarks>
public sealed class FaultPoint
{
    internal FaultPoint(int id, PointKind kind, string name, string[] parts)
    {
        Id = id;
        Kind = kind;
        Name = name;
        Parts = parts;
        Key = FaultDice.OfText(name);
    }

    /// <summary>What sort of place it is.</summary>
    public PointKind Kind { get; }

    /// <summary>The place as targets write it, such as <c>lambda:order-intake</c> or <c>http:GET https://prices.internal:443</c>.</summary>
    public string Name { get; }

    /// <summary>The number of the place in this process; <see cref="PointTable.Unlisted"/> where the table is full.</summary>
    internal int Id { get; }

    /// <summary>What a target's parts are matched against.</summary>
    internal string[] Parts { get; }

    /// <summary>Whether it is the initialization of an execution environment, which rules for its invocations do not speak to.</summary>
    internal bool IsInit => Kind == PointKind.Lambda && Parts.Length > 1;

    /// <summary>The place's share of every roll of the dice.</summary>
    internal ulong Key { get; }

    /// <summary>Invocations of a Lambda function.</summary>
    /// <param name="function">The function's name, without version or alias.</param>
    public static FaultPoint Lambda(string function) => PointTable.Process.Get(PointKind.Lambda, $"lambda:{function}", [function]);

    /// <summary>The initialization of a Lambda function's execution environment.</summary>
    internal static FaultPoint LambdaInit(string function) => PointTable.Process.Get(PointKind.Lambda, $"lambda:{function} (init)", [function, "init"]);

    /// <summary>Requests of one method to one origin.</summary>
    /// <param name="method">The method, such as <c>GET</c>.</param>
    /// <param name="scheme"><c>http</c> or <c>https</c>.</param>
    /// <param name="host">The host, without port.</param>
    /// <param name="port">The port.</param>
    public static FaultPoint Http(string method, string scheme, string host, int port)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(host);
        string[] parts = [method.ToUpperInvariant(), Lower(scheme), Lower(Bracketed(host)), port.ToString(CultureInfo.InvariantCulture)];
        return PointTable.Process.Get(PointKind.Http, $"http:{parts[0]} {parts[1]}://{parts[2]}:{parts[3]}", parts);
    }

    /// <summary>Attempts of one operation of an AWS service.</summary>
    /// <param name="service">The service's id, such as <c>DynamoDB</c>.</param>
    /// <param name="operation">The operation, such as <c>PutItem</c>.</param>
    public static FaultPoint Aws(string service, string operation) =>
        PointTable.Process.Get(PointKind.Aws, $"aws:{service}/{operation}", [service, operation]);

    /// <summary>A place that you name yourself.</summary>
    /// <param name="name">Its name, such as <c>ledger.commit</c>.</param>
    public static FaultPoint Custom(string name) => PointTable.Process.Get(PointKind.Custom, $"point:{name}", [name]);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>An IPv6 address has brackets in an address and in a target, and none in <see cref="Uri.IdnHost"/>.</summary>
    private static string Bracketed(string host) => host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? $"[{host}]" : host;

    /// <summary>Schemes and hosts are one whatever their case (RFC 3986, section 6.2.2.1); people write them small.</summary>
    private static string Lower(string text) => string.Create(text.Length, text, static (span, t) => t.AsSpan().ToLowerInvariant(span));
}
