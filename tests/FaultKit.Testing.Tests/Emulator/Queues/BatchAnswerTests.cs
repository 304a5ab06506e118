using System.Text;

namespace FaultKit.Testing.Tests;

public sealed class BatchAnswerTests
{
    private static readonly EmulatedMessage[] s_batch = [new("1", "a", default), new("2", "b", default)];

    [Theory]
    [InlineData("", "")]
    [InlineData("null", "")]
    [InlineData("{}", "")]
    [InlineData("""{"batchItemFailures":null}""", "")]
    [InlineData("""{"batchItemFailures":[]}""", "")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"2"}]}""", "2")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"1"},{"itemIdentifier":"2"}]}""", "1 2")]
    [InlineData("no JSON", "1 2")]
    [InlineData("""{"batchItemFailures":"2"}""", "1 2")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""", "1 2")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""", "1 2")]
    [InlineData("""{"batchItemFailures":[{"wrongKey":"2"}]}""", "1 2")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"2"},{"itemIdentifier":"3"}]}""", "1 2")]
    [InlineData("""{"batchItemFailures":[7]}""", "1 2")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"\ud83d"}]}""", "1 2")]
    public void Report_NamesWhatFailed(string answer, string expected) =>
        Assert.Equal(expected, string.Join(' ', BatchAnswer.FailedOf(Outcome(answer), s_batch, isReport: true).Select(message => message.Id)));

    [Fact]
    public void AnswerThatIsNoReport_MeansThatAllIsDone() => Assert.Empty(BatchAnswer.FailedOf(Outcome("no JSON"), s_batch, isReport: false));

    [Theory, InlineData(true), InlineData(false)]
    public void FunctionThatFailed_HasDoneNothing(bool isReport)
    {
        var failed = new LambdaOutcome(Some, Answer.TimedOut("r-1", TimeSpan.FromSeconds(3)), default, default);

        Assert.Equal(s_batch, BatchAnswer.FailedOf(failed, s_batch, isReport));
    }

    private static Invocation Some => new("r-1", default, new("arn", "trace", TimeSpan.FromSeconds(3)), new());

    private static LambdaOutcome Outcome(string answer) => new(Some, new(LambdaOutcomeKind.Succeeded, Encoding.UTF8.GetBytes(answer)), default, default);
}
