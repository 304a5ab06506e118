namespace FaultKit;

/// <summary>One error on its way to the wire.</summary>
/// <param name="Service">Who answers.</param>
/// <param name="Error">What.</param>
/// <param name="RequestId">The id that the answer gives the request.</param>
/// <param name="HostId">The id of the host, where the service gives one.</param>
internal sealed record AwsAnswer(AwsService Service, AwsError Error, string RequestId, string HostId)
{
    /// <summary>Why each item of a transaction was cancelled; empty where no transaction was.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The answer in a protocol.</summary>
    /// <param name="protocol">The protocol that the call speaks.</param>
    /// <param name="isHead">Whether the request is a HEAD, which gets no body.</param>
    public WireReply In(AwsProtocol protocol, bool isHead = false) => protocol switch
    {
        AwsProtocol.Json10 => JsonErrors.Write(this, "application/x-amz-json-1.0"),
        AwsProtocol.Json11 => JsonErrors.Write(this, "application/x-amz-json-1.1"),
        AwsProtocol.RestJson => RestJsonErrors.Write(this),
        AwsProtocol.Query or AwsProtocol.RestXml => QueryErrors.Write(this),
        AwsProtocol.Ec2Query => Ec2Errors.Write(this),
        AwsProtocol.S3 => S3ErrorBody.Write(this, isHead),
        _ => CborErrors.Write(this),
    };
}
