namespace FaultKit;

/// <summary>Reads one object of the document by the list of its properties, and says all that is wrong with it.</summary>
internal static class ShapeReader
{
    /// <summary>Reads the properties that the list names; a property of another name is refused.</summary>
    /// <param name="node">The object.</param>
    /// <param name="path">Its JSON path.</param>
    /// <param name="properties">What it may hold.</param>
    /// <param name="elsewhere">Names that the caller reads itself.</param>
    /// <param name="errors">Where complaints go.</param>
    public static ShapeValues Read(PlanNode node, string path, PropertyShape[] properties, string[] elsewhere, PlanErrors errors)
    {
        var values = new ShapeValues(properties);
        var members = node.Members!;
        for (var i = 0; i < members.Count && !errors.IsFull; i++)
        {
            var member = members[i];
            var property = IndexOf(properties, member.Name);
            if (StandsBefore(members, i))
            {
                errors.Add(member.Offset, PathOf(path, member.Name), $"{QuotedText.Of(member.Name)} stands here twice; keep one of them");
            }
            else if (property >= 0)
            {
                ReadValue(member, path, properties[property], values, errors);
            }
            else if (Array.IndexOf(elsewhere, member.Name) < 0)
            {
                Refuse(member, path, properties, elsewhere, errors);
            }
        }

        foreach (var missing in properties)
        {
            if (missing.IsRequired && node.Member(missing.Name) is null)
            {
                errors.Add(node.Offset, path, $"\"{missing.Name}\" is missing; add {missing.Value.Expected}");
            }
        }

        return values;
    }

    private static void Refuse(PlanMember member, string path, PropertyShape[] properties, string[] elsewhere, PlanErrors errors)
    {
        var names = (string[])[.. Array.ConvertAll(properties, property => property.Name), .. elsewhere];
        errors.Add(member.Offset, PathOf(path, member.Name), $"{QuotedText.Of(member.Name)} is unknown here{NearestName.Hint(member.Name, names)}; known are {string.Join(", ", names)}");
    }

    /// <summary>By a walk: what is twice, or unknown, is an error, and after some errors reading ends, so that the walk is never long.</summary>
    private static bool StandsBefore(List<PlanMember> members, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (members[i].Name == members[index].Name)
            {
                return true;
            }
        }

        return false;
    }

    private static int IndexOf(PropertyShape[] properties, string name)
    {
        for (var i = 0; i < properties.Length; i++)
        {
            if (properties[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    public static string PathOf(string parent, string name) =>
        name.Length is > 0 and <= 60 && !name.Exists(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '$')) ? $"{parent}.{name}" : $"{parent}['{QuotedText.Plain(name)}']";

    private static void ReadValue(PlanMember member, string path, PropertyShape property, ShapeValues values, PlanErrors errors)
    {
        if (property.Value.Read(member.Value, out var complaint) is { } value)
        {
            values.Set(property.Name, value);
            return;
        }

        var message = complaint is null ? $"expected {property.Value.Expected}; here stands {member.Value.Shown}" : $"{complaint}; expected {property.Value.Expected}";
        errors.Add(member.Value.Offset, PathOf(path, member.Name), message);
    }
}
