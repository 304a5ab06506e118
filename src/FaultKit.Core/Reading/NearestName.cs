namespace FaultKit;

/// <summary>Finds the name that a misspelt word was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>The hint to append to a complaint: <c> (did you mean "delay"?)</c>, or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> names)
    {
        string? best = null;
        var distance = int.MaxValue;
        foreach (var name in names)
        {
            var other = Distance(word, name);
            if (best is null || other < distance)
            {
                (best, distance) = (name, other);
            }
        }

        // Somebody who knows half of a name writes that half.
        if (word.Length >= 3 && names.Find(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is { } longer)
        {
            return $" (did you mean \"{longer}\"?)";
        }

        return best is not null && distance <= Math.Max(1, Math.Min(word.Length, best.Length) / 3)
            ? $" (did you mean \"{best}\"?)"
            : "";
    }

    /// <summary>Edits between two words, case left out: insert, delete, replace, or swap two neighbours (optimal string alignment).</summary>
    private static int Distance(string left, string right)
    {
        // Nobody misspells a name by this much; the table below stays small whatever a document holds.
        if (left.Length > 64)
        {
            return int.MaxValue;
        }

        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Cheapest(table, left, right, i, j);
            }
        }

        return table[left.Length, right.Length];
    }

    private static int Cheapest(int[,] table, string left, string right, int i, int j)
    {
        var replaced = table[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
        var cost = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
        return i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1])
            ? Math.Min(cost, table[i - 2, j - 2] + 1)
            : cost;
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
