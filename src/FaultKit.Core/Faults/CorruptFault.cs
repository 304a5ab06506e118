namespace FaultKit;

/// <summary>Changes a payload on its way: its bytes, or what is said of them.</summary>
/// <remarks>It touches only a payload that really passes: where a terminal fault takes the call, the corruption is recorded as suppressed.</remarks>
public sealed record CorruptFault : PayloadFault
{
    /// <summary>The most bytes that a payload may grow by: more than any limit that it could be held against.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>The settings that go with some kinds alone.</summary>
    private static readonly (string Name, CorruptionKind[] Kinds)[] s_settings =
    [
        ("keep", [CorruptionKind.Truncate, CorruptionKind.GzipTruncated]),
        ("fitting", [CorruptionKind.Truncate]),
        ("flips", [CorruptionKind.BitFlip]),
        ("path", [CorruptionKind.DropField, CorruptionKind.NullField, CorruptionKind.RetypeField]),
        ("bytes", [CorruptionKind.Oversize]),
        ("charset", [CorruptionKind.Charset]),
        ("contentType", [CorruptionKind.ContentType]),
    ];

    /// <summary>What is done to the payload.</summary>
    public required CorruptionKind Kind { get; init; }

    /// <summary>How much of a truncated payload is kept, as a share of its bytes; null to let the dice say.</summary>
    public Rate? Keep { get; init; }

    /// <summary>Whether the length that is told of a truncated payload fits it; true unless said otherwise. Where it does not, the reader misses bytes, as if the connection had been closed.</summary>
    public bool Fitting { get; init; } = true;

    /// <summary>How many bits are turned over, 1 to 64; 1 unless said otherwise.</summary>
    public int Flips { get; init; } = 1;

    /// <summary>The field that is dropped, made null or of another type, such as <c>$.items[*].price</c>; null for the other kinds.</summary>
    public string? Path { get; init; }

    /// <summary>By how many bytes the payload grows; 1 MiB unless said otherwise.</summary>
    public long Bytes { get; init; } = 1024 * 1024;

    /// <summary>The charset that the payload claims; <c>utf-16</c> unless said otherwise.</summary>
    public string Charset { get; init; } = "utf-16";

    /// <summary>The type that the payload claims; <c>text/html</c> unless said otherwise, as an error page of a proxy does.</summary>
    public string ContentType { get; init; } = "text/html";

    internal static FaultShape Row { get; } = new(
        "corrupt",
        "Changes a payload on its way: its bytes, or what is said of them.",
        [
            new("kind", new ChoiceShape<CorruptionKind>(), "What is done to it.") { IsRequired = true },
            new("on", new ChoiceShape<PayloadSide>(), "Which payload is touched; the response by default."),
            new("keep", new NumberShape(0, 100), "How much of a truncated payload is kept, in percent; drawn by default."),
            new("fitting", new FlagShape(), "Whether the length that is told of a truncated payload fits; true by default. False, and the reader misses bytes; a request of HttpClient fails where it is sent.") { Kinds = [PointKind.Http, PointKind.AspNetCore] },
            new("flips", new WholeShape(1, 64), "How many bits are turned over; 1 by default."),
            new("path", new FieldShape(), "The field that is dropped, made null or of another type; of a body that is no JSON, or has no such field, nothing is changed."),
            new("bytes", new WholeShape(1, MaxBytes), "How many blanks follow an oversize payload; 1048576 by default."),
            new("charset", TextShape.Name, "The charset that is claimed; utf-16 by default."),
            new("contentType", TextShape.Name, "The type that is claimed; text/html by default."),
        ],
        [
            new(PointKind.Lambda, true, true, "the handler reads a broken event, or its caller a broken result"),
            new(PointKind.Http, true, true, "the body arrives broken"),
            new(PointKind.Aws, false, true, "the SDK's checksums see it, where there are any"),
            new(PointKind.AspNetCore, true, true, "the body arrives broken"),
            new(PointKind.Custom, true, true, "the payload arrives broken, where the surface has payloads"),
        ],
        Make);

    /// <summary>The settings that go with some kinds only, each with the words of those.</summary>
    internal static IEnumerable<(string Setting, string[] Kinds)> SettingsOfKinds => Array.ConvertAll(s_settings, entry => (entry.Name, Array.ConvertAll(entry.Kinds, Word)));

    internal override FaultShape Shape => Row;

    internal override ShapeValues Settings => new ShapeValues(Row.Properties)
        .With("kind", Kind)
        .With("on", On, PayloadSide.Response)
        .With("keep", Keep?.Percentage)
        .With("fitting", Fitting, true)
        .With("flips", (long)Flips, 1L)
        .With("path", Path)
        .With("bytes", Bytes, 1024L * 1024)
        .With("charset", Charset, "utf-16")
        .With("contentType", ContentType, "text/html");

    internal override string? Complaint =>
        Flips is < 1 or > 64 ? "the flips must be from 1 to 64"
        : Bytes is < 1 or > MaxBytes ? $"the bytes must be from 1 to {MaxBytes}"
        : Goes("path") && Path is null ? $"\"kind\": \"{Word(Kind)}\" needs a \"path\", such as \"$.price\""
        : Goes("path") && FieldShape.WhyNot(Path!) is { } why ? why
        : null;

    /// <summary>Whether it needs what only HTTP has: headers that say something of a body.</summary>
    private bool NeedsHeaders => Kind is CorruptionKind.Charset or CorruptionKind.ContentType or CorruptionKind.Gzip or CorruptionKind.GzipTruncated || !Fitting;

    internal override string? ComplaintAt(PointKind kind) =>
        NeedsHeaders && kind is not (PointKind.Http or PointKind.AspNetCore)
            ? $"\"corrupt\" of \"kind\": \"{Word(Kind)}\" cannot be acted out at {FaultVocabulary.TargetsOf(kind)} targets; it can at {FaultVocabulary.TargetsOf(PointKind.Http)}, {FaultVocabulary.TargetsOf(PointKind.AspNetCore)}"
            : !Fitting && On == PayloadSide.Request && kind != PointKind.Http ? "a request whose length does not fit reaches no server; leave out \"fitting\", or say \"on\": \"response\""
            : null;

    private bool Goes(string setting) => Array.Exists(s_settings, entry => entry.Name == setting && entry.Kinds.Contains(Kind));

    private static (Fault?, string?) Make(ShapeValues values)
    {
        var kind = values.Get<CorruptionKind>("kind");
        var stray = Array.Find(s_settings, setting => values.Has(setting.Name) && !setting.Kinds.Contains(kind));
        if (stray.Name is not null)
        {
            return (null, $"\"{stray.Name}\" goes with \"kind\": {string.Join(" or ", Array.ConvertAll(stray.Kinds, other => $"\"{Word(other)}\""))}");
        }

        var fault = new CorruptFault
        {
            Kind = kind,
            On = values.Get("on", PayloadSide.Response),
            Keep = values.Has("keep") ? Rate.OfPercentage(values.Get<double>("keep")) : null,
            Fitting = values.Get("fitting", true),
            Flips = (int)values.Get("flips", 1L),
            Path = values.Get<string?>("path"),
            Bytes = values.Get("bytes", 1024L * 1024),
            Charset = values.Get("charset", "utf-16"),
            ContentType = values.Get("contentType", "text/html"),
        };
        return fault.Complaint is { } complaint ? (null, complaint) : (fault, null);
    }

    private static string Word(CorruptionKind kind) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
