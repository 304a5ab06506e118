using System.Text.Json.Nodes;

namespace FaultKit.Testing;

/// <summary>A fake service refuses a request, in the words of the real one.</summary>
internal sealed class FakeServiceException(int status, string code, string message) : Exception(message)
{
    /// <summary>The status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>The code, as the service writes it.</summary>
    public string Code { get; } = code;

    /// <summary>The code of the older query protocol, which SQS still names beside the newer one.</summary>
    public string? QueryCode { get; init; }

    /// <summary>What else stands in a body of JSON.</summary>
    public JsonObject? Details { get; init; }
}
