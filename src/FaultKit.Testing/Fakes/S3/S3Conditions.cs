using System.Globalization;

namespace FaultKit.Testing;

/// <summary>Conditions in the headers of a request (RFC 9110, section 13; Amazon S3 User Guide, "Conditional requests").</summary>
internal static class S3Conditions
{
    /// <summary>Refuses a write whose conditions do not hold.</summary>
    public static void CheckWrite(S3Request request, S3Object? present)
    {
        if (request.Header("If-None-Match") is not null && present is not null)
        {
            throw S3Refusal.Precondition;
        }

        if (request.Header("If-Match") is { } expected)
        {
            _ = present ?? throw S3Refusal.NoKey;
            if (!Matches(expected, present))
            {
                throw S3Refusal.Precondition;
            }
        }
    }

    /// <summary>Refuses a read whose conditions do not hold.</summary>
    /// <returns>Whether the reader has the object already: 304.</returns>
    public static bool CheckRead(S3Request request, S3Object present)
    {
        if (request.Header("If-Match") is { } expected && !Matches(expected, present))
        {
            throw S3Refusal.Precondition;
        }

        if (request.Header("If-Unmodified-Since") is { } until && request.Header("If-Match") is null && Whole(present.Modified) > Parse(until))
        {
            throw S3Refusal.Precondition;
        }

        return request.Header("If-None-Match") is { } known ? Matches(known, present)
            : request.Header("If-Modified-Since") is { } since && Whole(present.Modified) <= Parse(since);
    }

    private static bool Matches(string condition, S3Object present) =>
        condition == "*" || condition.Split(',').Any(tag => tag.Trim().Trim('"') == present.ETag.Trim('"'));

    private static DateTimeOffset Parse(string date) => DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Dates in headers have no fractions of a second.</summary>
    private static DateTimeOffset Whole(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
