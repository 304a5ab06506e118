namespace FaultKit;

/// <summary>What a start does with small collections, at once and without iterators.</summary>
/// <remarks>
/// LINQ's iterators are types, made anew for every type that they go over: a function compiled ahead of time has all of them built before
/// its first line runs, and a function that is not loads them. These are the names that lists and arrays have for the same.
/// </remarks>
internal static class EagerQueries
{
    /// <summary>What each item becomes, in their order.</summary>
    public static TOut[] ConvertAll<TIn, TOut>(this IReadOnlyCollection<TIn> items, Converter<TIn, TOut> convert)
    {
        var converted = new TOut[items.Count];
        var next = 0;
        foreach (var item in items)
        {
            converted[next++] = convert(item);
        }

        return converted;
    }

    /// <summary>What each item becomes, with its place in the list.</summary>
    public static TOut[] ConvertAll<TIn, TOut>(this List<TIn> items, Func<TIn, int, TOut> convert)
    {
        var converted = new TOut[items.Count];
        for (var i = 0; i < converted.Length; i++)
        {
            converted[i] = convert(items[i], i);
        }

        return converted;
    }

    /// <summary>Those that are there.</summary>
    public static T[] WithoutGaps<T>(this T?[] items)
        where T : class => Array.FindAll(items, item => item is not null)!;

    /// <summary>Puts an item behind all that do not come after it: of equal ones, the first stays the first.</summary>
    /// <param name="items">The list, in order.</param>
    /// <param name="added">The item.</param>
    /// <param name="comesAfter">Whether the first of two comes after the second.</param>
    public static void InsertInOrder<T>(this List<T> items, T added, Func<T, T, bool> comesAfter) =>
        items.Insert(items.FindLastIndex(earlier => !comesAfter(earlier, added)) + 1, added);

    /// <summary>The first item that satisfies a condition; null where none does.</summary>
    public static T? Find<T>(this IEnumerable<T> items, Predicate<T> condition)
        where T : class?
    {
        foreach (var item in items)
        {
            if (condition(item))
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>Whether an item satisfies a condition.</summary>
    public static bool Exists<T>(this IEnumerable<T> items, Predicate<T> condition)
    {
        foreach (var item in items)
        {
            if (condition(item))
            {
                return true;
            }
        }

        return false;
    }
}
