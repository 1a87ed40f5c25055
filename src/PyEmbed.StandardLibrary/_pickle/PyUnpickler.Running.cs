using System.Buffers.Binary;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

// The machine: one instruction after another
internal partial class PyUnpickler
{
    private const int HighestProtocol = 5;

    private PyObject? Run(PyThreadState thread, UnpicklerInput input)
    {
        while (true)
        {
            var opcode = input.NextOpcode(thread);
            if (opcode < 0 || !thread.TryChargeWork(1)) return null;
            if (opcode == (int)PickleOpcode.Stop) return input.TryTakeUsed(thread) ? _stack.Pop(thread) : null;
            if (!TryStep(thread, input, (PickleOpcode)opcode)) return null;
        }
    }

    private bool TryStep(PyThreadState thread, UnpicklerInput input, PickleOpcode opcode) => opcode switch
    {
        // The stack and the memo.
        PickleOpcode.Mark => _stack.TryMark(thread),
        PickleOpcode.Pop => _stack.TryDrop(thread),
        PickleOpcode.PopMark => TryPopMark(thread),
        PickleOpcode.Dup => _stack.Peek(thread) is { } top && _stack.TryPush(thread, top),
        PickleOpcode.Memoize => TryPut(thread, Memo.Count),
        PickleOpcode.BinPut => input.ReadByte(thread) is >= 0 and var number && TryPut(thread, number),
        PickleOpcode.LongBinPut => ReadUInt32(thread, input) is >= 0 and var number && TryPut(thread, number),
        PickleOpcode.Put => TryPutByLine(thread, input),
        PickleOpcode.BinGet => input.ReadByte(thread) is >= 0 and var number && TryGet(thread, number),
        PickleOpcode.LongBinGet => ReadUInt32(thread, input) is >= 0 and var number && TryGet(thread, number),
        PickleOpcode.Get => TryGetByLine(thread, input),

        // Constants and numbers.
        PickleOpcode.None => _stack.TryPush(thread, PyNone.Instance),
        PickleOpcode.NewTrue => _stack.TryPush(thread, PyBool.True),
        PickleOpcode.NewFalse => _stack.TryPush(thread, PyBool.False),
        PickleOpcode.BinInt1 => input.ReadByte(thread) is >= 0 and var value && _stack.TryPush(thread, PyInt.From(value)),
        PickleOpcode.BinInt2 => ReadUInt16(thread, input) is >= 0 and var value && _stack.TryPush(thread, PyInt.From(value)),
        PickleOpcode.BinInt => ReadUInt32(thread, input) is >= 0 and var value && _stack.TryPush(thread, PyInt.From((int)(uint)value)),
        PickleOpcode.Int => TryPushInt(thread, input),
        PickleOpcode.Long => TryPushLong(thread, input),
        PickleOpcode.Long1 => input.ReadByte(thread) is >= 0 and var count && TryPushInteger(thread, input, count),
        PickleOpcode.Long4 => TryPushLong4(thread, input),
        PickleOpcode.BinFloat => TryPushDouble(thread, input),
        PickleOpcode.Float => TryPushFloat(thread, input),

        // Text and bytes.
        PickleOpcode.ShortBinUnicode => input.ReadByte(thread) is >= 0 and var length && TryPushText(thread, input, length),
        PickleOpcode.BinUnicode => ReadUInt32(thread, input) is >= 0 and var length && TryPushText(thread, input, length),
        PickleOpcode.BinUnicode8 => ReadLength(thread, input, "BINUNICODE") is >= 0 and var length && TryPushText(thread, input, length),
        PickleOpcode.Unicode => TryPushTextLine(thread, input),
        PickleOpcode.ShortBinString => input.ReadByte(thread) is >= 0 and var length && TryPushString(thread, input, length),
        PickleOpcode.BinString => ReadUInt32(thread, input) is >= 0 and var length && TryPushString(thread, input, length),
        PickleOpcode.String => TryPushStringLine(thread, input),
        PickleOpcode.ShortBinBytes => input.ReadByte(thread) is >= 0 and var length && TryPushBytes(thread, input, length),
        PickleOpcode.BinBytes => ReadUInt32(thread, input) is >= 0 and var length && TryPushBytes(thread, input, length),
        PickleOpcode.BinBytes8 => ReadLength(thread, input, "BINBYTES") is >= 0 and var length && TryPushBytes(thread, input, length),
        PickleOpcode.ByteArray8 => ReadLength(thread, input, "BYTEARRAY8") is >= 0 and var length && TryPushByteArray(thread, input, length),
        PickleOpcode.NextBuffer => TryPushBuffer(thread),
        PickleOpcode.ReadOnlyBuffer => TryForbidWriting(thread),

        // Containers.
        PickleOpcode.EmptyTuple => _stack.TryPush(thread, PyTuple.Empty),
        PickleOpcode.Tuple1 => TryMakeTuple(thread, 1),
        PickleOpcode.Tuple2 => TryMakeTuple(thread, 2),
        PickleOpcode.Tuple3 => TryMakeTuple(thread, 3),
        PickleOpcode.Tuple => _stack.TakeMarked(thread) is { } items && _stack.TryPush(thread, PyTuple.Adopt(items)),
        PickleOpcode.EmptyList => _stack.TryPush(thread, new PyList()),
        PickleOpcode.List => _stack.TakeMarked(thread) is { } items && _stack.TryPush(thread, PyList.Adopt(items)),
        PickleOpcode.Append => _stack.TryRequire(thread, 2) && TryAppend(thread, _stack.Count - 1),
        PickleOpcode.Appends => _stack.TakeMark(thread) is >= 0 and var mark && TryAppend(thread, mark),
        PickleOpcode.EmptyDict => _stack.TryPush(thread, new PyDict()),
        PickleOpcode.Dict => TryMakeDict(thread),
        PickleOpcode.SetItem => TrySetItems(thread, _stack.Count - 2),
        PickleOpcode.SetItems => _stack.TakeMark(thread) is >= 0 and var mark && TrySetItems(thread, mark),
        PickleOpcode.EmptySet => _stack.TryPush(thread, new PySet()),
        PickleOpcode.AddItems => TryAddItems(thread),
        PickleOpcode.FrozenSet => TryMakeFrozenSet(thread),

        // Objects.
        PickleOpcode.Global => TryPushGlobal(thread, input),
        PickleOpcode.StackGlobal => TryPushStackGlobal(thread),
        PickleOpcode.Reduce => TryReduce(thread),
        PickleOpcode.Build => TryBuild(thread),
        PickleOpcode.NewObj => TryMakeNew(thread, hasKeywords: false),
        PickleOpcode.NewObjEx => TryMakeNew(thread, hasKeywords: true),
        PickleOpcode.Inst => TryMakeInstanceByName(thread, input),
        PickleOpcode.Obj => TryMakeInstance(thread),
        PickleOpcode.PersId => TryLoadPersistentLine(thread, input),
        PickleOpcode.BinPersId => TryLoadPersistent(thread),
        PickleOpcode.Ext1 => input.ReadByte(thread) is >= 0 and var code && TryPushExtension(thread, code),
        PickleOpcode.Ext2 => ReadUInt16(thread, input) is >= 0 and var code && TryPushExtension(thread, code),
        PickleOpcode.Ext4 => ReadUInt32(thread, input) is >= 0 and var code && TryPushExtension(thread, (int)(uint)code),

        PickleOpcode.Proto => TrySetProtocol(thread, input),
        PickleOpcode.Frame => ReadLength(thread, input, "FRAME length") is >= 0 and var length && input.TryEnterFrame(thread, length),
        _ => IsUnknown(thread, (char)opcode),
    };

    private static bool IsUnknown(PyThreadState thread, char key) =>
        PickleState.CannotUnpickle(thread, key is >= ' ' and <= '~' and not ('\'' or '\\') ? $"invalid load key, '{key}'." : $"invalid load key, '\\x{(int)key:x2}'.");

    private bool TrySetProtocol(PyThreadState thread, UnpicklerInput input)
    {
        var protocol = input.ReadByte(thread);
        if (protocol < 0) return false;
        if (protocol > HighestProtocol) return PyErr.ValueError($"unsupported pickle protocol: {protocol}");
        _protocol = protocol;
        return true;
    }

    // Numbers are returned, -1 where an error is set: each out variable would cost every instruction of TryStep() its clearing.

    private static int ReadUInt16(PyThreadState thread, UnpicklerInput input) => input.TryRead(thread, sizeof(ushort), out var bytes) ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : -1;

    private static long ReadUInt32(PyThreadState thread, UnpicklerInput input) => input.TryRead(thread, sizeof(uint), out var bytes) ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : -1;

    private static long ReadLength(PyThreadState thread, UnpicklerInput input, string what)
    {
        if (!input.TryRead(thread, sizeof(ulong), out var bytes)) return -1;
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length >= 0) return length;
        _ = PyErr.OverflowError(what == "FRAME length" ? $"FRAME length exceeds system's maximum of {long.MaxValue} bytes" : $"{what} exceeds system's maximum size of {long.MaxValue} bytes");
        return -1;
    }

    /// <summary>The next line without its end, of so many bytes at least. False: an error is set.</summary>
    private static bool TryReadLine(PyThreadState thread, UnpicklerInput input, int least, out ReadOnlySpan<byte> line)
    {
        if (!input.TryReadLine(thread, out line)) return false;
        line = line[..^1];
        return line.Length >= least || PickleState.CannotUnpickle(thread, "pickle data was truncated");
    }

    private bool TryPopMark(PyThreadState thread)
    {
        var mark = _stack.TakeMark(thread);
        if (mark < 0) return false;
        _stack.DropTo(mark);
        return true;
    }

    private bool TryPut(PyThreadState thread, long number) => _stack.Peek(thread) is { } top && Memo.TrySet(thread, number, top);

    private bool TryPutByLine(PyThreadState thread, UnpicklerInput input)
    {
        if (!TryReadLine(thread, input, 1, out var line) || _stack.Peek(thread) is not { } top || !TryParseNumber(thread, line, out var number)) return false;
        return number < 0 ? PyErr.ValueError("negative PUT argument") : Memo.TrySet(thread, number, top);
    }

    private bool TryGet(PyThreadState thread, long number) =>
        Memo.Find(number) is { } value ? _stack.TryPush(thread, value) : PickleState.CannotUnpickle(thread, $"Memo value not found at index {number}");

    private bool TryGetByLine(PyThreadState thread, UnpicklerInput input) =>
        TryReadLine(thread, input, 1, out var line) && TryParseNumber(thread, line, out var number) && TryGet(thread, number);

    private static bool TryParseNumber(PyThreadState thread, ReadOnlySpan<byte> line, out nint number)
    {
        number = 0;
        return NumberLine.Parse(thread, line, 10) is { } value && ArgumentConversion.TryNativeInt(thread, value, out number);
    }
}
