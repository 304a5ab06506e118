namespace FaultKit;

/// <summary>What kind of JSON value a node is.</summary>
internal enum NodeKind
{
    Object,
    Array,
    Text,
    Number,
    True,
    False,
    Null,
}
