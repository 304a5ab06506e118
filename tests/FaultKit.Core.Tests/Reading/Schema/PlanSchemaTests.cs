using System.Text.RegularExpressions;
using CsCheck;

namespace FaultKit.Tests;

/// <summary>The schema says what the reader says, wherever a schema can.</summary>
public sealed class PlanSchemaTests
{
    /// <summary>What the reader says of two values that it has compared: no schema does that.</summary>
    private static readonly Regex s_comparison = new("is longer than the delay|is shorter than \"delay\"");

    private const string Page = "src/FaultKit.Core/chaos.schema.json";

    public static TheoryData<string> Good => [.. SchemaCorpus.Good];

    public static TheoryData<string> Bad => [.. SchemaCorpus.Bad];

    public static TheoryData<string> Places => [.. SchemaCorpus.EveryPlace()];

    public static TheoryData<string, string> Beyond => [.. SchemaCorpus.BeyondSchemas.Select(entry => (entry.Document, entry.Reason))];

    [Fact]
    public void TheFileThatIsShipped_IsWhatTheShapesSay()
    {
        var written = PlanSchema.Write();

        Assert.True(written == Repository.Read(Page), $"{Page} is not what the shapes say any more; write PlanSchema.Write() into it: {Repository.Keep(Page, written)}");
    }

    [Fact]
    public void TheSchema_IsASchema() => Assert.True(SchemaValidators.IsSchema(PlanSchema.Write()));

    [Fact]
    public void TheCorpus_IsLarge() => Assert.InRange(SchemaCorpus.Good.Count + SchemaCorpus.Bad.Count, 150, 1000);

    [Theory]
    [MemberData(nameof(Good), DisableDiscoveryEnumeration = true)]
    public void AGoodPlan_IsAcceptedByReaderAndSchema(string document)
    {
        var verdicts = (Documents.Complaints(document), SchemaValidators.OfPlans.Complaints(document), SchemaValidators.OfPlans.Accepts(document));

        Assert.Equal(("", "", true), verdicts);
    }

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void ABadPlan_IsRefusedByReaderAndSchema(string document)
    {
        var verdicts = (Documents.Complaints(document) == "", SchemaValidators.OfPlans.Complaints(document) == "", SchemaValidators.OfPlans.Accepts(document));

        Assert.True(verdicts == (false, false, false), $"{verdicts}: {document}");
    }

    [Theory]
    [MemberData(nameof(Places), DisableDiscoveryEnumeration = true)]
    public void AFaultAtAPlace_HasTheSameVerdict(string document)
    {
        var complaints = Documents.Complaints(document);

        var verdicts = (SchemaValidators.OfPlans.Complaints(document) == "", SchemaValidators.OfPlans.Accepts(document));
        Assert.True(verdicts == (complaints == "", complaints == ""), $"{verdicts}, but the reader says \"{complaints}\" of {document}");
    }

    [Fact]
    public void EveryPairOfSettings_HasTheSameVerdict()
    {
        var documents = SchemaCorpus.EveryPair().Distinct().ToArray();

        var others = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.ForEach(documents, document =>
        {
            var complaints = Documents.Complaints(document);
            if (!s_comparison.IsMatch(complaints) && (complaints == "") != (SchemaValidators.OfPlans.Complaints(document) == ""))
            {
                others.Add($"{document}: the reader says \"{complaints}\"");
            }
        });

        Assert.InRange(documents.Length, 1000, 50_000);
        Assert.True(others.IsEmpty, $"{others.Count} of {documents.Length}, such as\n{string.Join('\n', others.Take(20))}");
    }

    [Theory]
    [MemberData(nameof(Beyond), DisableDiscoveryEnumeration = true)]
    public void WhatNoSchemaCanSay_IsRefusedByTheReaderAlone(string document, string reason)
    {
        var verdicts = (Documents.Complaints(document) == "", SchemaValidators.OfPlans.Complaints(document) == "", SchemaValidators.OfPlans.Accepts(document));

        Assert.True(verdicts == (false, true, true), $"{verdicts}: {reason}");
    }

    [Fact]
    public void WhatTheReaderAccepts_NoEditorUnderlines()
    {
        // Pieces of good plans, put together at random: whatever comes out a plan must please the schema too.
        var good = SchemaCorpus.Good.Where(document => document.Length < 1000).ToArray();
        var plans = 0;

        Gen.Select(Gen.Int[0, good.Length - 1].Select(i => good[i]), Gen.Int[0, 1000], Gen.Int[0, good.Length - 1].Select(i => good[i]), Gen.Int[0, 1000], Gen.Int[1, 30]).Select(Splice).Sample(
            document =>
            {
                if (Documents.Read(document).Plan is null)
                {
                    return true;
                }

                Interlocked.Increment(ref plans);
                return SchemaValidators.OfPlans.Complaints(document) == "";
            },
            iter: 20_000);

        // Otherwise nothing was asked of the schema.
        Assert.InRange(plans, 100, 20_000);
    }

    /// <summary>A plan with a piece of another in it.</summary>
    private static string Splice((string Plan, int At, string Other, int From, int Length) pieces)
    {
        var (at, from) = (pieces.At % pieces.Plan.Length, pieces.From % pieces.Other.Length);
        var piece = pieces.Other[from..Math.Min(pieces.Other.Length, from + pieces.Length)];
        return pieces.Plan[..at] + piece + pieces.Plan[Math.Min(pieces.Plan.Length, at + pieces.Length)..];
    }
}
