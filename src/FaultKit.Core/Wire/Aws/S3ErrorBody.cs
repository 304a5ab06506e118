namespace FaultKit;

/// <summary>Errors of S3: an element of its own, two ids, and nothing but headers where a HEAD asked (Amazon S3 API, "Error responses").</summary>
internal static class S3ErrorBody
{
    public static WireReply Write(AwsAnswer answer, bool isHead)
    {
        HeaderList headers = new([new("x-amz-request-id", answer.RequestId), new("x-amz-id-2", answer.HostId), new("Content-Type", "application/xml")]);
        var error = XmlText.Element("Code", answer.Error.Code) + XmlText.Element("Message", answer.Error.Message)
            + XmlText.Element("RequestId", answer.RequestId) + XmlText.Element("HostId", answer.HostId);
        return new(answer.Error.Status, headers, isHead ? ReadOnlyMemory<byte>.Empty : XmlText.Document($"<Error>{error}</Error>"));
    }
}
