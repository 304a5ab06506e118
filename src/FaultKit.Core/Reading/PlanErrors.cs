using System.Text;

namespace FaultKit;

/// <summary>Collects what is wrong with one document; turns byte offsets into lines and columns.</summary>
internal sealed class PlanErrors(byte[] utf8)
{
    /// <summary>A document with more mistakes than this is not read for the rest of them.</summary>
    public const int Most = 100;

    /// <summary>Made for the first: most documents have none, and a kind of list is paid for when a process starts.</summary>
    private List<Entry>? _errors;

    public int Count => _errors?.Count ?? 0;

    /// <summary>Whether so much is wrong that the rest does not matter any more.</summary>
    public bool IsFull => Count > Most;

    public void Add(int offset, string path, string message)
    {
        if (IsFull)
        {
            return;
        }

        if (Count == Most)
        {
            (offset, path, message) = (utf8.Length, "$", "there are more errors than these");
        }

        var before = utf8.AsSpan(0, Math.Min(offset, utf8.Length));
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[lineStart..]) + 1;
        Keep(new(offset, new(path, line, column, message)));
    }

    /// <summary>Adds what is wrong with another document, said where this one names it.</summary>
    public void Add(int offset, PlanError error)
    {
        if (!IsFull)
        {
            Keep(new(offset, error));
        }
    }

    /// <summary>All of them, in the order of the document.</summary>
    public IReadOnlyList<PlanError> Sorted() => _errors is null ? Array.Empty<PlanError>() : Ordered();

    private void Keep(Entry entry) => (_errors ??= []).Add(entry);

    /// <summary>Those of one place in the order they were found.</summary>
    private PlanError[] Ordered()
    {
        var ordered = new List<Entry>(_errors!.Count);
        foreach (var entry in _errors)
        {
            ordered.InsertInOrder(entry, (left, right) => left.Offset > right.Offset);
        }

        return [.. ordered.ConvertAll(entry => entry.Error)];
    }

    /// <summary>A class, so that a cold process has the code of its list compiled already.</summary>
    private sealed record Entry(int Offset, PlanError Error);
}
