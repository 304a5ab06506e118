using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>AWS JSON 1.0 as DynamoDB and SQS speak it: the operation in <c>X-Amz-Target</c>, errors by <c>__type</c> (Smithy, "AWS JSON 1.0 protocol").</summary>
/// <param name="fake">The name of the class, for messages to a person.</param>
/// <param name="shapes">What stands before the code of an error: <c>com.amazonaws.sqs#</c>.</param>
/// <param name="hasCrc">Whether the service sends a checksum of its answers, as DynamoDB alone does.</param>
/// <param name="operations">What the service can do.</param>
internal sealed class JsonProtocol(string fake, string shapes, bool hasCrc, IReadOnlyDictionary<string, JsonOperation> operations)
{
    private const string ContentType = "application/x-amz-json-1.0";

    private int _requests;

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            var name = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? targets.First().Split('.')[^1] : "";
            return Write(200, await RunAsync(name, body, cancellationToken).ConfigureAwait(false));
        }
        catch (FakeServiceException e)
        {
            return Refuse(e);
        }
    }

    private Task<JsonObject> RunAsync(string name, byte[] body, CancellationToken cancellationToken)
    {
        if (!operations.TryGetValue(name, out var operation))
        {
            throw new FakeServiceException(400, "UnknownOperationException", $"{fake} does not know {(name.Length > 0 ? name : "a request without X-Amz-Target")}. It knows {string.Join(", ", operations.Keys)}.");
        }

        var request = Read(body);
        request.RefuseOthers(fake, name, operation.Members);
        return operation.Run(request, cancellationToken);
    }

    private static JsonObject Read(byte[] body)
    {
        try
        {
            return body.Length == 0 ? [] : JsonNode.Parse(body) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            throw new FakeServiceException(400, "SerializationException", "The request is no JSON.");
        }
    }

    private HttpResponseMessage Refuse(FakeServiceException refusal)
    {
        var body = refusal.Details ?? [];

        // What services say with details they say in a capital letter, as cancelled transactions do.
        body[refusal.Details is null ? "message" : "Message"] = refusal.Message;
        body["__type"] = shapes + refusal.Code;
        var response = Write(refusal.Status, body);
        if (refusal.QueryCode is { } code)
        {
            response.Headers.Add("x-amzn-query-error", $"{code};Sender");
        }

        return response;
    }

    private HttpResponseMessage Write(int status, JsonObject json)
    {
        var body = Encoding.UTF8.GetBytes(json.ToJsonString());
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = new(ContentType);
        response.Headers.Add("x-amzn-RequestId", string.Create(CultureInfo.InvariantCulture, $"FAKE{Interlocked.Increment(ref _requests):D8}"));
        if (hasCrc)
        {
            // The SDK compares it: a body that a fault mangles is found out, as in the cloud.
            response.Headers.Add("x-amz-crc32", Crc32.Of(body).ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }
}
