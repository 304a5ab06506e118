namespace FaultKit;

/// <summary>Errors of EC2 query (Smithy, "AWS EC2 query protocol", operation error serialization).</summary>
internal static class Ec2Errors
{
    public static WireReply Write(AwsAnswer answer)
    {
        var error = XmlText.Element("Code", answer.Error.Code) + XmlText.Element("Message", answer.Error.Message);
        var body = XmlText.Document($"<Response><Errors><Error>{error}</Error></Errors>{XmlText.Element("RequestID", answer.RequestId)}</Response>");
        return new(answer.Error.Status, new([new("x-amzn-requestid", answer.RequestId), new("Content-Type", "text/xml;charset=UTF-8")]), body);
    }
}
