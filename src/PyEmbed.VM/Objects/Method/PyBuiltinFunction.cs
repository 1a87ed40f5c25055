using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>A function written in C#, or a method of a builtin type bound to its object.</summary>
[PyType("builtin_function_or_method", Vectorcall = true, Weakrefs = true)]
internal sealed partial class PyBuiltinFunction : PyObject
{
    private PyObject? _module;

    /// <param name="table">Where its code is.</param>
    /// <param name="member">Its entry there.</param>
    /// <param name="self">What it is bound to: an object, a type (also that of a static method, which knows it but does not show it), a module.</param>
    /// <param name="module"><c>__module__</c></param>
    /// <param name="owner">The type whose method it is, for <c>__qualname__</c>.</param>
    public PyBuiltinFunction(NativeCallTable table, NativeMember member, PyObject? self, PyObject? module, PyType? owner)
    {
        Table = table;
        Member = member;
        Self = self;
        _module = module;
        Owner = owner;
    }

    public NativeCallTable Table { get; }

    public NativeMember Member { get; }

    public PyObject? Self { get; set; }

    public PyType? Owner { get; }

    public string Name => Member.Name;

    [PyProperty("__name__")]
    internal string NameText => Member.Name;

    [PyProperty("__qualname__")]
    internal string QualName => Self switch
    {
        null => Owner is null ? Name : Owner.QualName + "." + Name,
        PyModule => Name,
        PyType type => type.QualName + "." + Name,
        _ => Self.Type.QualName + "." + Name,
    };

    [PyProperty("__doc__")]
    internal string? Doc => Member.Doc;

    [PyProperty("__text_signature__")]
    internal string? TextSignature => Member.Signature;

    [PyProperty("__self__")]
    internal PyObject SelfOrNone => Self is null || Member.Kind == NativeMemberKind.StaticMethod ? PyNone.Instance : Self;

    [PyProperty("__module__", Setter = nameof(SetModule))]
    internal PyObject Module() => _module ?? PyNone.Instance;

    internal bool SetModule(PyThreadState thread, PyObject? value)
    {
        // The static methods and __new__ of builtin types are shared by all engines.
        if (Member.Kind is NativeMemberKind.StaticMethod or NativeMemberKind.New) return PyErr.AttributeError("readonly attribute");
        _module = value;
        return true;
    }

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => Self is null or PyModule
        ? $"<built-in function {Name}>"
        : $"<built-in method {Name} of {Self.Type.NameInMessages} object at 0x{Identity.Of(Self):x}>";

    [PyMethod("__hash__(self, /)")]
    internal long HashValue() => Self is null or PyModule ? Identity.Hash(this) : Identity.Hash(Self) ^ ((long)Member.Number << 20) ^ StringHash;

    private int StringHash => string.GetHashCode(Name, StringComparison.Ordinal);

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyBuiltinFunction function) return PyNotImplemented.Instance;
        var equal = ReferenceEquals(this, other)
            || (Self is not null && function.Self is not null && Identity.Is(function.Self, Self) && ReferenceEquals(function.Table, Table) && function.Member.Number == Member.Number);
        return PyBool.From(equal == (op == CompareOp.Eq));
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is null)
        {
            switch (args.Length)
            {
                case 0: return Table.Call0(Member.Number, thread, Self!) ?? Failed(thread);
                case 1: return Table.Call1(Member.Number, thread, Self!, args[0]) ?? Failed(thread);
                case 2: return Table.Call2(Member.Number, thread, Self!, args[0], args[1]) ?? Failed(thread);
            }
        }
        return Table.Call(Member.Number, thread, Self!, args, keywordNames) ?? Failed(thread);
    }

    /// <summary>A call has failed. What is wrong with the number of arguments of a bound method names the class of its object, not the one that has the method.</summary>
    /// <returns>Null.</returns>
    internal PyObject? Failed(PyThreadState thread)
    {
        if (Owner is null || Self is null or PyModule || !ReferenceEquals(thread.ErrorType, PyExceptions.TypeError) || thread.PendingError is not string text) return null;
        var own = $"{Owner.Name}.{Name}() takes ";
        return text.StartsWith(own, StringComparison.Ordinal) ? PyErr.TypeError($"{QualName}() takes {text.AsSpan(own.Length)}") : null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread) => Self is null or PyModule ? PyStr.FromUtf16(Name) : Pickling.ReduceAttribute(thread, Self, Name);
}
