namespace TradeOrders.Shapes;

/// <summary>What API Gateway sends to a function: an HTTP API event, payload format 2.0, as far as a function here reads it.</summary>
internal sealed record HttpApiEvent
{
    public string Version { get; init; } = "2.0";

    public required string RouteKey { get; init; }

    public required string RawPath { get; init; }

    public string RawQueryString { get; init; } = "";

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required HttpApiContext RequestContext { get; init; }

    public string? Body { get; init; }

    public bool IsBase64Encoded { get; init; }
}

/// <summary>What API Gateway knows about the request.</summary>
internal sealed record HttpApiContext
{
    public required string AccountId { get; init; }

    public required string ApiId { get; init; }

    public required string DomainName { get; init; }

    public required string DomainPrefix { get; init; }

    public required HttpApiRequest Http { get; init; }

    public required string RequestId { get; init; }

    public required string RouteKey { get; init; }

    public string Stage { get; init; } = "$default";

    public required string Time { get; init; }

    public required long TimeEpoch { get; init; }
}

/// <summary>The request line, and who sent it.</summary>
internal sealed record HttpApiRequest(string Method, string Path, string Protocol, string SourceIp, string UserAgent);

/// <summary>What a function answers, and API Gateway turns into an HTTP response.</summary>
internal sealed record HttpApiResponse(int StatusCode, string Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string> { ["content-type"] = "application/json" };

    public bool IsBase64Encoded { get; init; }
}
