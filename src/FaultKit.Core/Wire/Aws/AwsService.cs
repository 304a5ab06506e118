using System.Linq;

namespace FaultKit;

/// <summary>What a service of AWS answers where something goes wrong.</summary>
/// <param name="Id">Its id, as the SDK and targets write it: <c>DynamoDB</c>, <c>Secrets Manager</c>.</param>
/// <param name="Protocol">The protocol that its SDK speaks with it, unless a call says otherwise.</param>
/// <param name="Errors">Its errors. What it shares with its whole protocol need not be here (<see cref="CommonErrors"/>).</param>
internal sealed record AwsService(string Id, AwsProtocol Protocol, IReadOnlyList<AwsError> Errors)
{
    /// <summary>What stands before the code in a JSON error, such as <c>com.amazonaws.sqs#</c>; SDKs cut it off.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Whether its JSON answers have a CRC32 (<c>x-amz-crc32</c>), which the SDK checks.</summary>
    public bool HasCrc { get; init; }

    /// <summary>Whether its JSON errors name the code of its older query protocol too (<c>x-amzn-query-error</c>; Smithy, "AWS query compatible" trait): that of an error without one is its code.</summary>
    public bool HasQueryCodes { get; init; }

    /// <summary>What the SDK for .NET calls operations that the service calls otherwise, and the service's names.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = new Dictionary<string, string>();

    /// <summary>All codes that it is known to answer.</summary>
    public IEnumerable<string> Codes => Errors.Concat(CommonErrors.Of(Protocol)).Select(error => error.Code).Distinct();

    /// <summary>What the service says by itself where a call goes wrong in this way.</summary>
    /// <param name="kind">The way.</param>
    /// <param name="operation">The operation, such as <c>PutItem</c>.</param>
    public AwsError Of(AwsErrorKind kind, string operation)
    {
        var candidates = Errors.Concat(CommonErrors.Of(Protocol)).Where(error => error.Kind == kind).ToArray();
        return Array.Find(candidates, error => error.Operations.Contains(operation)) ?? Array.Find(candidates, error => error.Operations.Count == 0)!;
    }

    /// <summary>The error of a code. A code that is not known is answered all the same, as a mistake of the caller.</summary>
    /// <param name="code">The code.</param>
    public AwsError Of(string code) =>
        Errors.Concat(CommonErrors.Of(Protocol)).FirstOrDefault(error => error.Code == code)
        ?? new(code, 400, $"The request failed with {code}.");
}
