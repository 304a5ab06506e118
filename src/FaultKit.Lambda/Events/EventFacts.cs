namespace FaultKit.Lambda;

/// <summary>What the shape of an event tells.</summary>
/// <param name="Source">What sends it.</param>
/// <param name="HasManyValues">Whether its headers have lists of values, so that those of an answer must too.</param>
internal readonly record struct EventFacts(EventSource Source, bool HasManyValues = false)
{
    /// <summary>Whether it stands for an HTTP request, whose refusal is an answer and not a failure.</summary>
    public bool IsHttp => Source is EventSource.ApiGateway or EventSource.HttpApi or EventSource.FunctionUrl or EventSource.Alb;

    /// <summary>Whether a function can report single records of it as failed (AWS Lambda Developer Guide, "partial batch responses").</summary>
    public bool HasPartialFailures => Source is EventSource.Sqs or EventSource.Kinesis or EventSource.DynamoDb;

    /// <summary>The source as plans write it in <c>eventSource</c>.</summary>
    public string Word => Source switch
    {
        EventSource.ApiGateway => "api-gateway",
        EventSource.HttpApi => "http-api",
        EventSource.FunctionUrl => "function-url",
        EventSource.StepFunctions => "step-functions",
        _ => Source.ToString().ToLowerInvariant(),
    };

    /// <summary>Reads them off an event, in one pass that keeps nothing of it.</summary>
    public static EventFacts Of(ReadOnlySpan<byte> json) => EventScan.Read(json);
}
