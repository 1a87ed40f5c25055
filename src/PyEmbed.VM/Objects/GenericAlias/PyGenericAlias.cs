using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>types.GenericAlias</c>: <c>list[int]</c>. PEP 585.</summary>
[PyType("GenericAlias", Vectorcall = true, Module = "types", Subclassable = true, Weakrefs = true, Doc = "A generic type with its arguments: list[int].")]
internal partial class PyGenericAlias(PyObject origin, PyTuple args) : PyObject
{
    private PyTuple? _parameters;

    /// <summary><c>*tuple[int]</c>. PEP 646.</summary>
    private bool _isUnpacked;

    [PyProperty("__origin__", Member = true)]
    internal PyObject Origin { get; } = origin;

    [PyProperty("__args__", Member = true)]
    internal PyTuple Args { get; } = args;

    /// <summary><c>origin[item]</c></summary>
    public static PyGenericAlias Make(PyObject origin, PyObject item) => new(origin, item as PyTuple ?? PyTuple.Of(item));

    /// <summary><c>*alias</c></summary>
    public PyGenericAlias Unpack() => new(Origin, Args) { _isUnpacked = true };

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("GenericAlias");
        if (args.Length != 2) return ArgumentErrors.Expected("GenericAlias", 2, 2, args.Length);
        return ReferenceEquals(type, BuiltinType) ? Make(args[0], args[1]) : new PyGenericAliasInstance(type, args[0], args[1] as PyTuple ?? PyTuple.Of(args[1]));
    }

    [PyProperty("__unpacked__", Member = true)]
    internal bool IsUnpacked => _isUnpacked;

    [PyProperty("__parameters__", Doc = "The type variables of the alias.")]
    internal PyObject? Parameters(PyThreadState thread) => _parameters ??= TypeParameters.Collect(thread, Args);

    [PyProperty("__typing_unpacked_tuple_args__")]
    internal PyObject UnpackedTupleArgs => _isUnpacked && ReferenceEquals(Origin, PyTuple.BuiltinType) ? Args : PyNone.Instance;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var text = new ContainerRepr(thread);
        if (_isUnpacked) text.Append("*");
        if (!TryAppendName(thread, text, Origin)) return null;
        text.Append("[");
        for (var i = 0; i < Args.Count; i++)
        {
            if (i > 0) text.Append(", ");
            if (!TryAppendName(thread, text, Args[i])) return null;
        }
        text.Append(Args.Count == 0 ? "()]" : "]");
        return text.ToStr();
    }

    /// <summary>Appends a part of an alias: classes by their names, all else by <c>repr</c>. False: an error is set.</summary>
    [MustCheck]
    internal static bool TryAppendName(PyThreadState thread, ContainerRepr text, PyObject part)
    {
        if (part is PyEllipsis)
        {
            text.Append("...");
            return true;
        }
        if (!Attributes.TryGet(thread, part, s_origin, out var origin)) return false;
        if (origin is not null)
        {
            if (!Attributes.TryGet(thread, part, s_args, out var args)) return false;
            if (args is not null) return text.TryAppend(part);
        }
        if (!Attributes.TryGet(thread, part, Names.Qualname, out var name) || !Attributes.TryGet(thread, part, Names.Module, out var module)) return false;
        if (name is null || module is null or PyNone) return text.TryAppend(part);
        if (Representation.Str(thread, name) is not { } shown || Representation.Str(thread, module) is not { } owner) return false;
        if (owner.TextEquals(Names.PlainBuiltins)) return text.TryAppendText(shown);
        if (!text.TryAppendText(owner)) return false;
        text.Append(".");
        return text.TryAppendText(shown);
    }

    private static readonly PyStr s_origin = PyStr.FromName("__origin__");
    private static readonly PyStr s_args = PyStr.FromName("__args__");
    private static readonly PyStr s_originalClass = PyStr.FromName("__orig_class__");

    // What belongs to the alias; all other attributes are those of the origin.
    private static readonly string[] s_ownAttributes =
        ["__class__", "__bases__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
         "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__"];

    [PyMethod("__getattribute__(self, name, /)")]
    internal PyObject? ReadAttribute(PyThreadState thread, PyStr name)
    {
        if (name.IsDunder && Array.IndexOf(s_ownAttributes, name.Narrow) >= 0) return ObjectAttributes.Get(thread, this, name);
        return Attributes.Get(thread, Origin, name);
    }

    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        hash = 0;
        if (!Hashing.TryHash(thread, Origin, out var ofOrigin) || !Hashing.TryHash(thread, Args, out var ofArgs)) return false;
        hash = ofOrigin ^ ofArgs;
        if (hash == -1) hash = -2;
        return true;
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyGenericAlias alias) return PyNotImplemented.Instance;
        var areEqual = _isUnpacked == alias._isUnpacked;
        if (areEqual && !Comparison.TryEquals(thread, Origin, alias.Origin, out areEqual)) return null;
        if (areEqual && !Comparison.TryEquals(thread, Args, alias.Args, out areEqual)) return null;
        return PyBool.From(areEqual == (op == CompareOp.Eq));
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (Calls.CallN(thread, Origin, args, keywordNames) is not { } made) return null;
        // Not every object has room for it.
        if (Attributes.Set(thread, made, s_originalClass, this)) return made;
        return thread.ClearErrorIf(PyExceptions.AttributeError) || thread.ClearErrorIf(PyExceptions.TypeError) ? made : null;
    }

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key)
    {
        if ((_parameters ??= TypeParameters.Collect(thread, Args)) is not { } parameters) return null;
        if (TypeParameters.Substitute(thread, this, Args, parameters, key) is not { } args) return null;
        return new PyGenericAlias(Origin, args) { _isUnpacked = _isUnpacked };
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyGenericAliasIterator(this);

    [PyMethod("__or__(self, other, /)")]
    internal static PyObject? Or(PyThreadState thread, PyObject left, PyObject right) => UnionTypes.Make(thread, left, right);

    [PyMethod("__mro_entries__(self, bases, /)", NoTextSignature = true)]
    internal PyObject MroEntries(PyObject bases) => PyTuple.Of(Origin);

    [PyMethod("__instancecheck__(self, instance, /)", NoTextSignature = true)]
    internal PyObject? InstanceCheck(PyObject instance) => PyErr.TypeError("isinstance() argument 2 cannot be a parameterized generic");

    [PyMethod("__subclasscheck__(self, subclass, /)", NoTextSignature = true)]
    internal PyObject? SubclassCheck(PyObject subclass) => PyErr.TypeError("issubclass() argument 2 cannot be a parameterized generic");

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (!_isUnpacked) return PyTuple.Of(BuiltinType, PyTuple.Of(Origin, Args));
        if (Pickling.Builtin(thread, "next") is not { } next) return null;
        return PyTuple.Of(next, PyTuple.Of(new PyGenericAliasIterator(new PyGenericAlias(Origin, Args))));
    }

    [PyMethod("__dir__(self, /)", NoTextSignature = true)]
    internal PyObject? Directory(PyThreadState thread)
    {
        if (Attributes.Get(thread, Origin.Type, Names.Dir) is not { } dir) return null;
        if (Calls.Call1(thread, dir, Origin) is not { } names || Iteration.ToList(thread, names) is not { } list) return null;
        foreach (var own in s_ownAttributes)
        {
            var name = PyStr.FromUtf16(own);
            if (!list.TryContains(thread, name, out var isThere)) return null;
            if (!isThere) list.Append(name);
        }
        return list;
    }
}

/// <summary>Gives the unpacked alias, once.</summary>
[PyType("generic_alias_iterator")]
internal sealed partial class PyGenericAliasIterator(PyGenericAlias alias) : PyObject
{
    private PyGenericAlias? _alias = alias;   // null at the end

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next()
    {
        var alias = _alias;
        _alias = null;
        return alias?.Unpack();
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread) =>
        Pickling.Builtin(thread, "iter") is { } iter ? PyTuple.Of(iter, PyTuple.Of(_alias ?? (PyObject)PyTuple.Empty)) : null;
}
