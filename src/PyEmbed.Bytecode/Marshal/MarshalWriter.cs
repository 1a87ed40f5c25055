using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using PyEmbed.Core.Limits;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;

namespace PyEmbed.Bytecode.Marshal;

/// <summary>Writes marshal data of versions 0 to 4 that CPython 3.11 loads as equal values.</summary>
/// <remarks>
/// From version 3 on, text and bytes that are equal, and containers that are one object, are written once and referred to. The same value
/// gives the same bytes always; CPython's differ, because they depend on its reference counts. Sets are written in the order of their items' bytes, as in CPython.
/// </remarks>
internal sealed class MarshalWriter
{
    public const int CurrentVersion = 4;

    private const int UnitsPerValue = 8;

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly int _version;
    private readonly IWorkBudget? _budget;
    private readonly Dictionary<Constant, int>? _containers;
    private readonly Dictionary<PythonText, int>? _texts;
    private readonly Dictionary<BytesConstant, int>? _byteStrings;
    private readonly Dictionary<Constant, int>? _numbers;
    private int _references;
    private int _depth;

    private MarshalWriter(int version, IWorkBudget? budget)
    {
        _version = version;
        _budget = budget;
        if (version < 3) return;
        _containers = new Dictionary<Constant, int>(ReferenceEqualityComparer.Instance);
        _texts = [];
        _byteStrings = [];
        if (budget is not null) _numbers = [];
    }

    /// <summary><c>marshal.dumps(value, version)</c></summary>
    /// <param name="value">What is written.</param>
    /// <param name="version">The format.</param>
    /// <param name="budget">What pays for the values of a script, which may be small and yet long when written. With one, equal numbers are written once too.</param>
    public static byte[] Dump(Constant value, int version = CurrentVersion, IWorkBudget? budget = null)
    {
        var writer = new MarshalWriter(version, budget);
        writer.Write(value);
        return writer._output.WrittenSpan.ToArray();
    }

    private void Write(Constant value)
    {
        if (_depth >= MarshalTypes.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new MarshalException(MarshalError.ValueError, "object too deeply nested to marshal");
        }
        _depth++;
        _budget?.Charge(UnitsPerValue);
        switch (value)
        {
            case NoneConstant:
                WriteByte(MarshalTypes.None);
                break;
            case BoolConstant b:
                WriteByte(b.Value ? MarshalTypes.True : MarshalTypes.False);
                break;
            case EllipsisConstant:
                WriteByte(MarshalTypes.Ellipsis);
                break;
            case StopIterationConstant:
                WriteByte(MarshalTypes.StopIteration);
                break;
            case IntConstant i:
                WriteInt(i);
                break;
            case FloatConstant f:
                if (IsWritten(_numbers, value)) break;
                WriteType(_version > 1 ? MarshalTypes.Float : MarshalTypes.FloatText, _numbers, value);
                WriteDouble(f.Value);
                break;
            case ComplexConstant c:
                if (IsWritten(_numbers, value)) break;
                WriteType(_version > 1 ? MarshalTypes.Complex : MarshalTypes.ComplexText, _numbers, value);
                WriteDouble(c.Real);
                WriteDouble(c.Imaginary);
                break;
            case StrConstant s:
                WriteText(s.Value, s.IsInterned ?? IsIdentifier(s.Value));
                break;
            case BytesConstant b:
                WriteBytesObject(b);
                break;
            default:
                WriteContainer(value);
                break;
        }
        _depth--;
    }

    private void WriteContainer(Constant value)
    {
        if (IsWritten(_containers, value)) return;
        switch (value)
        {
            case TupleConstant t:
                WriteTuple(t.Items.AsSpan(), value);
                break;
            case ListConstant l:
                WriteType(MarshalTypes.List, _containers, value);
                WriteItems(CollectionsMarshal.AsSpan(l.Items));
                break;
            case SetConstant s:
                WriteType(MarshalTypes.Set, _containers, value);
                WriteItems(InOrderOfBytes(s.Items));
                break;
            case FrozenSetConstant s:
                WriteType(MarshalTypes.FrozenSet, _containers, value);
                WriteItems(InOrderOfBytes(s.Items));
                break;
            case DictConstant d:
                WriteType(MarshalTypes.Dict, _containers, value);
                foreach (var (key, item) in d.Items)
                {
                    Write(key);
                    Write(item);
                }
                WriteByte(MarshalTypes.Null);
                break;
            case CodeConstant c:
                WriteType(MarshalTypes.Code, _containers, value);
                WriteCode(c.Code);
                break;
            default:
                throw new MarshalException(MarshalError.ValueError, "unmarshallable object");
        }
    }

    // CPython sorts the items of a set by what each is written as. Its small integers are shared and so carry the flag of a reference there:
    // they come last, which shows in the order in which a set of constants iterates that was loaded from a .pyc.
    private Constant[] InOrderOfBytes(IReadOnlyCollection<Constant> items)
    {
        var order = items.Select(item => (Item: item, Bytes: Dump(item, _version, _budget))).ToArray();
        if (_version >= 3)
        {
            foreach (var (item, bytes) in order)
            {
                if (item is IntConstant { Value: var number } && number >= -5 && number <= 256) bytes[0] |= MarshalTypes.ReferenceFlag;
            }
        }
        Array.Sort(order, static (x, y) => x.Bytes.AsSpan().SequenceCompareTo(y.Bytes));
        return Array.ConvertAll(order, static pair => pair.Item);
    }

    private void WriteTuple(ReadOnlySpan<Constant> items, Constant? identity)
    {
        var isSmall = _version >= 4 && items.Length < 256;
        var type = isSmall ? MarshalTypes.SmallTuple : MarshalTypes.Tuple;
        if (identity is null) WriteByte(type);
        else WriteType(type, _containers, identity);
        if (isSmall) WriteByte(items.Length);
        else WriteInt32(items.Length);
        foreach (var item in items) Write(item);
    }

    private void WriteItems(ReadOnlySpan<Constant> items)
    {
        WriteInt32(items.Length);
        foreach (var item in items) Write(item);
    }

    private void WriteCode(CodeObject code)
    {
        WriteInt32(code.ArgCount);
        WriteInt32(code.PosOnlyArgCount);
        WriteInt32(code.KwOnlyArgCount);
        WriteInt32(code.StackSize);
        WriteInt32((int)code.Flags);
        WriteBytesObject(new BytesConstant(code.Code));
        WriteTuple(code.Consts.AsSpan(), identity: null);
        WriteNames(code.Names);
        WriteNames(code.LocalsPlusNames);
        WriteBytesObject(new BytesConstant(ImmutableArray.CreateRange(code.LocalsPlusKinds, kind => (byte)kind)));
        WriteText(PythonText.FromUtf16(code.FileName), isInterned: true);
        WriteText(PythonText.FromUtf16(code.Name), isInterned: true);
        WriteText(PythonText.FromUtf16(code.QualName), isInterned: true);
        WriteInt32(code.FirstLine);
        WriteBytesObject(new BytesConstant(code.LineTable));
        WriteBytesObject(new BytesConstant(code.ExceptionTable));
    }

    private void WriteNames(ImmutableArray<string> names)
    {
        if (_version >= 4 && names.Length < 256)
        {
            WriteByte(MarshalTypes.SmallTuple);
            WriteByte(names.Length);
        }
        else
        {
            WriteByte(MarshalTypes.Tuple);
            WriteInt32(names.Length);
        }
        foreach (var name in names) WriteText(PythonText.FromUtf16(name), isInterned: true);
    }

    private void WriteText(in PythonText text, bool isInterned)
    {
        if (IsWritten(_texts, text)) return;
        if (_version >= 4 && MarshalText.IsAscii(text))
        {
            if (text.Length < 256)
            {
                WriteType(isInterned ? MarshalTypes.ShortAsciiInterned : MarshalTypes.ShortAscii, _texts, text);
                WriteByte(text.Length);
            }
            else
            {
                WriteType(isInterned ? MarshalTypes.AsciiInterned : MarshalTypes.Ascii, _texts, text);
                WriteInt32(text.Length);
            }
            Encoding.ASCII.GetBytes(text.Narrow, _output);
            return;
        }
        WriteType(isInterned && _version >= 3 ? MarshalTypes.Interned : MarshalTypes.Unicode, _texts, text);
        var bytes = MarshalText.ToUtf8(text);
        WriteInt32(bytes.Length);
        _output.Write(bytes);
    }

    // CPython interns the constants that could be names, so that attribute and keyword lookups compare references.
    private static bool IsIdentifier(in PythonText text) =>
        text.IsNarrow && !text.Narrow.AsSpan().ContainsAnyExcept(NameCharacters);

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz0123456789");

    private void WriteBytesObject(BytesConstant value)
    {
        if (IsWritten(_byteStrings, value)) return;
        WriteType(MarshalTypes.Bytes, _byteStrings, value);
        WriteInt32(value.Value.Length);
        _output.Write(value.Value.AsSpan());
    }

    private void WriteInt(IntConstant constant)
    {
        var value = constant.Value;
        if (value >= int.MinValue && value <= int.MaxValue)
        {
            WriteByte(MarshalTypes.Int32);
            WriteInt32((int)value);
            return;
        }
        if (IsWritten(_numbers, constant)) return;
        WriteType(MarshalTypes.Long, _numbers, constant);
        var bytes = BigInteger.Abs(value).ToByteArray(isUnsigned: true);
        var digits = (int)(((BigInteger.Abs(value).GetBitLength()) + 14) / 15);
        WriteInt32(value.Sign < 0 ? -digits : digits);
        var pending = 0;
        var bits = 0;
        var at = 0;
        for (; digits > 0; digits--)
        {
            for (; bits < 15 && at < bytes.Length; bits += 8) pending |= bytes[at++] << bits;
            BinaryPrimitives.WriteInt16LittleEndian(_output.GetSpan(2), (short)(pending & 0x7FFF));
            _output.Advance(2);
            pending >>= 15;
            bits -= 15;
        }
    }

    private void WriteDouble(double value)
    {
        if (_version > 1)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(_output.GetSpan(8), value);
            _output.Advance(8);
            return;
        }
        // What C's %.17g makes.
        var text = double.IsNaN(value) ? "nan"
            : double.IsInfinity(value) ? value > 0 ? "inf" : "-inf"
            : AsciiText.ToLower(value.ToString("G17", CultureInfo.InvariantCulture));
        WriteByte(text.Length);
        Encoding.ASCII.GetBytes(text, _output);
    }

    private void WriteType<TKey>(int type, Dictionary<TKey, int>? written, TKey key)
        where TKey : notnull
    {
        if (written is null)
        {
            WriteByte(type);
            return;
        }
        written.Add(key, _references++);
        WriteByte(type | MarshalTypes.ReferenceFlag);
    }

    private bool IsWritten<TKey>(Dictionary<TKey, int>? written, TKey key)
        where TKey : notnull
    {
        if (written is null || !written.TryGetValue(key, out var index)) return false;
        WriteByte(MarshalTypes.Reference);
        WriteInt32(index);
        return true;
    }

    private void WriteByte(int value)
    {
        _output.GetSpan(1)[0] = (byte)value;
        _output.Advance(1);
    }

    private void WriteInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_output.GetSpan(4), value);
        _output.Advance(4);
    }
}
