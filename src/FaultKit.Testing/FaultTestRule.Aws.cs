namespace FaultKit.Testing;

/// <summary>Faults in the words of AWS.</summary>
public sealed partial class FaultTestRule
{
    /// <summary>The service refuses with a throttling code.</summary>
    /// <param name="code">The code, such as <c>ThrottlingException</c>.</param>
    public FaultTestPlan ThrottleWith(string code) => Add(new ThrottleFault { Code = code, When = _when });

    /// <summary>The service answers with an error.</summary>
    /// <param name="code">The code, such as <c>ConditionalCheckFailedException</c>; one that FaultKit does not know is answered as it stands.</param>
    /// <param name="status">The status of the answer, 400 to 599.</param>
    public FaultTestPlan FailWith(string code, int status) => Add(new ErrorFault { Code = code, Status = status, When = _when });

    /// <summary>DynamoDB cancels the transaction.</summary>
    /// <param name="reasons">Why, for each item in order: <c>ConditionalCheckFailed</c>, or <c>None</c> for one that was not to blame.</param>
    public FaultTestPlan CancelTransaction(params string[] reasons) => Add(new ErrorFault { Reasons = new(reasons), When = _when });

    /// <summary>The service finds the caller's clock wrong; the SDK corrects it, for all clients of the endpoint.</summary>
    /// <param name="offset">How far the service's clock is ahead, at least 5 minutes.</param>
    public FaultTestPlan SkewClock(TimeSpan offset) => Add(new ClockSkewFault { Offset = offset, When = _when });
}
