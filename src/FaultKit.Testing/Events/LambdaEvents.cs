using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace FaultKit.Testing;

/// <summary>Makes the events that AWS services send to functions, as JSON: <c>orders.InvokeAsync(LambdaEvents.HttpApi("POST", "/orders", body))</c>.</summary>
/// <remarks>
/// <para>
/// Each has every member that the AWS Lambda developer guide documents for its source, and the same bytes with every run: ids are derived
/// from what is said here, and every time is <see cref="VirtualClock.DefaultStart"/>. Region and account are those of
/// <see cref="LambdaEmulatorOptions"/>'s defaults.
/// </para>
/// <para>What is special about an event of yours is set afterwards, with <c>JsonNode.Parse</c> for example. Safe for any number of threads.</para>
/// </remarks>
public static class LambdaEvents
{
    /// <summary>An event of an API Gateway HTTP API, payload format 2.0.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, with its query: <c>/orders?dry=1</c>.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="headers">The headers. Several values of one name are joined by a comma, and <c>cookie</c> goes to where this format has cookies.</param>
    public static string HttpApi(string method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        HttpEvents.Version2(HttpRequestText.Of(method, path, body, headers), isUrl: false).ToJsonString();

    /// <summary>An event of a function URL.</summary>
    /// <inheritdoc cref="HttpApi"/>
    public static string FunctionUrl(string method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        HttpEvents.Version2(HttpRequestText.Of(method, path, body, headers), isUrl: true).ToJsonString();

    /// <summary>An event of an API Gateway REST API with a proxy integration, payload format 1.0.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, with its query: <c>/orders?dry=1</c>.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="headers">The headers. Of several values of one name, <c>headers</c> has the last and <c>multiValueHeaders</c> has all.</param>
    public static string RestApi(string method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        HttpEvents.Version1(HttpRequestText.Of(method, path, body, headers)).ToJsonString();

    /// <summary>An event of an Application Load Balancer, without multi-value headers.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, with its query: <c>/orders?dry=1</c>. A load balancer passes the query as it came, escaped.</param>
    /// <param name="body">The body; null for none, which is an empty text to a load balancer.</param>
    /// <param name="headers">The headers; of several values of one name, the last.</param>
    public static string Alb(string method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        HttpEvents.LoadBalancer(HttpRequestText.Of(method, path, body, headers)).ToJsonString();

    /// <summary>An event of an SQS event source mapping, with the messages of one batch.</summary>
    /// <param name="bodies">The bodies of the messages. Their ids are to be found in the event, and those of batch item failures as well.</param>
    /// <remarks>A queue that delivers again what failed is <see cref="LambdaEmulator.Queue"/>.</remarks>
    public static string Sqs(params IEnumerable<string> bodies) => RecordEvents.Sqs(bodies).ToJsonString();

    /// <summary>An event of an SNS topic; SNS sends one message with each.</summary>
    /// <param name="message">The message.</param>
    /// <param name="subject">The subject; null for none.</param>
    public static string Sns(string message, string? subject = null) => RecordEvents.Sns(message, subject).ToJsonString();

    /// <summary>An event of an EventBridge bus or schedule.</summary>
    /// <param name="source">Where it comes from, such as <c>shop.orders</c>.</param>
    /// <param name="detailType">What happened, such as <c>OrderPlaced</c>.</param>
    /// <param name="detail">What about it, as JSON.</param>
    /// <exception cref="JsonException">The detail is no JSON.</exception>
    public static string EventBridge(string source, string detailType, string detail) => RecordEvents.EventBridge(source, detailType, detail).ToJsonString();

    /// <summary>A notification of an S3 bucket about one object.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key, as it is: the event has it escaped, as S3 sends it (a space is <c>+</c>).</param>
    /// <param name="name">The event's name; <c>ObjectCreated:Put</c> unless said otherwise.</param>
    /// <param name="size">The object's size, in bytes.</param>
    public static string S3(string bucket, string key, string name = "ObjectCreated:Put", long size = 1024) => RecordEvents.S3(bucket, key, name, size).ToJsonString();

    /// <summary>An event of a DynamoDB stream with new and old images, about one change.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">The item's keys, in DynamoDB JSON: <c>{"Id":{"N":"101"}}</c>.</param>
    /// <param name="newImage">The item afterwards, in DynamoDB JSON; null where it was removed.</param>
    /// <param name="oldImage">The item before, in DynamoDB JSON; null where it was inserted. Which of them there is makes the event's name.</param>
    /// <exception cref="JsonException">One of them is no JSON.</exception>
    /// <exception cref="ArgumentException">There is neither image: nothing has changed.</exception>
    public static string DynamoDb(string table, string keys, string? newImage = null, string? oldImage = null) =>
        RecordEvents.DynamoDb(table, keys, newImage, oldImage).ToJsonString();

    /// <summary>An event of a Kinesis data stream, with the records of one batch.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="data">What the records carry; the event has it in Base64.</param>
    public static string Kinesis(string stream, params IEnumerable<string> data) => RecordEvents.Kinesis(stream, data).ToJsonString();

    /// <summary>Any value, as JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="options">How it is written; camel case and the like of <see cref="JsonSerializerOptions.Web"/> unless said otherwise.</param>
    /// <typeparam name="T">Its type.</typeparam>
    [RequiresUnreferencedCode("Reads the members of the value by reflection; where they may be trimmed, invoke with JSON of your own.")]
    [RequiresDynamicCode("Reads the members of the value by reflection; under Native AOT, invoke with JSON of your own.")]
    public static string Json<T>(T value, JsonSerializerOptions? options = null) => JsonSerializer.Serialize(value, options ?? JsonSerializerOptions.Web);
}
