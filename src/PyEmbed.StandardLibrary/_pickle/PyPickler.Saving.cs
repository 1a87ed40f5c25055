using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

// Any object: which way it is written, and the memo
internal partial class PyPickler
{
    private bool TrySave(PyThreadState thread, PyObject value) => TrySave(thread, value, isPersistentId: false);

    private bool TrySave(PyThreadState thread, PyObject value, bool isPersistentId)
    {
        if (!thread.TryChargeWork(1) || !_output.TryPassBoundary(thread)) return false;
        if (_persistentId.IsSet && !isPersistentId)
        {
            if (_persistentId.Call(thread, this, value) is not { } id) return false;
            if (id is not PyNone) return TrySavePersistentId(thread, id);
        }
        // What is not worth a place in the memo.
        if (value is PyNone) return _output.TryPut(thread, PickleOpcode.None);
        if (value is PyBool) return TrySaveBool(thread, ReferenceEquals(value, PyBool.True));
        var kind = value.GetType();
        if (kind == typeof(PyInt)) return TrySaveInt(thread, ((PyInt)value).Value);
        if (kind == typeof(PyBigInt)) return TrySaveBigInt(thread, (PyBigInt)value);
        if (kind == typeof(PyFloat)) return TrySaveFloat(thread, ((PyFloat)value).Value);
        if (_memo.TryFind(value, out var number)) return TryPutGet(thread, number);
        if (kind == typeof(PyStr)) return TrySaveStr(thread, (PyStr)value);
        if (kind == typeof(PyBytes)) return TrySaveBytes(thread, (PyBytes)value);
        if (!thread.TryEnterRecursion(" while pickling an object")) return false;
        var isSaved = TrySaveCompound(thread, value, kind);
        thread.LeaveRecursion();
        return isSaved;
    }

    private bool TrySaveCompound(PyThreadState thread, PyObject value, Type kind)
    {
        if (kind == typeof(PyDict)) return TrySaveDict(thread, (PyDict)value);
        if (kind == typeof(PySet)) return TrySaveSet(thread, (PySet)value);
        if (kind == typeof(PyFrozenSet)) return TrySaveFrozenSet(thread, (PyFrozenSet)value);
        if (kind == typeof(PyList)) return TrySaveList(thread, (PyList)value);
        if (kind == typeof(PyTuple)) return TrySaveTuple(thread, (PyTuple)value);
        if (kind == typeof(PyByteArray)) return TrySaveByteArray(thread, (PyByteArray)value);
        if (kind == typeof(PyPickleBuffer)) return TrySaveBuffer(thread, (PyPickleBuffer)value);
        return TrySaveOther(thread, value);
    }

    private bool TrySaveOther(PyThreadState thread, PyObject value)
    {
        var type = value.Type;
        if (_reducerOverride is { } reducer)
        {
            if (Calls.Call1(thread, reducer, value) is not { } reduction) return false;
            if (reduction is not PyNotImplemented) return TrySaveReduction(thread, reduction, value);
        }
        if (ReferenceEquals(type, PyType.BuiltinType)) return TrySaveType(thread, (PyType)value);
        if (ReferenceEquals(type, PyFunction.BuiltinType)) return TrySaveGlobal(thread, value, null);
        if (!TryFindReducer(thread, type, out var function)) return false;
        if (function is not null) return Calls.Call1(thread, function, value) is { } made && TrySaveReduction(thread, made, value);
        // A class of a metaclass.
        if (type.IsSubtypeOf(PyType.BuiltinType)) return TrySaveGlobal(thread, value, null);
        if (!Attributes.TryGet(thread, value, Names.ReduceEx, out function)) return false;
        if (function is not null) return Calls.Call1(thread, function, PyInt.From(_protocol)) is { } made && TrySaveReduction(thread, made, value);
        if (!Attributes.TryGet(thread, value, Names.Reduce, out function)) return false;
        if (function is not null) return Calls.Call0(thread, function) is { } made && TrySaveReduction(thread, made, value);
        return Representation.Repr(thread, value) is { } shown && PickleState.CannotPickle(thread, $"can't pickle '{type.NameInMessages}' object: {shown}");
    }

    // True with null: the tables have none.
    private bool TryFindReducer(PyThreadState thread, PyType type, out PyObject? function)
    {
        if (_dispatchTable is null) return State.DispatchTable.TryGetItem(thread, type, out function);
        function = Subscript.GetItem(thread, _dispatchTable, type);
        return function is not null || thread.ClearErrorIf(PyExceptions.KeyError);
    }

    private bool TrySaveReduction(PyThreadState thread, PyObject reduction, PyObject value)
    {
        if (reduction is PyStr name) return TrySaveGlobal(thread, value, name);
        if (reduction is PyTuple parts) return TrySaveReduce(thread, parts, value);
        return PickleState.CannotPickle(thread, "__reduce__ must return a string or tuple");
    }

    private bool TrySavePersistentId(PyThreadState thread, PyObject id)
    {
        if (_binary != 0) return TrySave(thread, id, isPersistentId: true) && _output.TryPut(thread, PickleOpcode.BinPersId);
        if (Representation.Str(thread, id) is not { } text) return false;
        if (!text.IsAsciiText) return PickleState.CannotPickle(thread, "persistent IDs in protocol 0 must be ASCII strings");
        return _output.TryPutLine(thread, PickleOpcode.PersId, text.NarrowSpan);
    }

    // The memo.

    private bool TryPutGet(PyThreadState thread, long number) =>
        TryPutNumbered(thread, number, PickleOpcode.Get, PickleOpcode.BinGet, PickleOpcode.LongBinGet);

    private bool TryPutNumbered(PyThreadState thread, long number, PickleOpcode line, PickleOpcode one, PickleOpcode four)
    {
        if (_binary == 0) return TryPutNumber(thread, line, number);
        if (number <= byte.MaxValue) return _output.TryPutByte(thread, one, (byte)number);
        // Only a memo that was set has such numbers.
        return number <= uint.MaxValue ? _output.TryPutUInt32(thread, four, (uint)number) : PickleState.CannotPickle(thread, $"memo id too large for {(four == PickleOpcode.LongBinGet ? "LONG_BINGET" : "LONG_BINPUT")}");
    }

    /// <summary>Gives what is written last, and on top of the reader's stack, the next number.</summary>
    private bool TryMemoize(PyThreadState thread, PyObject value)
    {
        if (_fast != 0) return true;
        var number = _memo.Count;
        if (!_memo.TrySet(thread, value, number)) return false;
        return _protocol >= 4 ? _output.TryPut(thread, PickleOpcode.Memoize) : TryPutNumbered(thread, number, PickleOpcode.Put, PickleOpcode.BinPut, PickleOpcode.LongBinPut);
    }

    // Without a memo nothing ends the way around a cycle: from some depth on it is looked for.

    private const int UncheckedFastDepth = 50;

    private int _fastDepth;
    private HashSet<PyObject>? _fastOpen;

    private bool TryEnterFast(PyObject value)
    {
        if (_fast == 0 || ++_fastDepth < UncheckedFastDepth) return true;
        if ((_fastOpen ??= new(ReferenceEqualityComparer.Instance)).Add(value)) return true;
        _fastDepth = -1;
        return PyErr.ValueError($"fast mode: can't pickle cyclic objects including object type {value.Type.NameInMessages} at 0x{Identity.Of(value):x}");
    }

    private void LeaveFast(PyObject value)
    {
        if (_fast == 0 || _fastDepth-- < UncheckedFastDepth) return;
        _ = _fastOpen?.Remove(value);
    }
}
