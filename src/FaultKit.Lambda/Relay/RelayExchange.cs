using System.Net.Sockets;

namespace FaultKit.Lambda;

/// <summary>One request and its response on their way through the relay, byte for byte and piece by piece as they come.</summary>
internal sealed class RelayExchange(RelayPair pair)
{
    private int _ready;

    public MessageHead Request { get; } = new();

    public BodyScanner RequestBody { get; } = new();

    public MessageHead Response { get; } = new();

    public BodyScanner ResponseBody { get; } = new();

    /// <summary>The status of the response whose head was read last.</summary>
    public int Status { get; private set; }

    public RelayPair Pair => pair;

    /// <summary>Waits for a request and reads its head.</summary>
    /// <returns>False where the connection ends instead.</returns>
    public bool ReadRequest()
    {
        while (!Request.TryTake(pair.Client.Ahead))
        {
            if (!pair.AwaitClient())
            {
                return false;
            }
        }

        // Two spellings of one request must not become two requests: what is malformed goes no further.
        _ = RequestLine.Of(Request);
        RequestBody.Begin(BodyFraming.OfRequest(Request));
        return true;
    }

    /// <summary>Passes on the request whose head was read, and its response.</summary>
    /// <returns>Whether the connection is good for another.</returns>
    public bool Pass()
    {
        pair.Connect();
        var head = Request.Bytes.Length;
        _ready = head + RequestBody.Scan(pair.Client.Ahead[head..]);
        var isThrough = PassRequest();
        return PassResponse(isThrough);
    }

    /// <summary>Takes the request's head away, for somebody who sends another in its place.</summary>
    public void TakeRequest()
    {
        pair.Client.Consume(Request.Bytes.Length);
        _ready = 0;
    }

    /// <summary>Passes on what is left of the request.</summary>
    /// <returns>False where the Runtime API has something to say first: "go on", or that it has heard enough.</returns>
    private bool PassRequest()
    {
        while (true)
        {
            while (_ready > 0)
            {
                if (!TrySend(out var count) || (count == 0 && !pair.AwaitRoom()))
                {
                    return false;
                }
            }

            if (RequestBody.IsComplete)
            {
                return true;
            }

            if (pair.Client.IsEnded)
            {
                // Cut off: the Runtime API sees it as the client did it.
                pair.Api.EndSending();
                return true;
            }

            if (!pair.AwaitMore(isHeard: true))
            {
                return false;
            }

            _ready = RequestBody.Scan(pair.Client.Ahead);
        }
    }

    /// <returns>False where the Runtime API hears no more; what it said before can still be read.</returns>
    private bool TrySend(out int count)
    {
        try
        {
            count = pair.Api.Send(pair.Client.Ahead[.._ready]);
        }
        catch (SocketException)
        {
            count = 0;
            return false;
        }

        pair.Client.Consume(count);
        _ready -= count;
        return true;
    }

    /// <summary>Passes on the response to a request.</summary>
    /// <param name="isRequestThrough">Whether the request went out whole.</param>
    /// <returns>Whether the connection is good for another.</returns>
    public bool PassResponse(bool isRequestThrough)
    {
        while (ReadResponse())
        {
            var isWhole = PassResponseBody();
            if (Status >= 200)
            {
                return isWhole && (isRequestThrough || DropRequest());
            }

            isRequestThrough = isRequestThrough || PassRequest();
        }

        return false;
    }

    /// <summary>Reads the head of a response.</summary>
    /// <param name="isClients">Whether it answers the client's own request.</param>
    /// <returns>False where the Runtime API ends the connection instead.</returns>
    public bool ReadResponse(bool isClients = true)
    {
        while (!Response.TryTake(pair.Api.Ahead))
        {
            if (!pair.AwaitApi(isClients))
            {
                return false;
            }
        }

        Status = StatusLine.Of(Response);
        if (Status == 101)
        {
            throw new InvalidDataException("the Runtime API switches protocols");
        }

        ResponseBody.Begin(BodyFraming.OfResponse(Response, Status, RequestLine.Of(Request).Method.SequenceEqual("HEAD"u8)));
        return true;
    }

    /// <summary>Passes on the response whose head was read.</summary>
    /// <returns>Whether it came to an end that leaves the connection usable.</returns>
    public bool PassResponseBody()
    {
        var head = Response.Bytes.Length;
        var ready = head + ResponseBody.Scan(pair.Api.Ahead[head..]);
        while (true)
        {
            pair.Send(pair.Client, pair.Api.Ahead[..ready]);
            pair.Api.Consume(ready);
            if (ResponseBody.IsComplete)
            {
                return true;
            }

            if (!pair.AwaitApi())
            {
                return false;
            }

            ready = ResponseBody.Scan(pair.Api.Ahead);
        }
    }

    /// <summary>The response was there before the request was through: hears the client out, because hanging up now could cost it the response.</summary>
    /// <returns>False: nobody knows how much of the request the Runtime API has read.</returns>
    private bool DropRequest()
    {
        pair.Client.EndSending();
        while (!RequestBody.IsComplete && !pair.Client.IsEnded)
        {
            pair.Client.Consume(_ready);
            pair.AwaitMore(isHeard: false);
            _ready = RequestBody.Scan(pair.Client.Ahead);
        }

        return false;
    }
}
