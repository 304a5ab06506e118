namespace FaultKit.Testing;

/// <summary>An object in a bucket.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="ETag">The MD5 of them, in quotes.</param>
/// <param name="Modified">When it was written.</param>
/// <param name="Headers">What it was written with and is given back with: type, encoding, metadata.</param>
/// <param name="Checksums">The checksums it was written with, for those who ask for them.</param>
internal sealed record S3Object(
    byte[] Body, string ETag, DateTimeOffset Modified, IReadOnlyList<KeyValuePair<string, string>> Headers, IReadOnlyList<KeyValuePair<string, string>> Checksums);
