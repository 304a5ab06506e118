using System.Net.Sockets;

namespace FaultKit.Lambda;

/// <summary>The two sides of a relayed connection: the runtime client, and the Runtime API once it is needed.</summary>
/// <remarks>For one thread; another may only <see cref="Stop"/> it.</remarks>
internal sealed class RelayPair(RelaySocket client, RelayEndpoint endpoint)
{
    private readonly Lock _stopping = new();
    private readonly RelayWait _wait = new();
    private RelaySocket? _api;
    private bool _isStopped;
    private bool _isStale;

    public RelaySocket Client => client;

    /// <summary>The connection to the Runtime API; <see cref="Connect"/> comes first.</summary>
    public RelaySocket Api => _api ?? throw new InvalidOperationException("there is no connection to the Runtime API");

    public RelayEndpoint Endpoint => endpoint;

    /// <summary>Waits for the client to ask for something.</summary>
    /// <returns>False where one of the two sides has ended instead: an idle end is passed on at once.</returns>
    public bool AwaitClient()
    {
        for (var isFilled = client.FillOn(); !isFilled; isFilled = client.Fill())
        {
            // Readable without having been asked: the Runtime API has ended the connection while nobody used it.
            _wait.ToRead(client, _api);
            _isStale = _api is not null && _wait.IsReadable(_api);
            if (!_wait.IsReadable(client))
            {
                return false;
            }
        }

        return !client.IsEnded;
    }

    /// <summary>Makes sure of a connection to the Runtime API.</summary>
    /// <exception cref="SocketException">There is nobody.</exception>
    public void Connect()
    {
        if (_api is not null && !_isStale)
        {
            return;
        }

        lock (_stopping)
        {
            _api?.Dispose();
            _api = null;
        }

        var api = new RelaySocket(endpoint.Connect());
        lock (_stopping)
        {
            (_api, _isStale) = (api, false);
            if (_isStopped)
            {
                api.Stop();
            }
        }
    }

    /// <summary>Makes sure that the connection to the Runtime API was not ended while a fault took its time.</summary>
    /// <exception cref="SocketException">There is nobody.</exception>
    public void Reconnect()
    {
        _isStale = _isStale || (_api is { } api && (api.IsGone() || !api.Ahead.IsEmpty));
        Connect();
    }

    /// <summary>Breaks off whatever is being sent to the Runtime API, which gets what was sent before; the next call connects anew.</summary>
    public void Cut()
    {
        lock (_stopping)
        {
            _api?.Close(isReset: false);
            _api = null;
        }
    }

    /// <summary>Makes the next call connect anew.</summary>
    public void Abandon() => _isStale = true;

    /// <summary>Waits for something from the Runtime API.</summary>
    /// <param name="isClients">Whether it is the client's request that is answered, so that the Runtime API learns it if the client leaves.</param>
    /// <returns>False where the Runtime API will send no more.</returns>
    public bool AwaitApi(bool isClients = true)
    {
        for (var isFilled = Api.FillOn(); !isFilled; isFilled = Api.Fill())
        {
            // What a client sends ahead of its turn stays where it is until then.
            var watched = !isClients || client.IsEnded || !client.Ahead.IsEmpty ? null : client;
            _wait.ToRead(Api, watched);
            if (watched is not null && _wait.IsReadable(client) && client.Fill() && client.IsEnded)
            {
                Api.EndSending();
            }
        }

        return !Api.IsEnded;
    }

    /// <summary>Waits for more of a request.</summary>
    /// <param name="isHeard">Whether to wake up as well when the Runtime API has something to say instead.</param>
    /// <returns>False where it has.</returns>
    public bool AwaitMore(bool isHeard)
    {
        for (var isFilled = client.FillOn(); !isFilled; isFilled = client.Fill())
        {
            _wait.ToRead(client, isHeard ? Api : null);
            if (!_wait.IsReadable(client))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Waits until more of a request can go to the Runtime API.</summary>
    /// <returns>False where the Runtime API has something to say first.</returns>
    public bool AwaitRoom() => _wait.ToWrite(Api, isHeard: true);

    /// <summary>Sends all of it, however slowly it is read.</summary>
    public void Send(RelaySocket target, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var count = target.Send(bytes);
            bytes = bytes[count..];
            if (count == 0)
            {
                _wait.ToWrite(target, isHeard: false);
            }
        }
    }

    /// <summary>Sends all of it to the Runtime API.</summary>
    /// <returns>False where that has something to say first, or hears no more.</returns>
    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                var count = Api.Send(bytes);
                bytes = bytes[count..];
                if (count == 0 && !AwaitRoom())
                {
                    return false;
                }
            }

            return true;
        }
        catch (SocketException)
        {
            // What it said before can still be read.
            return false;
        }
    }

    /// <summary>Ends both sides from another thread.</summary>
    public void Stop()
    {
        lock (_stopping)
        {
            _isStopped = true;
            client.Stop();
            _api?.Stop();
        }
    }

    /// <summary>Closes both sides.</summary>
    /// <param name="isReset">Whether one of them broke, so that the other has to see it break.</param>
    public void Close(bool isReset)
    {
        lock (_stopping)
        {
            client.Close(isReset);
            _api?.Close(isReset);
        }
    }
}
