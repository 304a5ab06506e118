using System.Net.Sockets;
using System.Text;

namespace FaultKit.Lambda;

/// <summary>A runtime client's connection to the relay, with a thread of its own: the function may have blocked every thread of the pool.</summary>
internal sealed class RelayConnection(Socket client, RelayEndpoint endpoint, RelayShared shared)
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
            shared.Injector.Evidence.Say(NoticeLevel.Error, $"the Lambda relay hung up on a connection, because there was no thread for it: {e.Message}");
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
        catch (Exception e) when (e is SocketException or EndOfStreamException or OperationCanceledException)
        {
            // One side broke or left, or there is no Runtime API; the other side sees the same.
        }
        catch (InvalidDataException e)
        {
            shared.Injector.Evidence.Say(NoticeLevel.Warning, $"the Lambda relay hung up on a connection, because {e.Message}");
        }
        catch (Exception e)
        {
            shared.Injector.Evidence.Say(NoticeLevel.Error, $"the Lambda relay hung up on a connection: {e}");
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
        while (exchange.ReadRequest() && (shared.IsIdle ? exchange.Pass() : Serve(exchange)))
        {
            // As long as both sides keep the connection.
        }
    }

    private bool Serve(RelayExchange exchange)
    {
        var line = RequestLine.Of(exchange.Request);
        var path = Encoding.Latin1.GetString(line.Target);
        var call = RuntimeApiCall.Of(path, line.Method.SequenceEqual("GET"u8));
        switch (call.Verb)
        {
            case RuntimeApiVerb.Next when exchange.RequestBody.IsComplete:
                return new RelayPoll(exchange, shared, path).Run();
            case RuntimeApiVerb.Restore:
                var isGood = exchange.Pass();
                shared.Protocol.NoteRestored(shared.Injector);
                return isGood;
            case RuntimeApiVerb.Response or RuntimeApiVerb.Error:
                if (RelayAnswer.IsStream(exchange.Request))
                {
                    shared.Protocol.LearnThatItStreams();
                }

                return shared.Protocol.Take(shared.Injector, call.RequestId, call.Verb) is { } pending
                    ? new RelayAnswer(exchange, shared, path).Run(pending)
                    : exchange.Pass();
            default:
                return exchange.Pass();
        }
    }
}
