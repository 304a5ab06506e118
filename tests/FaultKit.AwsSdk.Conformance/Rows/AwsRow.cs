using Amazon.Runtime;

namespace FaultKit.AwsSdk.Conformance;

/// <summary>A failure, as the network or the service makes it, and the fault that stands for it.</summary>
/// <param name="What">The failure, in words.</param>
/// <param name="Call">The call that meets it.</param>
/// <param name="Fault">The fault, as plans write it.</param>
/// <param name="Sees">What the caller sees, in short; said beforehand, so that two equal mistakes are found too.</param>
/// <param name="Attempts">How often the SDK tries.</param>
/// <param name="Real">What a real server does, request by request.</param>
internal sealed record AwsRow(string What, AwsCall Call, string Fault, string Sees, int Attempts, params Answer[] Real)
{
    /// <summary>Which of the calls are faulted; all unless said otherwise.</summary>
    public string? Calls { get; init; }

    /// <summary>What a caller without a task sees, where that is something else.</summary>
    public string? SeesSync { get; init; }

    /// <summary>How often the SDK tries for a caller without a task, where that is something else.</summary>
    public int? AttemptsSync { get; init; }

    /// <summary>What the server of the injected side answers, where that is not what it answers when all is well.</summary>
    public Answer? Beneath { get; init; }

    /// <summary>Whether the call is made before its reply is lost: what the runtime says of it is then that it was answered.</summary>
    public bool IsMade { get; init; }

    /// <summary>What the configuration of the client must say.</summary>
    public Action<ClientConfig>? Configure { get; init; }

    /// <summary>Where the real client looks for the service, when not at a server of ours.</summary>
    public Uri? Elsewhere { get; init; }

    /// <summary>Whether the caller gives up by its token, once the request is on its way.</summary>
    public bool GivesUp { get; init; }

    /// <summary>What the plan says.</summary>
    public string Plan => $$"""
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
            { "name": "row", "target": "{{Call.Target}}",{{(Calls is null ? "" : $" \"calls\": \"{Calls}\",")}} "fault": {{Fault}} } ] }
        """;

    /// <summary>What a caller sees, with tasks or without.</summary>
    public string SeenBy(bool isAsync) => isAsync ? Sees : SeesSync ?? Sees;

    /// <summary>How often the SDK tries, with tasks or without.</summary>
    public int AttemptsBy(bool isAsync) => isAsync ? Attempts : AttemptsSync ?? Attempts;

    public override string ToString() => $"{Call.Name}: {What}";
}
