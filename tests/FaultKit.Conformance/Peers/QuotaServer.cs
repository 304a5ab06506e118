using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace FaultKit.Conformance;

/// <summary>Lets so many requests pass in each window, and tells the others when the next begins.</summary>
/// <param name="limit">How many.</param>
/// <param name="window">How long a window is; the first begins with the first request.</param>
/// <param name="saysDate">Whether it names the time, and not the seconds until then.</param>
/// <param name="time">What time it is.</param>
internal sealed class QuotaServer(int limit, TimeSpan window, bool saysDate, TimeProvider time)
{
    private readonly Dictionary<long, int> _passed = [];
    private DateTimeOffset? _first;

    public Task AnswerAsync(HttpContext context)
    {
        var now = time.GetUtcNow();
        _first ??= now;
        var number = (long)Math.Floor((now - _first.Value) / window);
        var count = _passed[number] = _passed.GetValueOrDefault(number) + 1;
        if (count <= limit)
        {
            return context.Response.WriteAsync(Answers.Body);
        }

        var next = _first.Value + ((number + 1) * window);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = saysDate ? next.ToString("r") : Math.Ceiling((next - now).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }
}
