using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace FaultKit.Tests;

/// <summary>A plan over HTTP, from servers that are well, unreachable, slow, or lie.</summary>
public sealed class HttpPlanSourceTests : IAsyncDisposable
{
    private const string Tagged = "ETag: \"one\"\r\n";

    private readonly FakeTimeProvider _time = new(Some.Instant);
    private readonly PlanServer _server = new();
    private readonly HttpPlanSource _source;

    public HttpPlanSourceTests() => _source = HttpPlanSource.Of(_server.Address, _time);

    public static TheoryData<string, string> Lies => new()
    {
        { PlanServer.Status("302 Found", "Location: https://login.internal/start?back=secret\r\n"), "it redirects to https://login.internal/start, which is not followed; name that address instead if it is the right one" },
        { PlanServer.Status("307 Temporary Redirect"), "it redirects to another place, which is not followed; name that address instead if it is the right one" },
        { PlanServer.Status("401 Unauthorized"), "the server refuses this process with 401 (Unauthorized); look at its permissions" },
        { PlanServer.Status("403 Forbidden"), "the server refuses this process with 403 (Forbidden); look at its permissions" },
        { PlanServer.Status("503 Service Unavailable"), "the server answers 503 (Service Unavailable), not a plan" },
        { PlanServer.Status("204 No Content"), "the server answers 204 (No Content), not a plan" },
        { PlanServer.Status("304 Not Modified"), "the server answers 304 (not modified), which it was not asked" },
        { PlanServer.Ok("<html>Log in</html>").Replace("application/json", "text/html; charset=utf-8", StringComparison.Ordinal), "the answer is a web page, not a plan: a login or an error page, probably" },
        { PlanServer.Ok("{}", "Content-Encoding: gzip\r\n"), "the answer is coded as gzip, which was not asked for" },
    };

    public static TheoryData<string, string> Refused => new()
    {
        { "http://config.internal/chaos.json?key=secret", "\"http://config.internal/chaos.json\" is plain http to another machine, and whoever is in between could choose the faults; expected https, or http to localhost." },
        { "https://user:secret@config.internal/chaos.json", "The address of the plan at config.internal holds a user name or a password, which end up in logs; take them out." },
        { "https://", "\"https://\" is no address; expected one such as https://config.internal/chaos.json." },
    };

    public async ValueTask DisposeAsync()
    {
        _source.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Document_IsFound()
    {
        _server.Answer = PlanServer.Ok("{ \"ü\": 1 }");

        var look = await LookAsync();

        Assert.Equal((LookOutcome.Found, "{ \"ü\": 1 }"), (look.Outcome, System.Text.Encoding.UTF8.GetString(look.Document.Span)));
    }

    [Fact]
    public async Task SecondLook_AsksByTheTag_AndTakesNoForAnAnswer()
    {
        _server.Answer = PlanServer.Ok("{}", Tagged);
        await LookAsync();
        _server.Answer = PlanServer.Status("304 Not Modified", Tagged);

        var look = await LookAsync();

        Assert.Equal((LookOutcome.Unchanged, true), (look.Outcome, _server.Requests.Last().Contains("If-None-Match: \"one\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ChangedDocument_IsFound()
    {
        _server.Answer = PlanServer.Ok("{}", Tagged);
        await LookAsync();
        _server.Answer = PlanServer.Ok("{ }", "ETag: \"two\"\r\n");

        var look = await LookAsync();

        Assert.Equal((LookOutcome.Found, "{ }"), (look.Outcome, System.Text.Encoding.UTF8.GetString(look.Document.Span)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ETag: \"two\"\r\n")]
    public async Task SameDocument_IsUnchanged_WhateverItsTag(string tag)
    {
        _server.Answer = PlanServer.Ok("{}", tag.Length > 0 ? Tagged : "");
        await LookAsync();
        _server.Answer = PlanServer.Ok("{}", tag);

        Assert.Equal(LookOutcome.Unchanged, (await LookAsync()).Outcome);
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("410 Gone")]
    public async Task NoDocument_IsGone(string status)
    {
        _server.Answer = PlanServer.Status(status);

        Assert.Equal(LookOutcome.Gone, (await LookAsync()).Outcome);
    }

    [Fact]
    public async Task DocumentThatIsBack_IsFound_ThoughItIsTheSame()
    {
        _server.Answer = PlanServer.Ok("{}", Tagged);
        await LookAsync();
        _server.Answer = PlanServer.Status("404 Not Found");
        await LookAsync();
        _server.Answer = PlanServer.Ok("{}", Tagged);

        Assert.Equal(LookOutcome.Found, (await LookAsync()).Outcome);
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task AnswerThatIsNoPlan_IsExplained(string answer, string expected)
    {
        _server.Answer = answer;

        var look = await LookAsync();

        Assert.Equal((LookOutcome.Unreachable, expected, 1), (look.Outcome, look.Detail, _server.Requests.Count));
    }

    [Fact]
    public async Task NotModified_ByAnotherTag_IsALie_AndTheWholeDocumentIsAskedForNext()
    {
        _server.Answer = PlanServer.Ok("{}", Tagged);
        await LookAsync();
        _server.Answer = PlanServer.Status("304 Not Modified", "ETag: \"two\"\r\n");

        var lie = await LookAsync();
        _server.Answer = PlanServer.Ok("{ }", "ETag: \"two\"\r\n");
        var truth = await LookAsync();

        Assert.Equal((LookOutcome.Unreachable, LookOutcome.Found), (lie.Outcome, truth.Outcome));
        Assert.DoesNotContain("If-None-Match", _server.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TagThatStaysThoughTheDocumentChanges_IsFoundOutInTime()
    {
        _server.Answer = PlanServer.Ok("{}", Tagged);
        await LookAsync();

        _time.Advance(TimeSpan.FromMinutes(5));
        await LookAsync();

        Assert.DoesNotContain("If-None-Match", _server.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HalfADocument_IsNoDocument()
    {
        _server.Answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{ \"enabled\": true";

        await Assert.ThrowsAnyAsync<IOException>(LookAsync);
    }

    [Fact]
    public async Task DocumentWithoutEnd_IsReadUntilItIsTooLong()
    {
        _server.Answer = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + new string(' ', PlanSource.MostBytes + 100_000);

        var look = await LookAsync();

        Assert.Equal($"the document has {PlanSource.MostBytes + 1} bytes; a plan has at most {PlanSource.MostBytes}", Documents.Read(look.Document.Span).Errors[0].Message);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void AddressThatNoPlanIsReadFrom_IsRefused(string address, string expected)
    {
        var refusal = Assert.Throws<NotSupportedException>(() => HttpPlanSource.Of(address, _time));

        Assert.Equal(expected, refusal.Message);
    }

    [Theory]
    [InlineData("https://config.internal/chaos.json")]
    [InlineData("http://localhost:2772/applications/a/environments/e/configurations/c")]
    [InlineData("http://127.0.0.1:2772/")]
    [InlineData("http://[::1]/")]
    public void AddressThatAPlanIsReadFrom_IsTaken(string address)
    {
        using var source = HttpPlanSource.Of(address, _time);

        Assert.Equal(address, source.Name);
    }

    [Fact]
    public void Name_KeepsTheQueryToItself() => Assert.Equal(_server.Name, _source.Name);

    [Fact]
    public async Task Look_BelongsToNoTrace()
    {
        _server.Answer = PlanServer.Ok("{}");
        using var activity = new Activity("invocation").SetIdFormat(ActivityIdFormat.W3C).Start();

        await LookAsync();

        Assert.DoesNotContain("traceparent", _server.Requests.Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ServerThatIsNotThere_IsExplained()
    {
        _server.GoAway();
        var listener = new RecordingListener();
        using var injector = new FaultInjector(new() { Time = _time, Listeners = [listener] });
        var watch = new PlanWatch(injector, _source);

        await watch.LookIfDueAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith($"{_server.Name} cannot be read: Connection refused", listener.Notices.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerThatSaysNothing_IsGivenUp()
    {
        var listener = new RecordingListener();
        using var injector = new FaultInjector(new() { Time = _time, Listeners = [listener] });
        var watch = new PlanWatch(injector, _source, new() { Wait = TimeSpan.FromMinutes(1) });

        var look = watch.LookIfDueAsync(TestContext.Current.CancellationToken).AsTask();
        await _server.Asked.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(PlanWatch.LongestLook);
        await look;

        Assert.Equal($"{_server.Name} cannot be read: no answer within 10s", listener.Notices.Single().Message);
    }

    private Task<PlanLook> LookAsync() => _source.LookAsync(TestContext.Current.CancellationToken).AsTask();
}
