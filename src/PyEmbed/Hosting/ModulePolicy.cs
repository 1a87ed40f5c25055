using PyEmbed.CompilerServices;

namespace PyEmbed;

/// <summary>Which modules scripts can import. Immutable.</summary>
public sealed class ModulePolicy
{
    // Never changed once they are here. Not of System.Collections.Immutable, whose trees cost the start of every process that never asks for them.
    private readonly Dictionary<string, Func<NativeModule>> _added;
    private readonly HashSet<string> _removed;

    private ModulePolicy(Dictionary<string, Func<NativeModule>> added, HashSet<string> removed)
    {
        _added = added;
        _removed = removed;
    }

    /// <summary>All modules of the standard library that need no grant.</summary>
    public static ModulePolicy Default { get; } = new([], []);

    /// <summary>Without a module: importing it raises ModuleNotFoundError.</summary>
    /// <param name="name">Its import name.</param>
    public ModulePolicy Without(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var added = new Dictionary<string, Func<NativeModule>>(_added);
        added.Remove(name);
        return new(added, [.. _removed, name]);
    }

    /// <summary>With a module of the host: a partial class with <c>[PyModule]</c>. Each engine that imports it makes an instance.</summary>
    public ModulePolicy With<TModule>() where TModule : NativeModule, new() => With(static () => new TModule());

    /// <summary>With a module of the host that is made by a function, once an engine that imports it.</summary>
    /// <param name="factory">Makes the module; called on the engine's thread.</param>
    public ModulePolicy With(Func<NativeModule> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var name = factory().Name;
        var added = new Dictionary<string, Func<NativeModule>>(_added) { [name] = factory };
        var removed = new HashSet<string>(_removed);
        removed.Remove(name);
        return new(added, removed);
    }

    internal bool HasAdded => _added.Count > 0;

    internal bool HasRemoved => _removed.Count > 0;

    internal bool IsRemoved(string name) => _removed.Contains(name);

    internal NativeModule? TryCreate(string name) => _added.TryGetValue(name, out var factory) ? factory() : null;

    internal IEnumerable<string> AddedNames => _added.Keys;
}
