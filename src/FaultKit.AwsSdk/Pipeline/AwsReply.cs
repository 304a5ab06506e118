namespace FaultKit.AwsSdk.Pipeline;

/// <summary>Writes an injected answer for the SDK.</summary>
internal static class AwsReply
{
    /// <summary>A new response. It has no <c>Date</c> unless the fault gives one: the SDK sets its clock by what a date says.</summary>
    public static HttpResponseMessage Create(WireReply reply, HttpRequestMessage request, DateTimeOffset now)
    {
        var response = HttpReply.Create(reply, request, now);
        if (!reply.Headers.Has("Date"))
        {
            response.Headers.Date = null;
        }

        return response;
    }
}
