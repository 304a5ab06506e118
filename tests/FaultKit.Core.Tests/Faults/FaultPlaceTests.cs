namespace FaultKit.Tests;

/// <summary>Which fault can be acted out where, and on which side of the call.</summary>
public sealed class FaultPlaceTests
{
    private const string Everywhere = "lambda http aws aspnetcore point";

    private static readonly Dictionary<string, string> s_targets = new()
    {
        ["lambda"] = "lambda:f",
        ["http"] = "http:prices.internal",
        ["aws"] = "aws:S3/*",
        ["aspnetcore"] = "aspnetcore:/x",
        ["point"] = "point:p",
    };

    [Theory]
    [InlineData("\"type\": \"latency\", \"delay\": \"1s\"", Everywhere)]
    [InlineData("\"type\": \"latency\", \"delay\": \"1s\", \"when\": \"after\"", "lambda http aspnetcore point")]
    [InlineData("\"type\": \"error\"", Everywhere)]
    [InlineData("\"type\": \"error\", \"when\": \"after\"", Everywhere)]
    [InlineData("\"type\": \"error\", \"code\": \"x\"", "lambda aws point")]
    [InlineData("\"type\": \"error\", \"message\": \"x\"", "lambda aws aspnetcore point")]
    [InlineData("\"type\": \"throttle\"", Everywhere)]
    [InlineData("\"type\": \"throttle\", \"when\": \"after\"", Everywhere)]
    [InlineData("\"type\": \"throttle\", \"retryAfter\": \"1s\"", "lambda http aspnetcore")]
    [InlineData("\"type\": \"timeout\"", Everywhere)]
    [InlineData("\"type\": \"timeout\", \"cap\": \"1s\"", "http aws aspnetcore point")]
    [InlineData("\"type\": \"timeout\", \"margin\": \"1s\"", "lambda")]
    [InlineData("\"type\": \"timeout\", \"beyond\": true", "lambda")]
    [InlineData("\"type\": \"batch\", \"kind\": \"drop\"", "lambda")]
    [InlineData("\"type\": \"batch\", \"kind\": \"partial-failure\"", "lambda aws")]
    [InlineData("\"type\": \"deadline\", \"remaining\": \"1s\"", "lambda")]
    [InlineData("\"type\": \"cold-start\", \"delay\": \"1s\"", "lambda")]
    [InlineData("\"type\": \"init-error\"", "lambda")]
    [InlineData("\"type\": \"crash\"", "lambda")]
    [InlineData("\"type\": \"exit\", \"when\": \"after\"", "lambda")]
    [InlineData("\"type\": \"memory\", \"size\": \"1MiB\"", "lambda point")]
    [InlineData("\"type\": \"cpu\"", "lambda point")]
    [InlineData("\"type\": \"disk\", \"size\": \"1MiB\"", "lambda point")]
    [InlineData("\"type\": \"threads\", \"count\": 1", "lambda point")]
    [InlineData("\"type\": \"error\", \"exception\": \"x\"", "lambda aspnetcore point")]
    [InlineData("\"type\": \"response\"", Everywhere)]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"truncate\"", Everywhere)]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"truncate\", \"on\": \"request\"", "lambda http aspnetcore point")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"drop-field\", \"path\": \"$.a\"", Everywhere)]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"gzip\"", "http aspnetcore")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"charset\", \"on\": \"request\"", "http aspnetcore")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"truncate\", \"fitting\": false", "http aspnetcore")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"truncate\", \"fitting\": false, \"on\": \"request\"", "http")]
    [InlineData("\"type\": \"throttle\", \"limit\": 1, \"window\": \"1s\"", Everywhere)]
    [InlineData("\"type\": \"throttle\", \"retryAfter\": \"1s\", \"police\": true", "lambda http aspnetcore")]
    [InlineData("\"type\": \"access-denied\"", "http aws aspnetcore")]
    [InlineData("\"type\": \"access-denied\", \"code\": \"x\"", "aws")]
    [InlineData("\"type\": \"connection\", \"kind\": \"refused\"", "http aws")]
    [InlineData("\"type\": \"connection\", \"kind\": \"reset\", \"when\": \"after\"", "http aws")]
    [InlineData("\"type\": \"connection\", \"kind\": \"closed\", \"afterBytes\": 1", "lambda http aws")]
    [InlineData("\"type\": \"connection\", \"kind\": \"reset\", \"afterBytes\": 1", "http aws")]
    [InlineData("\"type\": \"error\", \"afterBytes\": 1", "lambda")]
    [InlineData("\"type\": \"response\", \"keepBody\": true", "lambda")]
    [InlineData("\"type\": \"error\", \"status\": 503", "aws")]
    [InlineData("\"type\": \"error\", \"reasons\": [\"None\"]", "aws")]
    [InlineData("\"type\": \"throttle\", \"code\": \"x\"", "aws")]
    [InlineData("\"type\": \"clock-skew\"", "aws")]
    [InlineData("\"type\": \"clock-skew\", \"when\": \"after\"", "")]
    [InlineData("\"type\": \"slow-body\", \"bytesPerSecond\": 1", "lambda http aws aspnetcore")]
    [InlineData("\"type\": \"slow-body\", \"bytesPerSecond\": 1, \"on\": \"request\"", "http aspnetcore")]
    public void AFault_IsReadWhereItCanBeActedOut(string fault, string expected)
    {
        var places = s_targets.Where(target => Documents.Complaints(Documents.Fault(fault, target.Value)).Length == 0).Select(target => target.Key);

        Assert.Equal(expected, string.Join(' ', places));
    }

    [Theory]
    [InlineData("\"type\": \"latency\", \"delay\": \"1s\", \"when\": \"after\"", "aws:S3", ": \"latency\" cannot act with \"when\": \"after\" at \"aws:\" targets")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"truncate\", \"on\": \"request\"", "aws:S3", ": \"corrupt\" cannot act with \"on\": \"request\" at \"aws:\" targets")]
    [InlineData("\"type\": \"corrupt\", \"kind\": \"gzip\"", "lambda:x", ": \"corrupt\" of \"kind\": \"gzip\" cannot be acted out at \"lambda:\" targets; it can at \"http:\", \"aspnetcore:\"")]
    [InlineData("\"type\": \"connection\", \"kind\": \"closed\", \"when\": \"after\"", "lambda:x", ": \"connection\" cannot be acted out at \"lambda:\" targets but in the middle of a streamed response: \"kind\": \"closed\", with \"afterBytes\"")]
    [InlineData("\"type\": \"error\", \"code\": \"x\"", "http:x", ".code: \"code\" means nothing at \"http:\" targets; it does at \"lambda:\", \"aws:\", \"point:\"")]
    [InlineData("\"type\": \"throttle\", \"retryAfter\": \"1s\"", "point:x", ".retryAfter: \"retryAfter\" means nothing at \"point:\" targets; it does at \"lambda:\", \"http:\", \"aspnetcore:\"")]
    public void AFaultThatCannotBeActedOut_IsRefusedWithThePlacesWhereItCan(string fault, string target, string expected)
    {
        var complaints = Documents.Complaints(Documents.Fault(fault, target));

        Assert.Equal($"$.rules[0].fault{expected}", complaints);
    }

    [Fact]
    public void StraySettings_AreAllNamedBesideWhatElseIsWrong()
    {
        var complaints = Documents.Complaints(Documents.Fault("\"type\": \"error\", \"code\": \"x\", \"message\": 7"));

        Assert.Equal(
            "$.rules[0].fault.code: \"code\" means nothing at \"http:\" targets; it does at \"lambda:\", \"aws:\", \"point:\"\n"
            + "$.rules[0].fault.message: \"message\" means nothing at \"http:\" targets; it does at \"lambda:\", \"aws:\", \"aspnetcore:\", \"point:\"\n"
            + "$.rules[0].fault.message: expected a text of 1 to 1000 characters; here stands 7",
            complaints);
    }

    [Fact]
    public void AFaultInCode_IsHeldToTheSameTable()
    {
        var refusal = Assert.Throws<ArgumentException>("rules", () => FaultPlan.Of(Some.Rule("r", Some.Latency(5, when: FaultWhen.After), "aws:S3")));

        Assert.StartsWith("Rule \"r\": \"latency\" cannot act with \"when\": \"after\" at \"aws:\" targets.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFault_HasAPlaceOfEachKindAtMostOnce() =>
        Assert.All(FaultVocabulary.Faults, shape => Assert.Equal(shape.Places.Length, shape.Places.Select(place => place.Kind).Distinct().Count()));

    [Fact]
    public void EveryKindOfPoint_HasAWord()
    {
        var words = Enum.GetValues<PointKind>().Select(FaultVocabulary.WordOf);

        Assert.Equal(Everywhere.Split(' '), words);
    }
}
