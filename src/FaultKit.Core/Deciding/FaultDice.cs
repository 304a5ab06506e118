using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace FaultKit;

/// <summary>Chance without state: a number is a pure function of what it is asked for.</summary>
/// <remarks>
/// There is nothing to advance, so concurrent calls can race for the processor without changing which of them fail; a shared generator
/// could not promise that. The functions are ours and will not change: a seed noted in a report must give the same faults next year.
/// </remarks>
internal static class FaultDice
{
    /// <summary>2^64 divided by the golden ratio: the increment of SplitMix64 (Steele, Lea, Flood 2014), which spreads neighbours far apart.</summary>
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>53 bits is all that a double holds; taking more would let rounding reach 1.0.</summary>
    public const int Bits = 53;

    /// <summary>The finalizer of SplitMix64: every bit of the input moves about half of the output's.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number for a text: the same on every machine, in every process, on every day.</summary>
    public static ulong OfText(ReadOnlySpan<char> text) => Of(MemoryMarshal.AsBytes(text), text.Length);

    /// <summary>A number for a document.</summary>
    public static ulong OfBytes(ReadOnlySpan<byte> bytes) => Of(bytes, bytes.Length);

    private static ulong Of(ReadOnlySpan<byte> bytes, int length)
    {
        // Mixed before the text comes in: a length beside a first character would let the one make up for the other.
        var hash = Mix(Golden + (ulong)length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) + Golden;
        }

        ulong tail = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            tail |= (ulong)bytes[i] << (8 * i);
        }

        return Mix(hash ^ tail);
    }

    /// <summary>What all rolls of one scope have in common.</summary>
    public static ulong OfScope(long seed, string scopeId) => Mix(Mix((ulong)seed + Golden) ^ OfText(scopeId));

    /// <summary>What all rolls of one scope at one point have in common.</summary>
    public static ulong OfCall(ulong scope, ulong point) => Mix(scope + (point * Golden));

    /// <summary>The roll of one rule at one occurrence.</summary>
    public static ulong Roll(ulong call, ulong rule, int occurrence) => Mix(call ^ (rule + ((ulong)occurrence * Golden)));

    /// <summary>The bits of a roll that are compared with a threshold.</summary>
    public static ulong Significant(ulong roll) => roll >> (64 - Bits);

    /// <summary>A number from 0 up to, but not reaching, 1.</summary>
    public static double Unit(ulong roll) => Significant(roll) * (1.0 / (1UL << Bits));

    /// <summary>Another number that belongs to a roll.</summary>
    public static ulong Lane(ulong roll, int lane) => Mix(roll + ((ulong)lane * Golden));
}
