using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;

namespace PyEmbed.Bytecode.Marshal;

/// <summary>Reads marshal data of any version. Errors are those of CPython 3.11, in the order in which it finds them.</summary>
/// <remarks>
/// Lists, dicts, sets and tuples may contain themselves, and references make values that are exponentially larger as trees than as
/// data: whoever walks a result keeps track of what was seen.
/// </remarks>
internal ref partial struct MarshalReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private readonly List<Constant?> _references = [];   // null: reserved, and not complete yet
    private int _depth;

    // Items that open containers have announced and that are still to come. Each takes a byte at least, so when there are more than
    // bytes are left the data is too short, and nothing need be allocated to find out which error comes first.
    private long _awaited;

    /// <summary>How many bytes were read.</summary>
    public int Position { get; private set; }

    /// <summary><c>marshal.loads</c>: the value at the start of the data; what follows it is ignored.</summary>
    public static Constant Load(ReadOnlySpan<byte> data) => new MarshalReader(data).Read();

    /// <summary>The next value. References do not reach across values.</summary>
    public Constant Read()
    {
        _references.Clear();
        return ReadObject() ?? throw new MarshalException(MarshalError.TypeError, "NULL object in marshal data for object");
    }

    // Null is the NULL object, which ends a dict and is an error elsewhere.
    private Constant? ReadObject()
    {
        if (Position >= _data.Length) throw new MarshalException(MarshalError.EOFError, "EOF read where object expected");
        var first = _data[Position++];
        var isReferable = (first & MarshalTypes.ReferenceFlag) != 0;
        if (_depth >= MarshalTypes.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Invalid("recursion limit exceeded");
        _depth++;
        var value = ReadBody(first & ~MarshalTypes.ReferenceFlag, isReferable);
        _depth--;
        return value;
    }

    private Constant? ReadBody(int type, bool isReferable)
    {
        switch (type)
        {
            case MarshalTypes.Null: return null;
            case MarshalTypes.None: return Constant.None;
            case MarshalTypes.False: return Constant.False;
            case MarshalTypes.True: return Constant.True;
            case MarshalTypes.Ellipsis: return Constant.Ellipsis;
            case MarshalTypes.StopIteration: return StopIterationConstant.Instance;
            case MarshalTypes.Int32: return Keep(new IntConstant(ReadInt32()), isReferable);
            case MarshalTypes.Int64: return Keep(new IntConstant(BinaryPrimitives.ReadInt64LittleEndian(ReadBytes(8))), isReferable);
            case MarshalTypes.Long: return Keep(new IntConstant(ReadLong()), isReferable);
            case MarshalTypes.FloatText: return Keep(new FloatConstant(ReadFloatText()), isReferable);
            case MarshalTypes.Float: return Keep(new FloatConstant(ReadDouble()), isReferable);
            case MarshalTypes.ComplexText: return Keep(new ComplexConstant(ReadFloatText(), ReadFloatText()), isReferable);
            case MarshalTypes.Complex: return Keep(new ComplexConstant(ReadDouble(), ReadDouble()), isReferable);
            case MarshalTypes.Bytes: return Keep(new BytesConstant([.. ReadBytes(ReadSize("bytes object"))]), isReferable);
            case MarshalTypes.Ascii:
            case MarshalTypes.AsciiInterned:
                return Keep(Text(MarshalText.FromLatin1(ReadBytes(ReadSize("string"))), type == MarshalTypes.AsciiInterned), isReferable);
            case MarshalTypes.ShortAscii:
            case MarshalTypes.ShortAsciiInterned:
                return Keep(Text(MarshalText.FromLatin1(ReadBytes(ReadCount())), type == MarshalTypes.ShortAsciiInterned), isReferable);
            case MarshalTypes.Unicode:
            case MarshalTypes.Interned:
                return Keep(Text(MarshalText.FromUtf8(ReadBytes(ReadSize("string"))), type == MarshalTypes.Interned), isReferable);
            case MarshalTypes.SmallTuple: return ReadTuple(ReadCount(), isReferable);
            case MarshalTypes.Tuple: return ReadTuple(ReadSize("tuple"), isReferable);
            case MarshalTypes.List: return ReadList(isReferable);
            case MarshalTypes.Dict: return ReadDict(isReferable);
            case MarshalTypes.Set: return ReadSet(isReferable);
            case MarshalTypes.FrozenSet: return ReadFrozenSet(isReferable);
            case MarshalTypes.Code: return ReadCode(isReferable);
            case MarshalTypes.Reference: return ReadReference();
            default: throw Invalid("bad marshal data (unknown type code)");
        }
    }

    private TupleConstant ReadTuple(int count, bool isReferable)
    {
        if (!CanHold(count))
        {
            // A reference to the tuple itself may come before the data ends.
            Keep(new TupleConstant([]), isReferable);
            ReadToError(count, "tuple");
        }
        // The array becomes part of the tuple before it is filled: its items may refer to the tuple.
        var items = count == 0 ? [] : new Constant[count];
        var tuple = new TupleConstant(ImmutableCollectionsMarshal.AsImmutableArray(items));
        Keep(tuple, isReferable);
        _awaited += count;
        for (var i = 0; i < count; i++) items[i] = ReadItem("tuple");
        return tuple;
    }

    private ListConstant ReadList(bool isReferable)
    {
        var count = ReadSize("list");
        var list = new ListConstant([]);
        Keep(list, isReferable);
        if (!CanHold(count)) ReadToError(count, "list");
        list.Items.Capacity = count;
        _awaited += count;
        for (var i = 0; i < count; i++) list.Items.Add(ReadItem("list"));
        return list;
    }

    private DictConstant ReadDict(bool isReferable)
    {
        var dict = new DictConstant([]);
        Keep(dict, isReferable);
        while (ReadObject() is { } key && ReadObject() is { } value)
        {
            CheckHashable(key);
            dict.Items.Add(new(key, value));
        }
        return dict;
    }

    private SetConstant ReadSet(bool isReferable)
    {
        var count = ReadSize("set");
        var set = new SetConstant([]);
        Keep(set, isReferable);
        ReadSetItems(count, set.Items);
        return set;
    }

    private FrozenSetConstant ReadFrozenSet(bool isReferable)
    {
        var count = ReadSize("set");
        var reserved = Reserve(isReferable);
        var items = new List<Constant>();
        ReadSetItems(count, items);
        var set = new FrozenSetConstant([.. items]) { IsInIterationOrder = true };
        Complete(reserved, set);
        return set;
    }

    private void ReadSetItems(int count, List<Constant> items)
    {
        if (!CanHold(count)) ReadToError(count, "set");
        _awaited += count;
        // Equal atoms are one item. Tuples and the like are left to whoever builds the set: their hashes may take exponential time.
        HashSet<Constant>? atoms = null;
        for (var i = 0; i < count; i++)
        {
            var item = ReadItem("set");
            CheckHashable(item);
            if (item is TupleConstant or FrozenSetConstant or CodeConstant || (atoms ??= []).Add(item)) items.Add(item);
        }
    }

    private Constant ReadItem(string container)
    {
        _awaited--;
        return ReadObject() ?? throw new MarshalException(MarshalError.TypeError, $"NULL object in marshal data for {container}");
    }

    private readonly bool CanHold(int count) => count + _awaited <= _data.Length - Position;

    // More items than bytes: one of them is missing or wrong.
    private void ReadToError(int count, string container)
    {
        _awaited += count;
        while (true) ReadItem(container);
    }

    private static void CheckHashable(Constant value)
    {
        var type = value switch
        {
            ListConstant => "list",
            DictConstant => "dict",
            SetConstant => "set",
            _ => null,
        };
        if (type is not null) throw new MarshalException(MarshalError.TypeError, $"unhashable type: '{type}'");
    }

    private static StrConstant Text(PythonText text, bool isInterned) => new(text) { IsInterned = isInterned };

    private readonly T Keep<T>(T value, bool isReferable)
        where T : Constant
    {
        if (isReferable) _references.Add(value);
        return value;
    }

    private readonly int Reserve(bool isReferable)
    {
        if (!isReferable) return -1;
        _references.Add(null);
        return _references.Count - 1;
    }

    private readonly void Complete(int reserved, Constant value)
    {
        if (reserved >= 0) _references[reserved] = value;
    }

    private Constant ReadReference()
    {
        var index = ReadInt32();
        return index >= 0 && index < _references.Count && _references[index] is { } value ? value : throw Invalid("bad marshal data (invalid reference)");
    }

    // The sign of the count is the sign of the number; digits have 15 bits, the least significant first.
    private BigInteger ReadLong()
    {
        var signedCount = ReadInt32();
        if (signedCount == int.MinValue) throw Invalid("bad marshal data (long size out of range)");
        var count = Math.Abs(signedCount);
        if (count == 0) return BigInteger.Zero;
        var present = (int)Math.Min(count, (_data.Length - Position) / 2);
        var bytes = new byte[(((long)present * 15) + 7) / 8];
        var pending = 0;
        var bits = 0;
        var at = 0;
        var digit = 0;
        for (var i = 0; i < present; i++)
        {
            digit = BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(2));
            if (digit >= 1 << 15) throw Invalid("bad marshal data (digit out of range in long)");
            pending |= digit << bits;
            for (bits += 15; bits >= 8; bits -= 8, pending >>= 8) bytes[at++] = (byte)pending;
        }
        if (present < count) throw TooShort();
        if (digit == 0) throw Invalid("bad marshal data (unnormalized long data)");
        if (bits > 0) bytes[at] = (byte)pending;
        var magnitude = new BigInteger(bytes, isUnsigned: true);
        return signedCount < 0 ? -magnitude : magnitude;
    }

    private double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(ReadBytes(8));

    private double ReadFloatText()
    {
        var bytes = ReadBytes(ReadCount());
        var end = bytes.IndexOf((byte)0);
        var text = Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
        var isNegative = text.StartsWith('-');
        var magnitude = isNegative || text.StartsWith('+') ? text[1..] : text;
        double value;
        switch (AsciiText.ToLower(magnitude))
        {
            case "inf" or "infinity":
                value = double.PositiveInfinity;
                break;
            case "nan":
                value = double.NaN;
                break;
            default:
                const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
                // .NET also takes its own names of infinity and NaN, which hold letters that no number ends in.
                var isNumber = magnitude.Length > 0 && (char.IsAsciiDigit(magnitude[^1]) || magnitude[^1] == '.');
                if (!isNumber || !double.TryParse(magnitude, style, CultureInfo.InvariantCulture, out value)) throw Invalid($"could not convert string to float: '{text}'");
                break;
        }
        return isNegative ? -value : value;
    }

    private int ReadSize(string what)
    {
        var size = ReadInt32();
        return size >= 0 ? size : throw Invalid($"bad marshal data ({what} size out of range)");
    }

    private int ReadCount() => Position < _data.Length ? _data[Position++] : throw new MarshalException(MarshalError.EOFError, "EOF read where not expected");

    private int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(4));

    private ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count > _data.Length - Position) throw TooShort();
        Position += count;
        return _data.Slice(Position - count, count);
    }

    private static MarshalException TooShort() => new(MarshalError.EOFError, "marshal data too short");

    private static MarshalException Invalid(string message) => new(MarshalError.ValueError, message);
}
