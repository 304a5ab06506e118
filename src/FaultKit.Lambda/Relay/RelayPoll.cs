using System.Net.Sockets;

namespace FaultKit.Lambda;

/// <summary>Polls for a client until there is an invocation for the function.</summary>
internal sealed class RelayPoll(RelayExchange exchange, RelayShared shared, string path)
{
    private readonly RelayPair _pair = exchange.Pair;

    /// <summary>Serves the poll whose head was read.</summary>
    /// <returns>Whether the connection is good for another.</returns>
    public bool Run()
    {
        exchange.TakeRequest();

        // Waiting for the client was watching the other side too: only what took time since asks for another look.
        for (var isFresh = !Initialize(); ; isFresh = false)
        {
            // An event whose poll was given up was fetched already, and its fault is done: it comes first.
            shared.Holds.Reclaim();
            if (shared.TakeKept() is { } left)
            {
                return left.Deliver(_pair);
            }

            shared.Protocol.Poll(shared.Injector);
            if (isFresh)
            {
                _pair.Connect();
            }
            else
            {
                _pair.Reconnect();
            }

            _pair.Send(_pair.Api, exchange.Request.Bytes);
            if (!ReadResponse())
            {
                return false;
            }

            shared.Injector.Refresh();
            var fetched = new RelayEvent(exchange, shared);
            if (Complete(shared.Protocol.DecideAsync(shared.Injector, fetched)) is not { } decision)
            {
                return fetched.IsRead ? fetched.Deliver(_pair) : exchange.PassResponseBody();
            }

            using var hold = new RelayHold(shared.Holds, _pair.Client);
            fetched.Hold = hold;
            if (Complete(shared.Protocol.PrepareAsync(shared.Injector, decision, fetched)) is not { } answer)
            {
                return fetched.Deliver(_pair);
            }

            Post(answer, fetched.Header(RuntimeApiHeader.RequestId)!, fetched.EndsWithConnection);
        }
    }

    /// <summary>The first poll: carries out what goes wrong with the initialization that it ends.</summary>
    /// <returns>Whether something did.</returns>
    private bool Initialize()
    {
        if (shared.Protocol.DecideInit(shared.Injector) is not { } init)
        {
            return false;
        }

        using var finished = init;
        init.Delay(FaultWhen.Before, () => shared.IsStopped || _pair.Client.IsGone(), CancellationToken.None);
        if (shared.Protocol.FailInit(init, path) is { } report)
        {
            Send(report.Answer, report.Path, "of the initialization");
            shared.Injector.ProcessEnd.Exit(1);
        }

        return true;
    }

    /// <summary>A transport that holds its thread completes what it is asked for, so there is never anything to wait for here.</summary>
    private static T Complete<T>(ValueTask<T> work) => work.IsCompletedSuccessfully ? work.Result : work.AsTask().GetAwaiter().GetResult();

    /// <summary>Interim responses to a poll mean nothing to a poller.</summary>
    private bool ReadResponse()
    {
        while (exchange.ReadResponse())
        {
            if (exchange.Status >= 200)
            {
                return true;
            }

            _pair.Api.Consume(exchange.Response.Bytes.Length);
        }

        return false;
    }

    private void Post(InvocationAnswer answer, string requestId, bool isLast)
    {
        if (isLast || exchange.Response.Lists("Connection"u8, "close"u8))
        {
            _pair.Abandon();
        }

        if (answer == InvocationAnswer.None)
        {
            return;
        }

        Send(answer, RuntimeApiCall.AnswerPath(path, requestId, answer.Verb), requestId);
    }

    private void Send(InvocationAnswer answer, string to, string requestId)
    {
        try
        {
            new RelayPost(exchange).Send(answer, to);
            InvocationProtocol.SayIfRefused(shared.Injector, exchange.Status, requestId);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            _pair.Abandon();
            InvocationProtocol.SayUnsent(shared.Injector, requestId, e);
        }
    }
}
