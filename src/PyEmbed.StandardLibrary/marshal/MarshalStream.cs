using System.Buffers.Binary;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Marshal;

/// <summary>Takes the bytes of one value from a Python file, and none that follow it: programs write one value behind the other.</summary>
/// <remarks>What is wrong with the data is left to the reader: at the first byte that makes no sense the stream stops.</remarks>
internal sealed class MarshalStream(PyThreadState thread, PyObject file)
{
    private const int LargestPiece = 1 << 20;
    private static readonly PyStr s_read = PyStr.FromName("read");
    private static readonly PyStr s_readInto = PyStr.FromName("readinto");

    private readonly List<byte> _data = [];
    private int _depth;
    private bool _hasFailed;

    private enum Found { Value, Null, Nothing }

    /// <summary>Whether the file ended before the value did.</summary>
    public bool IsShort { get; private set; }

    /// <summary>The bytes of the next value, or as many as there are. False: an error is set.</summary>
    [MustCheck]
    public bool TryReadValue(out byte[] data)
    {
        data = [];
        // As in CPython: a text file is noticed before anything is read.
        if (Calls.CallMethod(thread, file, s_read, PyInt.Zero) is not { } probe) return false;
        if (probe is not PyBytes) return PyErr.TypeError($"file.read() returned not bytes but {probe.Type.NameInMessages}");
        Walk();
        if (_hasFailed) return false;
        data = [.. _data];
        return true;
    }

    private Found Walk()
    {
        if (!Take(1) || _depth >= MarshalTypes.MaxDepth) return Found.Nothing;
        _depth++;
        var found = WalkBody(_data[^1] & ~MarshalTypes.ReferenceFlag);
        _depth--;
        return found;
    }

    private Found WalkBody(int type)
    {
        switch (type)
        {
            case MarshalTypes.Null: return Found.Null;
            case MarshalTypes.None or MarshalTypes.True or MarshalTypes.False or MarshalTypes.Ellipsis or MarshalTypes.StopIteration: return Found.Value;
            case MarshalTypes.Int32 or MarshalTypes.Reference: return Done(Take(4));
            case MarshalTypes.Int64 or MarshalTypes.Float: return Done(Take(8));
            case MarshalTypes.Complex: return Done(Take(16));
            case MarshalTypes.Long: return Done(TryNumber(out var digits) && digits != int.MinValue && Take(Math.Abs((long)digits) * 2));
            case MarshalTypes.FloatText: return Done(TakeShort());
            case MarshalTypes.ComplexText: return Done(TakeShort() && TakeShort());
            case MarshalTypes.Bytes or MarshalTypes.Ascii or MarshalTypes.AsciiInterned or MarshalTypes.Unicode or MarshalTypes.Interned:
                return Done(TryNumber(out var size) && size >= 0 && Take(size));
            case MarshalTypes.ShortAscii or MarshalTypes.ShortAsciiInterned: return Done(TakeShort());
            case MarshalTypes.SmallTuple: return Done(Take(1) && WalkItems(_data[^1]));
            case MarshalTypes.Tuple or MarshalTypes.List or MarshalTypes.Set or MarshalTypes.FrozenSet: return Done(TryNumber(out var count) && WalkItems(count));
            case MarshalTypes.Dict: return WalkDict();
            // Five numbers, eight values, a number, two values: the fields of code.
            case MarshalTypes.Code: return Done(Take(20) && WalkItems(8) && Take(4) && WalkItems(2));
            default: return Found.Nothing;
        }
    }

    private Found WalkDict()
    {
        while (true)
        {
            for (var i = 0; i < 2; i++)
            {
                var found = Walk();
                if (found != Found.Value) return found == Found.Null ? Found.Value : Found.Nothing;
            }
        }
    }

    private bool WalkItems(int count)
    {
        for (; count > 0; count--)
            if (Walk() != Found.Value) return false;
        return count == 0;
    }

    private static Found Done(bool isGood) => isGood ? Found.Value : Found.Nothing;

    private bool TakeShort() => Take(1) && Take(_data[^1]);

    private bool TryNumber(out int number)
    {
        number = 0;
        if (!Take(4)) return false;
        Span<byte> bytes = [_data[^4], _data[^3], _data[^2], _data[^1]];
        number = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return true;
    }

    // False: the file has ended or an error is set.
    private bool Take(long count)
    {
        while (count > 0)
        {
            var piece = (int)Math.Min(count, LargestPiece);
            if (!TryRead(piece)) return false;
            count -= piece;
        }
        return true;
    }

    private bool TryRead(int count)
    {
        if (!thread.TryChargeWork(count) || !thread.TryReserve(_data.Count + (long)count)) return Fail();
        var buffer = new PyByteArray(new byte[count]);
        if (Calls.Call1(thread, PyMemoryView.BuiltinType, buffer) is not { } view) return Fail();
        if (Calls.CallMethod(thread, file, s_readInto, view) is not { } result) return Fail();
        if (!Number.TryIndex(thread, result, PyExceptions.ValueError, out var read)) return Fail();
        if (read > count)
        {
            _ = PyErr.ValueError($"read() returned too much data: {count} bytes requested, {read} returned");
            return Fail();
        }
        if (read < count)
        {
            IsShort = true;
            return false;
        }
        _data.AddRange(buffer.Bytes);
        return true;
    }

    private bool Fail()
    {
        _hasFailed = true;
        return false;
    }
}
