using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>A bound method: a callable and the object it gets as first argument.</summary>
[PyType("method", Vectorcall = true, Weakrefs = true, Doc = "A callable bound to an instance.")]
internal sealed partial class PyMethod(PyObject function, PyObject self) : PyObject
{
    [PyProperty("__func__", Member = true)]
    internal PyObject Function { get; } = function;

    [PyProperty("__self__", Member = true)]
    internal PyObject Self { get; } = self;

    [PyMethod("__new__(cls, function, instance, /)")]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject function, PyObject instance)
    {
        if (!function.Type.Defines(Slot.Call)) return PyErr.TypeError("first argument must be callable");
        return instance is PyNone ? PyErr.TypeError("self must not be None") : new PyMethod(function, instance);
    }

    [PyProperty("__doc__")]
    internal PyObject? Doc(PyThreadState thread) => Attributes.Get(thread, Function, Names.Doc);

    [PyMethod("__getattribute__(self, name, /)")]
    internal PyObject? ReadAttribute(PyThreadState thread, PyStr name)
    {
        // What the method itself has comes first, everything else is the function's.
        if (Type.Lookup(name) is { } own)
            return own.Type.Defines(Slot.DescrGet) ? own.Type.Slots.DescrGet(thread, own, this, Type) : own;
        return Attributes.Get(thread, Function, name);
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (!Attributes.TryGet(thread, Function, Names.Qualname, out var name)) return null;
        if (name is null && !Attributes.TryGet(thread, Function, Names.Name, out name)) return null;
        var shown = name is PyStr text ? text.ToString() : "?";
        if (Representation.Repr(thread, Self) is not { } repr) return null;
        return PyStr.FromUtf16($"<bound method {shown} of {repr}>");
    }

    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        hash = 0;
        if (!Protocols.Hashing.TryHash(thread, Function, out var ofFunction)) return false;
        hash = Identity.Hash(Self) ^ ofFunction;
        if (hash == -1) hash = -2;
        return true;
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyMethod method) return PyNotImplemented.Instance;
        if (!Comparison.TryEquals(thread, Function, method.Function, out var equal)) return null;
        return PyBool.From((equal && Identity.Is(Self, method.Self)) == (op == CompareOp.Eq));
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => args.Length switch
    {
        0 => Calls.Call1(thread, Function, Self),
        1 when keywordNames is null => Calls.Call2(thread, Function, Self, args[0]),
        2 when keywordNames is null => Calls.Call3(thread, Function, Self, args[0], args[1]),
        // Methods of methods copy their arguments once each.
        > FewArguments when !thread.TryChargeWork(args.Length) => null,
        _ => Calls.CallN(thread, Function, [Self, .. args], keywordNames),
    };

    private const int FewArguments = 16;

    [PyMethod("__reduce__(self, /)")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        var name = Attributes.Get(thread, Function, Names.Name);
        return name is null ? null : Pickling.ReduceAttribute(thread, Self, name);
    }
}
