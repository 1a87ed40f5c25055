using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PyEmbed.Bytecode;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Literals;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Objects of the constants of code, and constants of objects.</summary>
internal static class ConstantObjects
{
    public static PyObject Make(PyInterpreterState interpreter, Constant constant) => constant switch
    {
        NoneConstant => PyNone.Instance,
        BoolConstant b => PyBool.From(b.Value),
        IntConstant i => PyInt.From(i.Value),
        FloatConstant f => PyFloat.From(f.Value),
        ComplexConstant c => new PyComplex(c.Real, c.Imaginary),
        StrConstant s => MakeText(interpreter, s),
        BytesConstant b => PyBytes.CopyOf(b.Value.AsSpan()),
        TupleConstant t => PyTuple.Adopt(MakeAll(interpreter, t.Items)),
        FrozenSetConstant s => MakeSet(interpreter, s),
        CodeConstant c => new PyCode(interpreter, c.Code),
        EllipsisConstant => PyEllipsis.Instance,
        ObjectConstant o => o.Value,
        _ => throw new NotSupportedException($"a constant of the kind {constant.GetType().Name} has no object"),
    };

    // CPython interns constants that look like names.
    private static PyStr MakeText(PyInterpreterState interpreter, StrConstant constant)
    {
        var text = PyStr.From(constant.Value);
        if (!text.IsNarrow) return text;
        foreach (var c in text.Narrow)
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return text;
        return interpreter.Intern(text);
    }

    private static PyObject[] MakeAll(PyInterpreterState interpreter, ImmutableArray<Constant> constants)
    {
        var items = new PyObject[constants.Length];
        for (var i = 0; i < items.Length; i++) items[i] = Make(interpreter, constants[i]);
        return items;
    }

    private static PyObject MakeSet(PyInterpreterState interpreter, FrozenSetConstant constant)
    {
        var set = Fill(MakeAll(interpreter, constant.Items));
        if (constant.IsInIterationOrder) return set;
        // CPython's compiler makes the set anew from its own order while it merges constants, which shows where hashes collide.
        return Iteration.ToTuple(PyThreadState.Current, set) is { } items ? Fill(items.ItemArray) : throw PyThrow.Pending(PyThreadState.Current);
    }

    private static PyFrozenSet Fill(PyObject[] items)
    {
        var set = new PyFrozenSet();
        foreach (var item in items)
            if (!set.TryAdd(PyThreadState.Current, item)) throw PyThrow.Pending(PyThreadState.Current);   // a limit: constants have hashes
        return set;
    }

    /// <summary>The constant that an object is in <c>co_consts</c>; objects that marshal does not know stay themselves.</summary>
    public static Constant Of(PyObject value)
    {
        if (value.GetType() != typeof(PyTuple)) return OfAtom(value);
        var room = LargestTree;
        return OfTuple((PyTuple)value, 0, ref room) ?? new ObjectConstant(value);
    }

    // A tuple may contain itself, through a list or not, and may be exponentially larger as a tree: such a one stays itself. Null: it is too deep or too large.
    private const int LargestTree = 100_000;
    private const int DeepestTree = 200;

    private static Constant? OfTuple(PyTuple tuple, int depth, ref int room)
    {
        room -= tuple.Count;
        if (depth > DeepestTree || room < 0) return null;
        var items = ImmutableArray.CreateBuilder<Constant>(tuple.Count);
        foreach (var item in tuple.Items)
        {
            if ((item.GetType() == typeof(PyTuple) ? OfTuple((PyTuple)item, depth + 1, ref room) : OfAtom(item)) is not { } constant) return null;
            items.Add(constant);
        }
        return new TupleConstant(items.MoveToImmutable());
    }

    private static Constant OfAtom(PyObject value) => value switch
    {
        PyNone => Constant.None,
        PyEllipsis => Constant.Ellipsis,
        PyBool b => Constant.FromBool(b.IsTrueValue),
        PyInt i when PyInt.IsExact(value) => new IntConstant(i.Value),
        PyBigInt i when PyInt.IsExact(value) => new IntConstant(i.Value),
        PyFloat f when value.GetType() == typeof(PyFloat) => new FloatConstant(f.Value),
        PyComplex c when value.GetType() == typeof(PyComplex) => new ComplexConstant(c.Real, c.Imaginary),
        PyStr s when value.GetType() == typeof(PyStr) => new StrConstant(s.Text),
        PyBytes b when value.GetType() == typeof(PyBytes) => new BytesConstant(ImmutableCollectionsMarshal.AsImmutableArray(b.Data.ToArray())),
        PyCode c => new CodeConstant(c.CodeObject),
        _ => new ObjectConstant(value),
    };
}

/// <summary>A constant that only this engine can have: what <c>code.replace(co_consts=...)</c> was given. Equal to itself only.</summary>
internal sealed class ObjectConstant(PyObject value) : Constant
{
    public PyObject Value { get; } = value;

    public override bool Equals(Constant? other) => other is ObjectConstant o && ReferenceEquals(o.Value, Value);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Value);
}
