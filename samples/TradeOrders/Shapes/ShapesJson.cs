using System.Text.Json;
using System.Text.Json.Serialization;
using TradeOrders.Hosting;

namespace TradeOrders.Shapes;

/// <summary>Reads and writes all that travels, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(HttpApiEvent))]
[JsonSerializable(typeof(HttpApiResponse))]
[JsonSerializable(typeof(SqsEvent))]
[JsonSerializable(typeof(SqsBatchResponse))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Quote))]
[JsonSerializable(typeof(Trade))]
[JsonSerializable(typeof(FunctionFailure))]
[JsonSerializable(typeof(ReportLine))]
internal sealed partial class ShapesJson : JsonSerializerContext;
