namespace FaultKit;

/// <summary>Remembers who was asked to come back later, until then.</summary>
/// <remarks>Bounded: where too many are waited for, who was asked first is forgotten first.</remarks>
internal sealed class RefusedCallers
{
    private const int Most = 4096;

    private readonly Lock _changing = new();
    private readonly Dictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>A caller was asked to come back at a time.</summary>
    public void Add(string caller, DateTimeOffset time)
    {
        lock (_changing)
        {
            if (!_until.ContainsKey(caller))
            {
                _order.Enqueue(caller);
            }

            _until[caller] = time;
            if (_order.Count > Most)
            {
                _until.Remove(_order.Dequeue());
            }
        }
    }

    /// <summary>How much too early a caller comes; null where it does not.</summary>
    public TimeSpan? Early(string caller, DateTimeOffset now)
    {
        lock (_changing)
        {
            return _until.TryGetValue(caller, out var time) && now < time ? time - now : null;
        }
    }
}
