using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using AotClient;
using FaultKit;
using FaultKit.AwsSdk;

// One client from before the line, the others from after it; the plan comes from FAULTKIT_PLAN.
using var service = new LoopbackService("{}");
var credentials = new BasicAWSCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
using var early = new AmazonDynamoDBClient(credentials, At(new AmazonDynamoDBConfig()));

await using var chaos = Chaos.UseChaos();
using var dynamo = new AmazonDynamoDBClient(credentials, At(new AmazonDynamoDBConfig()));
using var s3 = new AmazonS3Client(credentials, At(new AmazonS3Config { ForcePathStyle = true }));
using var sqs = new AmazonSQSClient(credentials, At(new AmazonSQSConfig()));
using var ssm = new AmazonSimpleSystemsManagementClient(credentials, At(new AmazonSimpleSystemsManagementConfig()));

await SayAsync("DynamoDB ListTables", () => dynamo.ListTablesAsync());
await SayAsync("DynamoDB GetItem", () => dynamo.GetItemAsync("orders", new() { ["id"] = new("1") }));
await SayAsync("S3 GetObject", () => s3.GetObjectAsync("bucket", "key"));
await SayAsync("SQS ReceiveMessage", () => sqs.ReceiveMessageAsync("http://queue/1/orders"));
await SayAsync("SSM GetParameter", () => ssm.GetParameterAsync(new() { Name = "/orders/limit" }));
await SayAsync("DynamoDB GetItem, before the line", () => early.GetItemAsync("orders", new() { ["id"] = new("1") }));
early.AttachChaos();
await SayAsync("DynamoDB GetItem, attached", () => early.GetItemAsync("orders", new() { ["id"] = new("1") }));
foreach (var hit in Chaos.Injector!.Journal.Hits)
{
    Console.WriteLine($"{hit.Rule}: {hit.Outcome} at {hit.Point}");
}

TConfig At<TConfig>(TConfig config)
    where TConfig : ClientConfig
{
    config.ServiceURL = service.Address;
    config.AuthenticationRegion = "us-east-1";
    config.MaxErrorRetry = 1;
    return config;
}

static async Task SayAsync(string call, Func<Task> make)
{
    try
    {
        await make();
        Console.WriteLine($"{call}: ok");
    }
    catch (AmazonServiceException e)
    {
        Console.WriteLine($"{call}: {e.GetType().Name} {e.ErrorCode} {(int)e.StatusCode} {e.ErrorType} {(e.RequestId is null ? "no id" : "id")}");
    }
    catch (Exception e)
    {
        Console.WriteLine($"{call}: {e.GetType().Name} <- {e.InnerException?.GetType().Name}");
    }
}
