using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Core.Literals;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Marshal;

/// <summary>Makes the constants that marshal writes of a script's objects. An object that occurs again is the same constant, so that it is written once.</summary>
internal sealed class MarshalledConstants(PyThreadState thread)
{
    private readonly Dictionary<PyObject, Constant> _made = new(ReferenceEqualityComparer.Instance);
    private int _depth;

    /// <summary>The constant. Null: ValueError or the error of a limit is set.</summary>
    [MustCheck]
    public Constant? Of(PyObject value)
    {
        if (_made.TryGetValue(value, out var known)) return known;
        if (!thread.TryChargeWork(1)) return null;
        if (_depth >= MarshalTypes.MaxDepth) return Fail("object too deeply nested to marshal");
        _depth++;
        var constant = Make(value);
        _depth--;
        return constant;
    }

    private Constant? Make(PyObject value)
    {
        if (ReferenceEquals(value, PyExceptions.StopIteration)) return StopIterationConstant.Instance;
        var type = value.GetType();
        if (type == typeof(PyStr)) return OfText((PyStr)value);
        if (type == typeof(PyTuple)) return MakeTuple((PyTuple)value);
        if (type == typeof(PyList)) return MakeList((PyList)value);
        if (type == typeof(PyDict)) return MakeDict((PyDict)value);
        if (type == typeof(PySet)) return MakeSet((PyAnySet)value, static items => new SetConstant([.. items]));
        if (type == typeof(PyFrozenSet)) return MakeSet((PyAnySet)value, static items => new FrozenSetConstant([.. items]) { IsInIterationOrder = true });
        if (value is PyCode code) return OfCode(code.CodeObject) is { } plain ? Keep(value, new CodeConstant(plain)) : null;
        if (type != typeof(PyBytes) && value is IBufferExporter) return OfBuffer(value);
        return ConstantObjects.Of(value) is var constant and not ObjectConstant ? constant : Fail("unmarshallable object");
    }

    // Texts of one character are one object here; in CPython that alone does not make them interned.
    private static StrConstant OfText(PyStr text) => new(text.Text) { IsInterned = text.IsInterned && (text.Length != 1 || text[0] < 0x80) };

    // The array becomes part of the tuple before it is filled: its items may refer to the tuple.
    private TupleConstant? MakeTuple(PyTuple tuple)
    {
        if (!thread.TryReserve((long)tuple.Count * nint.Size)) return null;
        var items = new Constant[tuple.Count];
        var constant = Keep(tuple, new TupleConstant(ImmutableCollectionsMarshal.AsImmutableArray(items)));
        for (var i = 0; i < items.Length; i++)
        {
            if (Of(tuple[i]) is not { } item) return null;
            items[i] = item;
        }
        return constant;
    }

    private ListConstant? MakeList(PyList list)
    {
        if (!thread.TryReserve((long)list.Count * nint.Size)) return null;
        var constant = Keep(list, new ListConstant([]));
        for (var i = 0; i < list.Count; i++)
        {
            if (Of(list[i]) is not { } item) return null;
            constant.Items.Add(item);
        }
        return constant;
    }

    private DictConstant? MakeDict(PyDict dict)
    {
        if (!thread.TryReserve((long)dict.Count * nint.Size * 2)) return null;
        var constant = Keep(dict, new DictConstant([]));
        var position = 0;
        while (dict.NextEntry(ref position, out var key, out var value))
        {
            if (Of(key) is not { } first || Of(value) is not { } second) return null;
            constant.Items.Add(new(first, second));
        }
        return constant;
    }

    private Constant? MakeSet(PyAnySet set, Func<Constant[], Constant> make)
    {
        if (VM.Protocols.Iteration.ToTuple(thread, set) is not { } items) return null;
        var constants = new Constant[items.Count];
        for (var i = 0; i < constants.Length; i++)
        {
            if (Of(items[i]) is not { } item) return null;
            constants[i] = item;
        }
        return Keep(set, make(constants));
    }

    // Constants that code.replace() or marshal data put into code are objects.
    private CodeObject? OfCode(CodeObject code)
    {
        var changed = false;
        var constants = new Constant[code.Consts.Length];
        for (var i = 0; i < constants.Length; i++)
        {
            switch (code.Consts[i])
            {
                case ObjectConstant value:
                    if (Of(value.Value) is not { } made) return null;
                    constants[i] = made;
                    changed = true;
                    break;
                case CodeConstant inner:
                    if (OfCode(inner.Code) is not { } plain) return null;
                    constants[i] = ReferenceEquals(plain, inner.Code) ? inner : new CodeConstant(plain);
                    changed |= !ReferenceEquals(plain, inner.Code);
                    break;
                default:
                    constants[i] = code.Consts[i];
                    break;
            }
        }
        return changed ? code.WithConsts(ImmutableCollectionsMarshal.AsImmutableArray(constants)) : code;
    }

    private BytesConstant? OfBuffer(PyObject value)
    {
        if (!Buffers.TryGet(thread, value, out var lease))
        {
            thread.ClearError();
            Fail("unmarshallable object");
            return null;
        }
        using (lease) return thread.TryReserve(lease.Length) ? new BytesConstant([.. lease.Bytes]) : null;
    }

    private T Keep<T>(PyObject value, T constant) where T : Constant
    {
        _made[value] = constant;
        return constant;
    }

    private static Constant? Fail(string message)
    {
        _ = PyErr.ValueError(message);
        return null;
    }
}
