using System.Diagnostics.CodeAnalysis;
using PyEmbed.CompilerServices;
using PyEmbed.VM;

namespace PyEmbed.Cli;

/// <summary>The private modules that CPython's own tests import. Their assembly is loaded when one of them is imported.</summary>
internal sealed class TestModules(params string[] names) : IModuleSource
{
    /// <summary>What no test takes as a promise of more.</summary>
    public static readonly TestModules Instance = new("_testinternalcapi");

    /// <summary>With <c>_testcapi</c>, which many tests take as a promise of the whole C API.</summary>
    public static readonly TestModules WithCapi = new("_testcapi", "_testinternalcapi");

    public IEnumerable<string> NativeNames => names;

    public bool IsListed => false;

    public bool TryCreateNative(string name, [NotNullWhen(true)] out NativeModule? module)
    {
        module = null;
        return names.Contains(name) && PyEmbed.TestModules.NativeModules.TryCreate(name, out module);
    }

    public bool TryGetFrozen(string name, out FrozenModule module)
    {
        module = default;
        return false;
    }
}
