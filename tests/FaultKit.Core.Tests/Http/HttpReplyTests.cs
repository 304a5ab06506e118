using System.Net;

namespace FaultKit.Tests.Http;

public sealed class HttpReplyTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Reply_NamesItsRequest()
    {
        var request = HttpSome.Get();

        using var response = HttpReply.Create(Reply(), request, s_now);

        Assert.Same(request, response.RequestMessage);
    }

    [Theory]
    [InlineData(429, "Too Many Requests")]
    [InlineData(503, "Service Unavailable")]
    public void ReasonPhrase_IsTheUsualOne(int status, string phrase)
    {
        using var response = HttpReply.Create(Reply(status), HttpSome.Get(), s_now);

        Assert.Equal(phrase, response.ReasonPhrase);
    }

    [Fact]
    public void Date_IsNow()
    {
        using var response = HttpReply.Create(Reply(), HttpSome.Get(), s_now);

        Assert.Equal(s_now, response.Headers.Date);
    }

    [Fact]
    public void DateOfThePlan_StandsAlone()
    {
        using var response = HttpReply.Create(Reply(headers: [new("Date", "Sun, 06 Nov 1994 08:49:37 GMT")]), HttpSome.Get(), s_now);

        Assert.Equal(["Sun, 06 Nov 1994 08:49:37 GMT"], response.Headers.NonValidated["Date"]);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("{}", 2)]
    public void ContentLength_IsSaid(string body, long length)
    {
        using var response = HttpReply.Create(Reply(body: body), HttpSome.Get(), s_now);

        Assert.Equal(length, response.Content.Headers.ContentLength);
    }

    [Fact]
    public void HeadersOfThePlan_GoWhereTheyBelong()
    {
        using var response = HttpReply.Create(Reply(headers: [new("Retry-After", "2"), new("Content-Type", "text/plain")]), HttpSome.Get(), s_now);

        Assert.Equal(("2", "text/plain"), (response.Headers.RetryAfter?.ToString(), response.Content.Headers.ContentType?.ToString()));
    }

    [Fact]
    public async Task Head_HasNoBody()
    {
        using var response = HttpReply.Create(Reply(body: "{}"), new(HttpMethod.Head, HttpSome.Address), s_now);

        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Head_SaysHowLongTheBodyWouldBe()
    {
        using var response = HttpReply.Create(Reply(body: "{}"), new(HttpMethod.Head, HttpSome.Address), s_now);

        Assert.Equal(2, response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public async Task StatusWithoutABody_HasNone(int status)
    {
        using var response = HttpReply.Create(Reply(status, "{}"), HttpSome.Get(), s_now);

        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public void StatusWithoutABody_SaysNoLength(int status)
    {
        using var response = HttpReply.Create(Reply(status, "{}"), HttpSome.Get(), s_now);

        Assert.Null(response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("http", 1, HttpVersionPolicy.RequestVersionOrLower, 1)]
    [InlineData("http", 2, HttpVersionPolicy.RequestVersionOrLower, 1)]
    [InlineData("http", 2, HttpVersionPolicy.RequestVersionExact, 2)]
    [InlineData("https", 2, HttpVersionPolicy.RequestVersionOrLower, 2)]
    public void Version_IsWhatTheRequestWouldHaveGot(string scheme, int asked, HttpVersionPolicy policy, int got)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{scheme}://prices.internal/") { Version = new(asked, asked == 1 ? 1 : 0), VersionPolicy = policy };

        using var response = HttpReply.Create(Reply(), request, s_now);

        Assert.Equal(got, response.Version.Major);
    }

    [Theory]
    [InlineData("HEAD", 200, "Content-Length: 2", "{}")]
    [InlineData("GET", 200, "Content-Length: 2", "{}")]
    [InlineData("GET", 204, "X: y", "")]
    [InlineData("GET", 429, "Content-Length: 0", "")]
    public async Task Reply_LooksLikeOneFromTheNetwork(string method, int status, string header, string body)
    {
        await using var server = new RawServer($"HTTP/1.1 {status} \r\nDate: Mon, 23 Nov 2026 09:00:00 GMT\r\n{header}\r\n\r\n{(method == "HEAD" ? "" : body)}");
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new(method), server.Address);

        using var real = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var injected = HttpReply.Create(Reply(status, body), request, s_now);

        Assert.Equal(await Shape(real), await Shape(injected));
    }

    private static async Task<object> Shape(HttpResponseMessage response) =>
        (response.StatusCode, response.Version, response.Headers.Date, response.Content.Headers.ContentLength,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private static WireReply Reply(int status = (int)HttpStatusCode.OK, string body = "", KeyValuePair<string, string>[]? headers = null) =>
        new(status, new(headers ?? []), System.Text.Encoding.UTF8.GetBytes(body));
}
