namespace FaultKit;

/// <summary>Errors of AWS query, and of restXml where it is not S3's (Smithy, "AWS query protocol", operation error serialization).</summary>
internal static class QueryErrors
{
    public static WireReply Write(AwsAnswer answer)
    {
        var error = XmlText.Element("Type", answer.Error.Fault) + XmlText.Element("Code", answer.Error.Code) + XmlText.Element("Message", answer.Error.Message);
        var body = XmlText.Document($"<ErrorResponse><Error>{error}</Error>{XmlText.Element("RequestId", answer.RequestId)}</ErrorResponse>");
        return new(answer.Error.Status, new([new("x-amzn-RequestId", answer.RequestId), new("Content-Type", "text/xml")]), body);
    }
}
