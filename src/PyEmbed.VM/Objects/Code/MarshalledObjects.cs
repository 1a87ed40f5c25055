using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Core.Literals;

namespace PyEmbed.VM.Objects;

/// <summary>Makes the objects of what was read from marshal data. Values that are one value there are one object here, and may contain themselves.</summary>
internal sealed class MarshalledObjects(PyThreadState thread)
{
    // Constants of code are made anew by whoever needs them, each time as a tree. Marshal data may hold what is no tree, or one that is exponentially larger than the data:
    // such constants of code become objects once and for all.
    private const long LargestTree = 100_000;

    private readonly Dictionary<Constant, PyObject> _made = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Constant, long> _sizes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CodeObject, CodeObject> _codes = new(ReferenceEqualityComparer.Instance);

    /// <summary>The object. Null: an error is set (an item of a set or a key without a hash, a limit).</summary>
    [MustCheck]
    public PyObject? Make(Constant constant)
    {
        if (_made.TryGetValue(constant, out var known)) return known;
        if (!thread.TryChargeWork(1)) return null;
        switch (constant)
        {
            case StopIterationConstant: return PyExceptions.StopIteration;
            case StrConstant text: return Keep(constant, text.IsInterned == true ? thread.Interpreter.Intern(PyStr.From(text.Value)) : PyStr.From(text.Value));
            case TupleConstant tuple: return MakeTuple(tuple);
            case ListConstant list: return MakeList(list);
            case DictConstant dict: return MakeDict(dict);
            case SetConstant set: return Fill(constant, Keep(constant, new PySet()), set.Items);
            case FrozenSetConstant set: return Fill(constant, new PyFrozenSet(), set.Items);
            case CodeConstant code: return CheckCode(code.Code) is { } safe ? Keep(constant, new PyCode(thread.Interpreter, safe)) : null;
            default: return Keep(constant, ConstantObjects.Make(thread.Interpreter, constant));
        }
    }

    /// <summary>The code with all constants that cannot be made again and again replaced by their objects. Null: an error is set.</summary>
    [MustCheck]
    public CodeObject? CheckCode(CodeObject code)
    {
        if (_codes.TryGetValue(code, out var known)) return known;
        ImmutableArray<Constant>.Builder? changed = null;
        for (var i = 0; i < code.Consts.Length; i++)
        {
            var constant = code.Consts[i];
            Constant replacement = constant;
            if (SizeOf(constant) > LargestTree)
            {
                if (Make(constant) is not { } made) return null;
                replacement = new ObjectConstant(made);
            }
            else if (constant is CodeConstant inner)
            {
                if (CheckCode(inner.Code) is not { } safe) return null;
                if (!ReferenceEquals(safe, inner.Code)) replacement = new CodeConstant(safe);
            }
            if (ReferenceEquals(replacement, constant)) continue;
            if (changed is null)
            {
                changed = ImmutableArray.CreateBuilder<Constant>(code.Consts.Length);
                changed.AddRange(code.Consts);
            }
            changed[i] = replacement;
        }
        var result = changed is null ? code : code.WithConsts(changed.MoveToImmutable());
        _codes[code] = result;
        return result;
    }

    // How many values a constant has as a tree; more than the limit where it is no tree of constants at all.
    private long SizeOf(Constant constant)
    {
        var items = constant switch
        {
            TupleConstant tuple => tuple.Items,
            FrozenSetConstant set => set.Items,
            CodeConstant code => code.Code.Consts,
            MutableConstant or StopIterationConstant => default,
            _ => [],
        };
        if (items.IsDefault) return LargestTree + 1;
        if (items.IsEmpty) return 1;
        // A value that is reached again while it is being measured contains itself.
        if (!_sizes.TryAdd(constant, LargestTree + 1)) return _sizes[constant];
        long size = 1;
        foreach (var item in items)
        {
            size += SizeOf(item);
            if (size > LargestTree) return LargestTree + 1;
        }
        return _sizes[constant] = size;
    }

    private PyTuple? MakeTuple(TupleConstant constant)
    {
        var items = new PyObject[constant.Items.Length];
        var tuple = Keep(constant, PyTuple.Adopt(items));
        for (var i = 0; i < items.Length; i++)
        {
            if (Make(constant.Items[i]) is not { } item) return null;
            items[i] = item;
        }
        return tuple;
    }

    private PyList? MakeList(ListConstant constant)
    {
        var list = Keep(constant, new PyList());
        foreach (var item in constant.Items)
        {
            if (Make(item) is not { } made || !list.TryAppend(thread, made)) return null;
        }
        return list;
    }

    private PyDict? MakeDict(DictConstant constant)
    {
        var dict = Keep(constant, new PyDict());
        foreach (var (key, value) in constant.Items)
        {
            if (Make(key) is not { } madeKey || Make(value) is not { } madeValue || !dict.TrySetItem(thread, madeKey, madeValue)) return null;
        }
        return dict;
    }

    private PyAnySet? Fill(Constant constant, PyAnySet set, IEnumerable<Constant> items)
    {
        foreach (var item in items)
        {
            if (Make(item) is not { } made || !set.TryAdd(thread, made)) return null;
        }
        return Keep(constant, set);
    }

    private T Keep<T>(Constant constant, T value) where T : PyObject
    {
        _made[constant] = value;
        return value;
    }
}
