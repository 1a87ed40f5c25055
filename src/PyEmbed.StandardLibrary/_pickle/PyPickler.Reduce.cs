using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

// What __reduce__ gives: a call that makes an object, and what is then put into it. PEP 307.
internal partial class PyPickler
{
    private bool TrySaveReduce(PyThreadState thread, PyTuple parts, PyObject? value)
    {
        var count = parts.Count;
        if (count is < 2 or > 6) return PickleState.CannotPickle(thread, "tuple returned by __reduce__ must contain 2 through 6 elements");
        PyObject? Part(int index) => index < count && parts[index] is not PyNone ? parts[index] : null;
        var callable = parts[0];
        if (!Calls.IsCallable(callable)) return PickleState.CannotPickle(thread, "first item of the tuple returned by __reduce__ must be callable");
        if (parts[1] is not PyTuple arguments) return PickleState.CannotPickle(thread, "second item of the tuple returned by __reduce__ must be a tuple");
        var (state, items, entries, setter) = (Part(2), Part(3), Part(4), Part(5));
        if (!TryCheckIterator(thread, items, "fourth") || !TryCheckIterator(thread, entries, "fifth")) return false;
        if (setter is not null && !Calls.IsCallable(setter))
            return PickleState.CannotPickle(thread, $"sixth element of the tuple returned by __reduce__ must be a function, not {setter.Type.NameInMessages}");
        if (!TrySaveCall(thread, callable, arguments, value)) return false;
        // It is in its own arguments and was written with them, as a whole: what was just made is dropped.
        if (value is not null && _memo.TryFind(value, out var number)) return _output.TryPut(thread, PickleOpcode.Pop) && TryPutGet(thread, number);
        return (value is null || TryMemoize(thread, value))
            && (items is null || TryAppendAll(thread, items))
            && (entries is null || TrySetAll(thread, entries))
            && (state is null || TrySaveState(thread, value, state, setter));
    }

    private static bool TryCheckIterator(PyThreadState thread, PyObject? part, string which) =>
        part is null || part.Type.Defines(Slot.Next)
        || PickleState.CannotPickle(thread, $"{which} element of the tuple returned by __reduce__ must be an iterator, not {part.Type.NameInMessages}");

    private bool TrySaveState(PyThreadState thread, PyObject? value, PyObject state, PyObject? setter)
    {
        if (setter is null) return TrySave(thread, state) && _output.TryPut(thread, PickleOpcode.Build);
        // What the setter returns is of no interest.
        return TrySave(thread, setter) && TrySave(thread, value!) && TrySave(thread, state)
            && _output.TryPut(thread, PickleOpcode.Tuple2) && _output.TryPut(thread, PickleOpcode.Reduce, PickleOpcode.Pop);
    }

    // The functions of copyreg for objects that __new__() makes have instructions; they are known by their names.
    private bool TrySaveCall(PyThreadState thread, PyObject callable, PyTuple arguments, PyObject? value)
    {
        if (_protocol >= 2)
        {
            if (!Attributes.TryGet(thread, callable, Names.Name, out var found)) return false;
            if (found is PyStr name)
            {
                if (name.TextEquals(PickleNames.NewobjEx)) return TrySaveNewEx(thread, arguments);
                if (name.TextEquals(PickleNames.Newobj)) return TrySaveNew(thread, arguments, value);
            }
        }
        return TrySave(thread, callable) && TrySave(thread, arguments) && _output.TryPut(thread, PickleOpcode.Reduce);
    }

    private bool TrySaveNew(PyThreadState thread, PyTuple arguments, PyObject? value)
    {
        if (arguments.Count == 0) return PickleState.CannotPickle(thread, "__newobj__ arglist is empty");
        if (arguments[0] is not PyType type) return PickleState.CannotPickle(thread, "args[0] from __newobj__ args is not a type");
        if (value is not null)
        {
            if (Attributes.Get(thread, value, Names.Class) is not { } claimed) return false;
            if (!ReferenceEquals(claimed, type)) return PickleState.CannotPickle(thread, "args[0] from __newobj__ args has the wrong class");
        }
        return TrySave(thread, type) && TrySave(thread, PyTuple.CopyOf(arguments.Items[1..])) && _output.TryPut(thread, PickleOpcode.NewObj);
    }

    private bool TrySaveNewEx(PyThreadState thread, PyTuple parts)
    {
        if (parts.Count != 3) return PickleState.CannotPickle(thread, $"length of the NEWOBJ_EX argument tuple must be exactly 3, not {parts.Count}");
        if (parts[0] is not PyType type) return CannotUse(thread, "first item", "class", parts[0]);
        if (parts[1] is not PyTuple arguments) return CannotUse(thread, "second item", "tuple", parts[1]);
        if (parts[2] is not PyDict keywords) return CannotUse(thread, "third item", "dict", parts[2]);
        if (_protocol >= 4)
            return TrySave(thread, type) && TrySave(thread, arguments) && TrySave(thread, keywords) && _output.TryPut(thread, PickleOpcode.NewObjEx);
        // No instruction with keywords: they are bound to __new__() before.
        if (Attributes.Get(thread, type, Names.New) is not { } maker) return false;
        if (Calls.CallWith(thread, State.Partial, [maker, type, .. arguments.Items], keywords) is not { } bound) return false;
        return TrySave(thread, bound) && TrySave(thread, PyTuple.Empty) && _output.TryPut(thread, PickleOpcode.Reduce);
    }

    private static PyError CannotUse(PyThreadState thread, string which, string wanted, PyObject given) =>
        PickleState.CannotPickle(thread, $"{which} from NEWOBJ_EX argument tuple must be a {wanted}, not {given.Type.NameInMessages}");
}
