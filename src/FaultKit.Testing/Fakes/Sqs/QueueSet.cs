using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>The queues of a <see cref="FakeSqs"/>, and the operations that make and show them.</summary>
internal sealed class QueueSet(TimeProvider time)
{
    private readonly Dictionary<string, FakeQueue> _queues = [];

    /// <summary>The queue that a request names by its URL.</summary>
    public FakeQueue Of(JsonObject request) => Find(request.NeedText("QueueUrl").Split('/')[^1]);

    public FakeQueue Find(string name) => _queues.GetValueOrDefault(name) ?? throw SqsRefusal.NoQueue;

    public bool Has(string name) => _queues.ContainsKey(name);

    /// <summary>Makes a queue.</summary>
    /// <exception cref="FakeServiceException">SQS would not make one with these attributes.</exception>
    public void Add(string name, IReadOnlyDictionary<string, string> attributes)
    {
        QueueAttributes.Check(attributes, Has);
        _queues.Add(name, new(name, attributes));
    }

    public JsonObject Create(JsonObject request)
    {
        var name = request.NeedText("QueueName");
        if (!Has(name))
        {
            Add(name, (request["Attributes"] as JsonObject ?? []).ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>()));
        }

        return new() { ["QueueUrl"] = FakeSqs.UrlOf(name) };
    }

    public JsonObject Locate(JsonObject request) => new() { ["QueueUrl"] = FakeSqs.UrlOf(Find(request.NeedText("QueueName")).Name) };

    public JsonObject Delete(JsonObject request)
    {
        _queues.Remove(Of(request).Name);
        return [];
    }

    public JsonObject Purge(JsonObject request)
    {
        Of(request).Clear();
        return [];
    }

    public JsonObject Describe(JsonObject request)
    {
        var all = Of(request).Describe(time.GetUtcNow());
        var wanted = (request["AttributeNames"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
        return new() { ["Attributes"] = new JsonObject(all.Where(pair => wanted.Contains("All") || wanted.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))) };
    }
}
