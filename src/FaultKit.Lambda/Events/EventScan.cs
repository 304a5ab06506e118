using System.Text.Json;

namespace FaultKit.Lambda;

/// <summary>Tells what sends an event, by the names that the documented formats have and others have not.</summary>
/// <remarks>
/// AWS Lambda Developer Guide, the pages of the single integrations. REST APIs and load balancers have <c>httpMethod</c> beside
/// <c>requestContext</c>, the latter with <c>elb</c> in it; HTTP APIs (2.0) and function URLs have <c>rawPath</c>, the latter with a
/// <c>domainName</c> of their own. Queues, topics, buckets and streams send <c>Records</c>, each with its source. An event bus has
/// <c>detail-type</c>, <c>source</c> and <c>detail</c>. A state machine's context object has <c>Execution</c>, <c>State</c> and
/// <c>StateMachine</c> (AWS Step Functions Developer Guide, "context object"), at the top or in one of the event's members.
/// </remarks>
internal static class EventScan
{
    [Flags]
    private enum Marks
    {
        None = 0,
        Context = 1,
        LoadBalancer = 2,
        FunctionUrl = 4,
        Method = 8,
        RawPath = 16,
        ManyValues = 32,
        DetailType = 64,
        Bus = 128,
        Detail = 256,
        Execution = 512,
        State = 1024,
        StateMachine = 2048,
        Machine = Execution | State | StateMachine,
        Event = DetailType | Bus | Detail,
    }

    public static EventFacts Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return !reader.Read() ? default
                : reader.TokenType == JsonTokenType.StartArray ? new(OfRecords(reader))
                : reader.TokenType == JsonTokenType.StartObject ? OfObject(ref reader)
                : default;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half a document would be known by chance: it is nobody's.
            return default;
        }
    }

    private static EventFacts OfObject(ref Utf8JsonReader reader)
    {
        var marks = Marks.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var mark = MarkOf(ref reader);
            var isRecords = mark == Marks.None && reader.ValueTextEquals("Records"u8);
            reader.Read();
            if (isRecords && OfRecords(reader) is var source and not EventSource.Plain)
            {
                return new(source);
            }

            marks |= mark | (mark == Marks.Context ? OfContext(reader) : mark == Marks.None ? OfMember(reader) : Marks.None);
            reader.Skip();
        }

        return new(Judge(marks), Has(marks, Marks.ManyValues));
    }

    private static EventSource Judge(Marks marks) => marks switch
    {
        _ when Has(marks, Marks.Context | Marks.RawPath) => Has(marks, Marks.FunctionUrl) ? EventSource.FunctionUrl : EventSource.HttpApi,
        _ when Has(marks, Marks.Context | Marks.Method) => Has(marks, Marks.LoadBalancer) ? EventSource.Alb : EventSource.ApiGateway,
        _ when Has(marks, Marks.Event) => EventSource.EventBridge,
        _ when Has(marks, Marks.Machine) => EventSource.StepFunctions,
        _ => EventSource.Plain,
    };

    private static bool Has(Marks marks, Marks all) => (marks & all) == all;

    private static Marks MarkOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("requestContext"u8) ? Marks.Context
        : reader.ValueTextEquals("httpMethod"u8) ? Marks.Method
        : reader.ValueTextEquals("rawPath"u8) ? Marks.RawPath
        : reader.ValueTextEquals("multiValueHeaders"u8) ? Marks.ManyValues
        : reader.ValueTextEquals("detail-type"u8) ? Marks.DetailType
        : reader.ValueTextEquals("source"u8) ? Marks.Bus
        : reader.ValueTextEquals("detail"u8) ? Marks.Detail
        : MachineMarkOf(ref reader);

    private static Marks MachineMarkOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("Execution"u8) ? Marks.Execution
        : reader.ValueTextEquals("State"u8) ? Marks.State
        : reader.ValueTextEquals("StateMachine"u8) ? Marks.StateMachine
        : Marks.None;

    /// <summary>What a request context adds. The reader is a copy: where it ends does not matter.</summary>
    private static Marks OfContext(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Marks.None;
        }

        var marks = Marks.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isDomain = reader.ValueTextEquals("domainName"u8);
            marks |= reader.ValueTextEquals("elb"u8) ? Marks.LoadBalancer : Marks.None;
            reader.Read();
            marks |= isDomain && reader.TokenType == JsonTokenType.String && reader.GetString()!.Contains(".lambda-url.", StringComparison.Ordinal) ? Marks.FunctionUrl : Marks.None;
            reader.Skip();
        }

        return marks;
    }

    /// <summary>Whether another member is a state machine's context object; all of it, or nothing.</summary>
    private static Marks OfMember(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Marks.None;
        }

        var marks = Marks.None;
        while (marks != Marks.Machine && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            marks |= MachineMarkOf(ref reader);
            reader.Read();
            reader.Skip();
        }

        return marks == Marks.Machine ? marks : Marks.None;
    }

    /// <summary>The source that the first of the records names.</summary>
    private static EventSource OfRecords(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return EventSource.Plain;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSource = reader.ValueTextEquals("eventSource"u8) || reader.ValueTextEquals("EventSource"u8);
            reader.Read();
            if (isSource && reader.TokenType == JsonTokenType.String)
            {
                return OfName(ref reader);
            }

            reader.Skip();
        }

        return EventSource.Plain;
    }

    private static EventSource OfName(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("aws:sqs"u8) ? EventSource.Sqs
        : reader.ValueTextEquals("aws:sns"u8) ? EventSource.Sns
        : reader.ValueTextEquals("aws:s3"u8) ? EventSource.S3
        : reader.ValueTextEquals("aws:dynamodb"u8) ? EventSource.DynamoDb
        : reader.ValueTextEquals("aws:kinesis"u8) ? EventSource.Kinesis
        : EventSource.Plain;
}
