using System.Net.Sockets;

namespace FaultKit.Lambda;

/// <summary>A runtime client's connection to the relay, with a thread of its own: the function may have blocked every thread of the pool.</summary>
internal sealed class RelayConnection(Socket client, RelayEndpoint endpoint, FaultInjector injector)
{
    private readonly RelayPair _pair = new(new(client), endpoint);

    /// <summary>Starts it.</summary>
    /// <param name="ended">Told when it has ended, on its thread.</param>
    public void Start(Action<RelayConnection> ended)
    {
        try
        {
            // Without the flow of whoever happens to start it, such as a test's: a connection outlives it.
            new Thread(() => Run(ended)) { IsBackground = true, Name = LambdaRelay.ThreadName }.UnsafeStart();
        }
        catch (OutOfMemoryException e)
        {
            // That is how a process hears that it has too many threads. Hanging up harms this client alone.
            injector.Evidence.Say(NoticeLevel.Error, $"the Lambda relay hung up on a connection, because there was no thread for it: {e.Message}");
            _pair.Close(isReset: true);
            ended(this);
        }
    }

    /// <summary>Ends it from another thread.</summary>
    public void Stop() => _pair.Stop();

    private void Run(Action<RelayConnection> ended)
    {
        var isReset = true;
#pragma warning disable CA1031 // Whatever goes wrong with one connection: that one ends, the process and the others go on.
        try
        {
            Serve();
            isReset = false;
        }
        catch (SocketException)
        {
            // One side broke, or there is no Runtime API; the other side sees the same.
        }
        catch (InvalidDataException e)
        {
            injector.Evidence.Say(NoticeLevel.Warning, $"the Lambda relay hung up on a connection, because {e.Message}");
        }
        catch (Exception e)
        {
            injector.Evidence.Say(NoticeLevel.Error, $"the Lambda relay hung up on a connection: {e}");
        }
#pragma warning restore CA1031
        finally
        {
            _pair.Close(isReset);
            ended(this);
        }
    }

    private void Serve()
    {
        var exchange = new RelayExchange(_pair);
        while (exchange.ReadRequest())
        {
            if (!exchange.Pass())
            {
                return;
            }
        }
    }
}
