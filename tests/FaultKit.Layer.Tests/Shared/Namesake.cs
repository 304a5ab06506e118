using System.Reflection;
using System.Reflection.Emit;

namespace FaultKit.Layer.Tests;

/// <summary>An assembly that has one of the layer's names and nothing else of it.</summary>
internal static class Namesake
{
    public static void Write(string path)
    {
        var assembly = new PersistedAssemblyBuilder(new(Path.GetFileNameWithoutExtension(path)) { Version = new(7, 0, 0, 0) }, typeof(object).Assembly);
        assembly.DefineDynamicModule("Namesake").DefineType("Namesake", TypeAttributes.Public).CreateType();
        assembly.Save(path);
    }
}
