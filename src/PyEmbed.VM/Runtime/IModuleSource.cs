using System.Diagnostics.CodeAnalysis;
using PyEmbed.Bytecode;
using PyEmbed.CompilerServices;

namespace PyEmbed.VM;

/// <summary>Where modules come from that are no files: those written in C# and the frozen ones. An engine has a list of them.</summary>
internal interface IModuleSource
{
    /// <summary>The import names of the modules written in C#.</summary>
    IEnumerable<string> NativeNames { get; }

    /// <summary>Whether <c>sys.builtin_module_names</c> has them.</summary>
    bool IsListed => true;

    /// <summary>The import names of the frozen modules.</summary>
    IEnumerable<string> FrozenNames => [];

    /// <summary>A new instance of a module written in C#.</summary>
    bool TryCreateNative(string name, [NotNullWhen(true)] out NativeModule? module);

    /// <summary>A frozen module.</summary>
    bool TryGetFrozen(string name, out FrozenModule module);

    /// <summary>The text that a frozen module was compiled from, as UTF-8 with lines that end in line feeds.</summary>
    bool TryGetFrozenSource(string name, out ReadOnlyMemory<byte> utf8)
    {
        utf8 = default;
        return false;
    }
}

/// <summary>A module whose code lies in an assembly.</summary>
/// <param name="Code">Its code, decoded when it is needed.</param>
/// <param name="IsPackage">Whether it has submodules.</param>
/// <param name="HasSource">Whether the text that it was compiled from is there, too.</param>
internal readonly record struct FrozenModule(Func<CodeObject> Code, bool IsPackage, bool HasSource = false);

/// <summary>The modules of this assembly.</summary>
internal sealed class VirtualMachineModules : IModuleSource
{
    public static readonly VirtualMachineModules Instance = new();

    private static readonly string[] s_names = NativeModules.Names.ToArray();

    public IEnumerable<string> NativeNames => s_names;

    public bool TryCreateNative(string name, [NotNullWhen(true)] out NativeModule? module) => NativeModules.TryCreate(name, out module);

    public bool TryGetFrozen(string name, out FrozenModule module)
    {
        module = default;
        return false;
    }
}
