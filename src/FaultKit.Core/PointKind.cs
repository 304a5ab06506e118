namespace FaultKit;

/// <summary>What sort of place a call passes through; the word before the colon of a target.</summary>
/// <remarks>The set is closed, so that a plan can be checked far from the process it is meant for. A surface of your own uses <see cref="Custom"/>.</remarks>
public enum PointKind
{
    /// <summary>An invocation of a Lambda function; written <c>lambda:function-name</c>.</summary>
    Lambda,

    /// <summary>A request that leaves through an <see cref="System.Net.Http.HttpClient"/>; written <c>http:GET prices.internal/quotes/*</c>.</summary>
    Http,

    /// <summary>An attempt of an AWS SDK client; written <c>aws:DynamoDB/PutItem</c>.</summary>
    Aws,

    /// <summary>A request that reaches ASP.NET Core; written <c>aspnetcore:GET /orders/*</c>.</summary>
    AspNetCore,

    /// <summary>A place that the application names itself; written <c>point:ledger.commit</c>.</summary>
    Custom,
}
