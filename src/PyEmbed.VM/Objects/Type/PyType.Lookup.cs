using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

public sealed partial class PyType
{
    private const int MostCached = 1024;

    private const int RecentCount = 32;

    private Dictionary<PyStr, PyObject?>? _lookups;

    // In front of the table, by the name object: of classes of one engine only, which are used by one thread at a time.
    private RecentLookup[]? _recent;

    private struct RecentLookup
    {
        public PyStr? Name;
        public PyObject? Value;
    }

    /// <summary>What the name means in the class: the first of the classes in the method resolution order that has it. Null: nothing. Runs no Python code.</summary>
    internal PyObject? Lookup(PyStr name)
    {
        if (_recent is { } recent)
        {
            ref var known = ref recent[(int)name.HashValue & (RecentCount - 1)];
            if (ReferenceEquals(known.Name, name)) return known.Value;
            if (_lookups is not null)
            {
                known = new RecentLookup { Name = name, Value = LookupInTable(name) };
                return known.Value;
            }
        }
        return LookupInTable(name);
    }

    private PyObject? LookupInTable(PyStr name)
    {
        var lookups = _lookups;
        // The table of a builtin type is complete: what is not there does not exist.
        if (lookups is not null && (lookups.TryGetValue(name, out var known) || !Has(TypeFlags.Heap))) return known;
        return LookupUncached(name);
    }

    private PyObject? LookupUncached(PyStr name)
    {
        PyObject? found = null;
        foreach (var type in Mro)
        {
            found = type.Dict.GetByName(name);
            if (found is not null) break;
        }
        if (Has(TypeFlags.Heap))
        {
            if (_lookups is null || _lookups.Count >= MostCached) _lookups = new Dictionary<PyStr, PyObject?>(PyStr.NameComparer);
            _recent ??= new RecentLookup[RecentCount];
            _lookups[name] = found;
        }
        else if (_lookups is null)
        {
            // Shared by all engines: made complete at once and never changed, so that no lock is needed and no text of a script stays here.
            var all = new Dictionary<PyStr, PyObject?>(PyStr.NameComparer);
            foreach (var type in Mro) type.Dict.AddMissingTo(all);
            _lookups = all;
        }
        return found;
    }

    /// <summary>As <see cref="Lookup"/>, with the class that has it.</summary>
    internal PyObject? LookupWithOwner(PyStr name, out PyType? owner)
    {
        foreach (var type in Mro)
        {
            if (type.Dict.GetByName(name) is not { } found) continue;
            owner = type;
            return found;
        }
        owner = null;
        return null;
    }

    /// <summary>After a change to the class's namespace, bases or order: caches of it and of all classes below are no longer valid.</summary>
    internal void Modified(PyInterpreterState interpreter)
    {
        if (!Has(TypeFlags.Heap)) return;
        _lookups = null;
        if (_recent is not null) Array.Clear(_recent);
        Version = interpreter.NextTypeVersion();
        foreach (var subclass in OwnSubclasses!.Living()) subclass.Modified(interpreter);
    }
}
