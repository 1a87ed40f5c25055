using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Mapping and class patterns. PEP 634.</summary>
internal static class Patterns
{
    /// <summary>The values of the keys as a tuple, or None where one is missing.</summary>
    public static PyObject? MatchKeys(PyThreadState thread, PyObject subject, PyTuple keys)
    {
        if (keys.Count == 0) return PyTuple.Empty;
        // Two arguments: defaultdict and others with __missing__ must not make the key.
        if (!AttributeInstructions.TryFindMethod(thread, subject, Names.PlainGet, out var get, out var isUnbound)) return null;
        var seen = new PySet();
        var missing = new PyCell(null);
        var values = new PyObject[keys.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var key = keys[i];
            if (!seen.TryContains(thread, key, out var isKnown)) return null;
            if (isKnown)
            {
                return Representation.Repr(thread, key) is { } repr ? PyErr.ValueError($"mapping pattern checks duplicate key ({repr})") : null;
            }
            if (!seen.TryAdd(thread, key)) return null;
            var value = isUnbound ? Calls.Call3(thread, get, subject, key, missing) : Calls.Call2(thread, get, key, missing);
            if (value is null) return null;
            if (ReferenceEquals(value, missing)) return PyNone.Instance;
            values[i] = value;
        }
        return PyTuple.Adopt(values);
    }

    /// <summary>The attributes of a class pattern as a tuple, or None where the subject does not match.</summary>
    public static PyObject? MatchClass(PyThreadState thread, PyObject subject, PyObject type, PyTuple keywords, int positional)
    {
        if (type is not PyType @class) return PyErr.TypeError("called match pattern must be a type");
        if (!ClassChecks.IsInstance(thread, subject, @class, out var matches)) return null;
        if (!matches) return PyNone.Instance;
        var seen = new HashSet<PyStr>(PyStr.NameComparer);
        var attributes = new List<PyObject>();
        if (positional > 0)
        {
            if (!Attributes.TryGet(thread, @class, Names.MatchArgs, out var matchArgs)) return null;
            var matchesSelf = false;
            PyTuple names;
            if (matchArgs is not null)
            {
                if (matchArgs.GetType() != typeof(PyTuple)) return PyErr.TypeError($"{@class.NameInMessages}.__match_args__ must be a tuple (got {matchArgs.Type.NameInMessages})");
                names = (PyTuple)matchArgs;
            }
            else
            {
                names = PyTuple.Empty;
                matchesSelf = @class.Has(TypeFlags.MatchSelf);
            }
            var allowed = matchesSelf ? 1 : names.Count;
            if (allowed < positional)
            {
                return PyErr.TypeError($"{@class.NameInMessages}() accepts {allowed} positional sub-pattern{(allowed == 1 ? "" : "s")} ({positional} given)");
            }
            if (matchesSelf)
            {
                attributes.Add(subject);
            }
            else
            {
                for (var i = 0; i < positional; i++)
                {
                    if (names[i] is not PyStr name) return PyErr.TypeError($"__match_args__ elements must be strings (got {names[i].Type.NameInMessages})");
                    if (!TryAdd(thread, subject, @class, name, seen, attributes, out var isThere)) return null;
                    if (!isThere) return PyNone.Instance;
                }
            }
        }
        foreach (var keyword in keywords.Items)
        {
            if (!TryAdd(thread, subject, @class, (PyStr)keyword, seen, attributes, out var isThere)) return null;
            if (!isThere) return PyNone.Instance;
        }
        return PyTuple.Adopt([.. attributes]);
    }

    private static bool TryAdd(PyThreadState thread, PyObject subject, PyType type, PyStr name, HashSet<PyStr> seen, List<PyObject> attributes, out bool isThere)
    {
        isThere = false;
        if (!seen.Add(name))
        {
            return Representation.Repr(thread, name) is { } repr && PyErr.TypeError($"{type.NameInMessages}() got multiple sub-patterns for attribute {repr}");
        }
        if (!Attributes.TryGet(thread, subject, name, out var value)) return false;
        isThere = value is not null;
        if (value is not null) attributes.Add(value);
        return true;
    }
}
