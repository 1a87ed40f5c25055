using System.Diagnostics.CodeAnalysis;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary;

/// <summary>The modules of the library that are written in Python. Their archive lies in the assembly and is opened when the first of them is imported.</summary>
internal static unsafe class FrozenLibrary
{
    private const string ResourceName = "PyEmbed.Frozen";

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
        module = new FrozenModule(() => archive.Code(name), archive.IsPackage(name));
        return true;
    }

    // A type of its own is initialised at its first use and never before.
    private static class Archive
    {
        public static readonly FrozenArchive Value = Open();

        [SuppressMessage("Reliability", "CA2000", Justification = "The resource is mapped with the assembly and lives as long.")]
        private static FrozenArchive Open()
        {
            var stream = (UnmanagedMemoryStream)typeof(FrozenLibrary).Assembly.GetManifestResourceStream(ResourceName)!;
            return new FrozenArchive(stream.PositionPointer, checked((int)stream.Length));
        }
    }
}
