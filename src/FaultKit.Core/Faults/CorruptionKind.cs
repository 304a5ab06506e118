namespace FaultKit;

/// <summary>What a <see cref="CorruptFault"/> does to a payload.</summary>
public enum CorruptionKind
{
    /// <summary>The payload ends early; its length says nothing of it, unless the fault says that it does.</summary>
    Truncate,

    /// <summary>Single bits are turned over.</summary>
    BitFlip,

    /// <summary>Whatever it was, it is no JSON document any more.</summary>
    MalformedJson,

    /// <summary>Nothing of it arrives, and its length says so.</summary>
    Empty,

    /// <summary>A field of a JSON document is left out.</summary>
    DropField,

    /// <summary>A field of a JSON document is null.</summary>
    NullField,

    /// <summary>A field of a JSON document has another type: a number becomes a text, a text a number.</summary>
    RetypeField,

    /// <summary>It arrives twice, one after the other.</summary>
    Duplicate,

    /// <summary>Blanks follow it, so that it is longer than it should be.</summary>
    Oversize,

    /// <summary>It says that it is written in another charset.</summary>
    Charset,

    /// <summary>It says that it is of another type.</summary>
    ContentType,

    /// <summary>It says that it is compressed with gzip, and cannot be decompressed.</summary>
    Gzip,

    /// <summary>It is compressed with gzip, and its end is missing.</summary>
    GzipTruncated,
}
