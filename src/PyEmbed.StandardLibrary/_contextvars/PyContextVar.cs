namespace PyEmbed.StandardLibrary.Contextvars;

/// <summary><c>contextvars.ContextVar</c></summary>
[PyType("ContextVar", Module = "_contextvars")]
internal sealed partial class PyContextVar(PyStr name, PyObject? fallback) : PyObject
{
    [PyProperty("name", Member = true)]
    internal PyStr Name => name;

    private static ArgumentBinder Binder { get; } = new("ContextVar", ["name", "default"], 1, 1, 1, false, false);

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var count = args.Length - (keywordNames?.Count ?? 0);
        if (count > 1) return PyErr.TypeError($"ContextVar() takes at most 1 positional argument ({count} given)");
        Span<PyObject?> bound = new PyObject?[2];
        if (!Binder.TryBind(args, keywordNames, bound)) return null;
        return bound[0] is PyStr text ? new PyContextVar(text, bound[1]) : PyErr.TypeError("context variable name must be a str");
    }

    [PyMethod("get(self, default=<unrepresentable>, /)", Doc = "The value in the current context; else the default, else the variable's default, else a LookupError.")]
    internal PyObject? Get(PyThreadState thread, PyObject? @default)
    {
        if (PyContext.Current(thread).Values.TryGetValue(this, out var value)) return value;
        return @default ?? fallback ?? (PyObject?)PyErr.Set(PyExceptions.LookupError, PyTuple.Of(this));
    }

    [PyMethod("set(self, value, /)", Doc = "Set the value in the current context. The token that is returned restores the old one.")]
    internal PyObject Set(PyThreadState thread, PyObject value)
    {
        var context = PyContext.Current(thread);
        context.Values.TryGetValue(this, out var old);
        context.Values = context.Values.SetItem(this, value);
        return new PyToken(context, this, old);
    }

    [PyMethod("reset(self, token, /)", Doc = "Restore the value that the variable had before the set() that gave the token.")]
    internal PyObject? Reset(PyThreadState thread, PyObject token)
    {
        if (token is not PyToken known) return Refuse(thread, PyExceptions.TypeError, "expected an instance of Token, got ", token, "");
        if (known.IsUsed) return Refuse(thread, PyExceptions.RuntimeError, "", token, " has already been used once");
        if (!ReferenceEquals(known.Variable, this)) return Refuse(thread, PyExceptions.ValueError, "", token, " was created by a different ContextVar");
        var context = PyContext.Current(thread);
        if (!ReferenceEquals(known.Context, context)) return Refuse(thread, PyExceptions.ValueError, "", token, " was created in a different Context");
        known.IsUsed = true;
        context.Values = known.Old is null ? context.Values.Remove(this) : context.Values.SetItem(this, known.Old);
        return PyNone.Instance;
    }

    private static PyObject? Refuse(PyThreadState thread, PyType type, string before, PyObject token, string behind) =>
        Representation.Repr(thread, token) is { } repr ? PyErr.Set(type, before + repr + behind) : null;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var text = new ContainerRepr(thread);
        text.Append("<ContextVar name=");
        if (!text.TryAppend(name)) return null;
        if (fallback is not null)
        {
            if (!thread.TryEnterRepr(this)) return PyStr.FromUtf16("...");
            text.Append(" default=");
            var succeeded = text.TryAppend(fallback);
            thread.LeaveRepr(this);
            if (!succeeded) return null;
        }
        text.Append($" at 0x{VM.Identity.Of(this):x}>");
        return text.ToStr();
    }

    [PyMethod("__hash__(self, /)")]
    internal long HashValue() => VM.Identity.Hash(this);

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}

/// <summary><c>contextvars.Token</c>: what <c>ContextVar.reset</c> needs.</summary>
[PyType("Token", Module = "_contextvars", Unhashable = true)]
internal sealed partial class PyToken(PyContext context, PyContextVar variable, PyObject? old) : PyObject
{
    [PyConstant("MISSING")]
    internal static PyTokenMissing Missing { get; } = new();

    public PyContext Context => context;

    public PyObject? Old => old;

    public bool IsUsed { get; set; }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        PyErr.RuntimeError("Tokens can only be created by ContextVars");

    [PyProperty("var")]
    internal PyContextVar Variable => variable;

    [PyProperty("old_value")]
    internal PyObject OldValue => old ?? Missing;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) =>
        Representation.Repr(thread, variable) is { } repr ? PyStr.FromUtf16($"<Token{(IsUsed ? " used" : "")} var={repr} at 0x{VM.Identity.Of(this):x}>") : null;

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}

/// <summary>Stands for the value of a variable that had none.</summary>
[PyType("Token.MISSING")]
internal sealed partial class PyTokenMissing : PyObject
{
    [PyMethod("__repr__(self, /)")]
    internal PyObject Represent() => PyStr.FromUtf16("<Token.MISSING>");
}
