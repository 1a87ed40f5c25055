using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Abc;

/// <summary>Finds the abstract methods of a new class: its own, and those of its bases that it does not override.</summary>
internal static class AbstractNames
{
    /// <summary>Sets <c>__abstractmethods__</c>. False: an error is set.</summary>
    [MustCheck]
    public static bool TryCompute(PyThreadState thread, PyObject self)
    {
        var names = new PyFrozenSet();
        if (Attributes.Get(thread, self, Names.Dict) is not { } space || Calls.CallMethod(thread, space, Names.PlainItems) is not { } items) return false;
        if (Iteration.ToList(thread, items) is not { } own) return false;
        for (var i = 0; i < own.Count; i++)
        {
            if (own[i] is not PyTuple { Count: 2 } pair) return PyErr.TypeError("__dict__.items() returned something that is no pair");
            if (!WrappedAttributes.TryTest(thread, pair[1], out var isAbstract)) return false;
            if (isAbstract && !names.TryAdd(thread, pair[0])) return false;
        }
        if (Attributes.Get(thread, self, Names.Bases) is not { } bases) return false;
        if (bases is not PyTuple parents) return PyErr.TypeError("__bases__ is not tuple");
        for (var i = 0; i < parents.Count; i++)
        {
            if (!Attributes.TryGet(thread, parents[i], Names.Abstractmethods, out var inherited)) return false;
            if (inherited is null) continue;
            if (Iteration.ToList(thread, inherited) is not { } list) return false;
            for (var j = 0; j < list.Count; j++)
            {
                if (list[j] is not PyStr name) return PyErr.TypeError($"attribute name must be string, not '{list[j].Type.NameInMessages}'");
                if (!Attributes.TryGet(thread, self, name, out var value)) return false;
                if (value is null) continue;
                if (!WrappedAttributes.TryTest(thread, value, out var isAbstract)) return false;
                if (isAbstract && !names.TryAdd(thread, name)) return false;
            }
        }
        return Attributes.Set(thread, self, Names.Abstractmethods, names);
    }
}
