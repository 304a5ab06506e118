using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FaultKit.AwsSdk.Batches;

/// <summary>Writes JSON objects without reflection.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class BatchJson : JsonSerializerContext;
