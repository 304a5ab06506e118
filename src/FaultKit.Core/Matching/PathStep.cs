namespace FaultKit;

/// <summary>A step of a path: to a property, to an element, or to any element.</summary>
/// <param name="Name">The property's name; null for an element.</param>
/// <param name="Index">The element's index; <see cref="Any"/> for any; meaningless for a property.</param>
internal readonly record struct PathStep(string? Name, int Index)
{
    public const int Any = -2;
}
