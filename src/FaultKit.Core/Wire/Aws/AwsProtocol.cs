namespace FaultKit;

/// <summary>How a service of AWS writes requests and answers (Smithy's AWS protocols; S3's errors differ from all others).</summary>
internal enum AwsProtocol
{
    /// <summary>AWS JSON 1.0: DynamoDB, SQS, Step Functions.</summary>
    Json10,

    /// <summary>AWS JSON 1.1: SSM, Secrets Manager, Kinesis, EventBridge.</summary>
    Json11,

    /// <summary>AWS restJson1: Lambda.</summary>
    RestJson,

    /// <summary>AWS query: STS, SNS.</summary>
    Query,

    /// <summary>EC2 query.</summary>
    Ec2Query,

    /// <summary>AWS restXml without S3: Route 53, CloudFront.</summary>
    RestXml,

    /// <summary>AWS restXml as S3 speaks it.</summary>
    S3,

    /// <summary>Smithy RPC v2 CBOR.</summary>
    Cbor,
}
