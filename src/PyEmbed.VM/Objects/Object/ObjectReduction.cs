using PyEmbed.CompilerServices;
using PyEmbed.VM.Import;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>object.__reduce_ex__</c> and what it is made of. Library reference "Pickling Class Instances".</summary>
internal static class ObjectReduction
{
    private static readonly PyStr s_newObject = PyStr.FromName("__newobj__");
    private static readonly PyStr s_newObjectEx = PyStr.FromName("__newobj_ex__");
    private static readonly PyStr s_reduceEx = PyStr.FromName("_reduce_ex");
    private static readonly PyStr s_slotNames = PyStr.FromName("_slotnames");
    private static readonly PyStr s_slotNamesOfClass = PyStr.FromName("__slotnames__");

    public static PyObject? ReduceEx(PyThreadState thread, PyObject self, int protocol)
    {
        // A class that overrides __reduce__ is asked, whatever the protocol.
        if (!Attributes.TryGet(thread, self, Names.Reduce, out var reduce)) return null;
        if (reduce is not null)
        {
            if (Attributes.Get(thread, self.Type, Names.Reduce) is not { } ofClass) return null;
            if (!ReferenceEquals(ofClass, PyObject.BuiltinType.Dict.GetByName(Names.Reduce))) return Calls.Call0(thread, reduce);
        }
        return Reduce(thread, self, protocol);
    }

    public static PyObject? Reduce(PyThreadState thread, PyObject self, int protocol)
    {
        if (protocol >= 2) return ReduceByNew(thread, self);
        if (Imports.Import(thread, "copyreg") is not { } copyreg) return null;
        return Calls.CallMethod(thread, copyreg, s_reduceEx, self, PyInt.From(protocol));
    }

    private static PyObject? ReduceByNew(PyThreadState thread, PyObject self)
    {
        var type = self.Type;
        if (!type.Defines(Slot.New)) return PyErr.TypeError($"cannot pickle '{type.Name}' object");
        if (!TryGetNewArguments(thread, self, out var args, out var keywords)) return null;
        if (Imports.Import(thread, "copyreg") is not { } copyreg) return null;
        PyObject? maker;
        PyTuple arguments;
        if (keywords is null || keywords.Count == 0)
        {
            maker = Attributes.Get(thread, copyreg, s_newObject);
            arguments = args is null ? PyTuple.Of(type) : PyTuple.Adopt([type, .. args.Items]);
        }
        else
        {
            maker = Attributes.Get(thread, copyreg, s_newObjectEx);
            arguments = PyTuple.Of(type, args!, keywords);
        }
        if (maker is null) return null;
        var isRequired = args is null && self is not (PyList or PyDict);
        if (State(thread, self, isRequired) is not { } state) return null;
        if (!TryGetItems(thread, self, out var items, out var entries)) return null;
        return PyTuple.Adopt([maker, arguments, state, items, entries]);
    }

    private static bool TryGetNewArguments(PyThreadState thread, PyObject self, out PyTuple? args, out PyDict? keywords)
    {
        args = null;
        keywords = null;
        if (!Attributes.TryGetSpecial(thread, self, Names.GetnewargsEx, out var method)) return false;
        if (method is not null)
        {
            if (Calls.Call0(thread, method) is not { } given) return false;
            if (given is not PyTuple pair) return PyErr.TypeError($"__getnewargs_ex__ should return a tuple, not '{given.Type.NameInMessages}'");
            if (pair.Count != 2) return PyErr.ValueError($"__getnewargs_ex__ should return a tuple of length 2, not {pair.Count}");
            args = pair[0] as PyTuple;
            if (args is null) return PyErr.TypeError($"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{pair[0].Type.NameInMessages}'");
            keywords = pair[1] as PyDict;
            return keywords is not null || PyErr.TypeError($"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{pair[1].Type.NameInMessages}'");
        }
        if (!Attributes.TryGetSpecial(thread, self, Names.Getnewargs, out method)) return false;
        if (method is null) return true;
        if (Calls.Call0(thread, method) is not { } tuple) return false;
        args = tuple as PyTuple;
        return args is not null || PyErr.TypeError($"__getnewargs__ should return a tuple, not '{tuple.Type.NameInMessages}'");
    }

    private static bool TryGetItems(PyThreadState thread, PyObject self, out PyObject items, out PyObject entries)
    {
        items = entries = PyNone.Instance;
        if (self is PyList)
        {
            if (Iteration.GetIter(thread, self) is not { } iterator) return false;
            items = iterator;
        }
        else if (self is PyDict)
        {
            if (Calls.CallMethod(thread, self, Names.PlainItems) is not { } view || Iteration.GetIter(thread, view) is not { } iterator) return false;
            entries = iterator;
        }
        return true;
    }

    private static PyObject? State(PyThreadState thread, PyObject self, bool isRequired)
    {
        if (Attributes.Get(thread, self, Names.Getstate) is not { } getState) return null;
        // The default one is told whether something would be lost.
        if (getState is PyBuiltinFunction { Name: "__getstate__" } function && ReferenceEquals(function.Owner, PyObject.BuiltinType)) return DefaultState(thread, self, isRequired);
        return Calls.Call0(thread, getState);
    }

    /// <summary>The instance's dict, or None, or both and the slots in a pair.</summary>
    public static PyObject? DefaultState(PyThreadState thread, PyObject self, bool isRequired)
    {
        var type = self.Type;
        if (isRequired && (type.Has(TypeFlags.VariableSize) || HasHiddenFields(type))) return PyErr.TypeError($"cannot pickle {(type.Has(TypeFlags.VariableSize) ? $"{type.Name} objects" : $"'{type.Name}' object")}");
        PyObject state = PyNone.Instance;
        if (InstanceDict.Has(self) && InstanceDict.Materialize(self) is { Count: > 0 } dict) state = dict;
        if (SlotNames(thread, type) is not { } names) return null;
        if (names is not PyList { Count: > 0 } list) return state;
        var slots = new PyDict();
        foreach (var item in list.Items)
        {
            if (item is not PyStr name) continue;
            if (!Attributes.TryGet(thread, self, name, out var value)) return null;
            if (value is not null && !slots.TrySetItem(thread, name, value)) return null;
        }
        return slots.Count > 0 ? PyTuple.Of(state, slots) : state;
    }

    // Fields of a builtin type that are neither dict nor slots would not be in the state.
    private static bool HasHiddenFields(PyType type)
    {
        while (type.Has(TypeFlags.Heap) || type.Has(TypeFlags.SharesLayout)) type = type.Base!;
        return type.Base is not null;
    }

    private static PyObject? SlotNames(PyThreadState thread, PyType type)
    {
        if (type.Dict.GetByName(s_slotNamesOfClass) is PyList known) return known;
        // Only classes made in Python have slots of this kind, and most have none.
        if (type.MemberCount == 0) return PyNone.Instance;
        if (Imports.Import(thread, "copyreg") is not { } copyreg || Calls.CallMethod(thread, copyreg, s_slotNames, type) is not { } names) return null;
        return names is PyList or PyNone ? names : PyErr.TypeError("copyreg._slotnames didn't return a list or None");
    }
}
