using System.Text;

namespace FaultKit.Tests;

public sealed class FilePlanSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _path;
    private readonly FilePlanSource _source;

    public FilePlanSourceTests()
    {
        _path = _folder["chaos.json"];
        _source = new(_path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AMissingFile_IsGone()
    {
        var look = Look();

        Assert.Equal((LookOutcome.Gone, "the file does not exist"), (look.Outcome, look.Detail));
    }

    [Fact]
    public void AFileInAMissingFolder_IsGone()
    {
        var source = new FilePlanSource(_folder["missing/chaos.json"]);

        var look = Look(source);

        Assert.Equal(LookOutcome.Gone, look.Outcome);
    }

    [Fact]
    public void ADirectory_IsGone()
    {
        Directory.CreateDirectory(_path);

        var look = Look();

        Assert.Equal((LookOutcome.Gone, "it is a directory, not a file"), (look.Outcome, look.Detail));
    }

    [Fact]
    public void AFileThatAppears_IsFound()
    {
        Look();
        File.WriteAllText(_path, "{}");

        var look = Look();

        Assert.Equal((LookOutcome.Found, "{}"), (look.Outcome, TextOf(look)));
    }

    [Fact]
    public void AFileThatStays_IsUnchanged()
    {
        File.WriteAllText(_path, "{}");
        Look();

        var looks = new[] { Look(), Look() }.Select(look => look.Outcome);

        Assert.Equal([LookOutcome.Unchanged, LookOutcome.Unchanged], looks);
    }

    [Fact]
    public void AnOldFileThatStays_IsNotReadAgain()
    {
        File.WriteAllText(_path, "{}");
        File.SetLastWriteTimeUtc(_path, Some.Instant.UtcDateTime.AddYears(-1));
        Look();
        using var isInUse = Lock();

        var look = Look();

        Assert.Equal(LookOutcome.Unchanged, look.Outcome);
    }

    [Fact]
    public void AFileThatGrows_IsFoundAgain()
    {
        File.WriteAllText(_path, "{ ");
        Look();
        File.AppendAllText(_path, "}");

        var look = Look();

        Assert.Equal("{ }", TextOf(look));
    }

    [Fact]
    public void AnEditOfTheSameLengthInTheSameInstant_IsFound()
    {
        File.WriteAllText(_path, "{\"a\": 1}");
        var written = File.GetLastWriteTimeUtc(_path);
        Look();
        File.WriteAllText(_path, "{\"a\": 2}");
        File.SetLastWriteTimeUtc(_path, written);

        var look = Look();

        Assert.Equal("{\"a\": 2}", look.Outcome == LookOutcome.Found ? TextOf(look) : null);
    }

    [Fact]
    public void AFileThatIsTouched_IsReadAgain()
    {
        File.WriteAllText(_path, "{}");
        Look();
        File.SetLastWriteTimeUtc(_path, Some.Instant.UtcDateTime.AddYears(-1));

        var look = Look();

        Assert.Equal(LookOutcome.Found, look.Outcome);
    }

    [Fact]
    public void AFileThatGoes_IsGoneOnce()
    {
        File.WriteAllText(_path, "{}");
        Look();
        File.Delete(_path);

        var looks = new[] { Look(), Look() }.Select(look => look.Outcome);

        Assert.Equal([LookOutcome.Gone, LookOutcome.Unchanged], looks);
    }

    [Fact]
    public void AFileThatComesBackAsItWas_IsFound()
    {
        File.WriteAllText(_path, "{}");
        var written = File.GetLastWriteTimeUtc(_path);
        Look();
        File.Delete(_path);
        Look();
        File.WriteAllText(_path, "{}");
        File.SetLastWriteTimeUtc(_path, written);

        var look = Look();

        Assert.Equal(LookOutcome.Found, look.Outcome);
    }

    [Fact]
    public void AFileThatCannotBeRead_IsReadAsSoonAsItCan()
    {
        File.WriteAllText(_path, "{}");
        using (Lock())
        {
            Assert.Throws<IOException>(() => Look());
        }

        var look = Look();

        Assert.Equal(LookOutcome.Found, look.Outcome);
    }

    [Fact]
    public void AFileThatIsTooLarge_IsReadFarEnoughToBeRefused()
    {
        File.WriteAllBytes(_path, new byte[PlanReader.MostBytes * 2]);

        var look = Look();

        Assert.Equal(PlanReader.MostBytes + 1, look.Document.Length);
    }

    [Fact]
    public void AFile_IsLookedAtWheneverWorkEnters() => Assert.Equal(TimeSpan.Zero, _source.Interval);

    private static string TextOf(PlanLook look) => Encoding.UTF8.GetString(look.Document.Span);

    private PlanLook Look() => Look(_source);

    private static PlanLook Look(FilePlanSource source) => source.LookAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private FileStream Lock() => new(_path, FileMode.Open, FileAccess.Read, FileShare.None);
}
