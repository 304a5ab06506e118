namespace FaultKit.Lambda;

/// <summary>What sends an event, as far as its shape tells.</summary>
internal enum EventSource
{
    /// <summary>Anybody: an event without a shape that is known.</summary>
    Plain,

    /// <summary>An API Gateway REST API, or an HTTP API with payload format 1.0.</summary>
    ApiGateway,

    /// <summary>An API Gateway HTTP API with payload format 2.0.</summary>
    HttpApi,

    /// <summary>A function URL.</summary>
    FunctionUrl,

    /// <summary>An Application Load Balancer.</summary>
    Alb,

    /// <summary>A queue.</summary>
    Sqs,

    /// <summary>A topic.</summary>
    Sns,

    /// <summary>An event bus, or a schedule.</summary>
    EventBridge,

    /// <summary>Notifications of a bucket.</summary>
    S3,

    /// <summary>The stream of a DynamoDB table.</summary>
    DynamoDb,

    /// <summary>A Kinesis data stream.</summary>
    Kinesis,

    /// <summary>A state machine that passes its context object.</summary>
    StepFunctions,
}
