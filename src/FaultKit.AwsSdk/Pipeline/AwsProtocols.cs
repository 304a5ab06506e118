using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace FaultKit.AwsSdk.Pipeline;

/// <summary>Finds out which protocol a call speaks, from what the SDK made to read its answer: no table of services to keep.</summary>
internal static class AwsProtocols
{
    public static AwsProtocol Of(IRequestContext context) => context.Unmarshaller switch
    {
        EC2ResponseUnmarshaller => AwsProtocol.Ec2Query,
        XmlResponseUnmarshaller => OfXml(context),
        JsonResponseUnmarshaller => OfJson(context),
        _ => AwsProtocol.Cbor,
    };

    private static AwsProtocol OfXml(IRequestContext context) =>
        context.ServiceMetaData.ServiceId == "S3" ? AwsProtocol.S3
        : ContentType(context).StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ? AwsProtocol.Query
        : AwsProtocol.RestXml;

    private static AwsProtocol OfJson(IRequestContext context) => ContentType(context) switch
    {
        "application/x-amz-json-1.0" => AwsProtocol.Json10,
        "application/x-amz-json-1.1" => AwsProtocol.Json11,
        _ => AwsProtocol.RestJson,
    };

    private static string ContentType(IRequestContext context) =>
        context.Request.Headers.TryGetValue("Content-Type", out var type) ? type : "";
}
