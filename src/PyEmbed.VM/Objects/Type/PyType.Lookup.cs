using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

public sealed partial class PyType
{
    private const int MostCached = 1024;

    private Dictionary<PyStr, PyObject?>? _lookups;

    /// <summary>What the name means in the class: the first of the classes in the method resolution order that has it. Null: nothing. Runs no Python code.</summary>
    internal PyObject? Lookup(PyStr name)
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
        Version = interpreter.NextTypeVersion();
        foreach (var subclass in OwnSubclasses!.Living()) subclass.Modified(interpreter);
    }
}
