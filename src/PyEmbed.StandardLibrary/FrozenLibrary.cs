using System.Diagnostics.CodeAnalysis;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary;

/// <summary>
/// The modules of the library that are written in Python. Their archive lies in the assembly and is opened when the first of them is imported; that of their texts when the first text is asked for.
/// </summary>
internal static unsafe class FrozenLibrary
{
    private const string CodeResource = "PyEmbed.Frozen";
    private const string SourceResource = "PyEmbed.FrozenSources";

    /// <summary>Import names, sorted.</summary>
    public static IEnumerable<string> Names => Archive.Value.Names;

    public static bool TryGet(string name, out FrozenModule module)
    {
        var archive = Archive.Value;
        if (!archive.Contains(name))
        {
            module = default;
            return false;
        }
        module = new FrozenModule(() => archive.Code(name), archive.IsPackage(name), archive.HasSource(name));
        return true;
    }

    /// <summary>The text of a module, as UTF-8.</summary>
    public static bool TryGetSource(string name, out ReadOnlyMemory<byte> utf8) => Sources.Value.TryGet(name, out utf8);

    // A type of its own is initialised at its first use and never before.
    private static class Archive
    {
        public static readonly FrozenArchive Value = new(Block(CodeResource, out var length), length);
    }

    private static class Sources
    {
        public static readonly FrozenSources Value = new(Block(SourceResource, out var length), length);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The resource is mapped with the assembly and lives as long.")]
    private static byte* Block(string resource, out int length)
    {
        var stream = (UnmanagedMemoryStream)typeof(FrozenLibrary).Assembly.GetManifestResourceStream(resource)!;
        length = checked((int)stream.Length);
        return stream.PositionPointer;
    }
}
