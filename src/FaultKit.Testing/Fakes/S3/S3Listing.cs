using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace FaultKit.Testing;

/// <summary>Lists the objects of a bucket (Amazon S3 API Reference, ListObjectsV2).</summary>
internal static class S3Listing
{
    private const int Most = 1000;

    public static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    public static XElement Write(S3Bucket bucket, S3Request request)
    {
        var prefix = request.Query.GetValueOrDefault("prefix") ?? "";
        var delimiter = request.Query.GetValueOrDefault("delimiter") ?? "";
        var most = request.Query.TryGetValue("max-keys", out var keys) ? Math.Min(Most, int.Parse(keys, CultureInfo.InvariantCulture)) : Most;
        var after = request.Query.TryGetValue("continuation-token", out var token) ? ReadToken(token) : request.Query.GetValueOrDefault("start-after") ?? "";
        var page = new Page(bucket, prefix, delimiter, after, most);
        return new(
            Namespace + "ListBucketResult",
            Element("Name", bucket.Name),
            Element("Prefix", prefix),
            delimiter.Length > 0 ? Element("Delimiter", delimiter) : null,
            Element("MaxKeys", most),
            Element("KeyCount", page.Contents.Count + page.Prefixes.Count),
            Element("IsTruncated", page.Next is not null),
            token is { } sent ? Element("ContinuationToken", sent) : null,
            page.Next is { } next ? Element("NextContinuationToken", Convert.ToBase64String(Encoding.UTF8.GetBytes(next))) : null,
            page.Contents.Select(item => new XElement(
                Namespace + "Contents",
                Element("Key", item.Key),
                Element("LastModified", item.Value.Modified.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)),
                Element("ETag", item.Value.ETag),
                Element("Size", item.Value.Body.Length),
                Element("StorageClass", "STANDARD"))),
            page.Prefixes.Select(common => new XElement(Namespace + "CommonPrefixes", Element("Prefix", common))));
    }

    private static XElement Element(string name, object value) => new(Namespace + name, value);

    private static string ReadToken(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token));
        }
        catch (FormatException)
        {
            throw S3Refusal.Invalid("The continuation token provided is incorrect");
        }
    }

    /// <summary>Some objects, and what keys have in common up to the delimiter.</summary>
    private sealed class Page
    {
        public Page(S3Bucket bucket, string prefix, string delimiter, string after, int most)
        {
            string? last = null;
            foreach (var item in bucket.Objects)
            {
                if (!item.Key.StartsWith(prefix, StringComparison.Ordinal) || string.CompareOrdinal(item.Key, after) <= 0 || (delimiter.Length > 0 && after.EndsWith(delimiter, StringComparison.Ordinal) && item.Key.StartsWith(after, StringComparison.Ordinal)))
                {
                    continue;
                }

                var end = delimiter.Length > 0 ? item.Key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal) : -1;
                var common = end < 0 ? null : item.Key[..(end + delimiter.Length)];
                if (common is not null && Prefixes.LastOrDefault() == common)
                {
                    continue;
                }

                if (Contents.Count + Prefixes.Count == most)
                {
                    Next = last ?? after;
                    return;
                }

                last = common ?? item.Key;
                if (common is null)
                {
                    Contents.Add(item);
                }
                else
                {
                    Prefixes.Add(common);
                }
            }
        }

        public List<KeyValuePair<string, S3Object>> Contents { get; } = [];

        public List<string> Prefixes { get; } = [];

        /// <summary>Where the next page begins; null at the end.</summary>
        public string? Next { get; }
    }
}
