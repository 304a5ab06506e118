using System.Globalization;
using FaultKit.AwsSdk.Batches;

namespace FaultKit.AwsSdk.Pipeline;

/// <summary>Makes entries of a batch fail in the answer, as the answer passes.</summary>
/// <param name="decision">What goes wrong.</param>
/// <param name="call">The call.</param>
/// <param name="injector">Who decided, and hears of mistakes.</param>
internal sealed class BatchPass(FaultDecision decision, AwsCall call, FaultInjector injector)
{
    private readonly IReadOnlyList<ChosenFault> _faults = decision.Open<BatchFault>(FaultWhen.After);
    private ReadOnlyMemory<byte> _request;

    /// <summary>Whether anything is to be done to the answer.</summary>
    public bool IsNeeded => _faults.Count > 0;

    /// <summary>Keeps what is asked, before it is sent: the SDK's stream is at its end afterwards.</summary>
    public void Begin() => _request = AwsMembers.Json(call);

    /// <summary>Changes an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body.</param>
    public void Change(HttpResponseMessage response, byte[] body)
    {
        foreach (var chosen in _faults)
        {
            body = Fail(chosen, body);
        }

        var content = new ByteArrayContent(body);
        foreach (var (name, values) in response.Content.Headers.NonValidated)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        content.Headers.ContentLength = body.Length;
        response.Content.Dispose();
        response.Content = content;

        // DynamoDB's checksum is that of its own answer; the SDK would see through ours.
        if (response.Headers.Remove("x-amz-crc32"))
        {
            response.Headers.Add("x-amz-crc32", Crc32.Of(body).ToString(CultureInfo.InvariantCulture));
        }
    }

    private byte[] Fail(ChosenFault chosen, byte[] body)
    {
#pragma warning disable CA1031 // A mistake of ours must not become the SDK's: it is told, and the answer stays as the service gave it.
        try
        {
            var changed = BatchAnswer.Fail(call.Point, _request, body, chosen.Draw, ((BatchFault)chosen.Fault).Count, out var detail);
            if (changed is null)
            {
                decision.Skip(chosen, detail);
                return body;
            }

            return decision.TryInject(chosen, detail) ? changed : body;
        }
        catch (Exception e)
        {
            injector.Evidence.Say(NoticeLevel.Error, $"entries of a batch at {call.Point} could not be made to fail, and the answer stays as it is: {e}");
            return body;
        }
#pragma warning restore CA1031
    }
}
