namespace PyEmbed.StandardLibrary.Collections;

/// <summary><c>collections.defaultdict</c>: a dict that makes the values of missing keys.</summary>
[PyType("defaultdict", Module = "collections", Subclassable = true,
    Doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments to produce a new value when a key is not present, in __getitem__ only.")]
internal partial class PyDefaultDict : PyDict
{
    public PyDefaultDict() { }

    [PyProperty("default_factory", Member = true, Doc = "Factory for default value called by __missing__().")]
    internal PyObject? Factory { get; set; }

    private bool HasFactory => Factory is not (null or PyNone);

    [PyMethod("__init__(self, *args, **kwargs)")]
    internal bool InitializeDefault(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var hasFactory = args.Length > (keywordNames?.Count ?? 0);
        if (hasFactory && args[0] is not PyNone && !Calls.IsCallable(args[0])) return PyErr.TypeError("first argument must be callable or None");
        Factory = hasFactory ? args[0] : null;
        return Initialize(thread, hasFactory ? args[1..] : args, keywordNames);
    }

    [PyMethod("__missing__(self, key, /)", NoTextSignature = true, Doc = "__missing__(key) # Called by __getitem__ for missing key; makes the value, stores and returns it.")]
    internal PyObject? MakeMissing(PyThreadState thread, PyObject key)
    {
        if (!HasFactory) return PyErr.KeyError(key);
        if (Calls.Call0(thread, Factory!) is not { } value) return null;
        return Subscript.SetItem(thread, this, key, value) ? value : null;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? RepresentDefault(PyThreadState thread)
    {
        if (Represent(thread) is not PyStr items) return null;
        var text = new ContainerRepr(thread);
        text.Append(Type.Name + "(");
        if (Factory is not { } factory) text.Append("None");
        else if (!thread.TryEnterRepr(factory)) text.Append("...");
        else
        {
            var succeeded = text.TryAppend(factory);
            thread.LeaveRepr(factory);
            if (!succeeded) return null;
        }
        text.Append(", ");
        if (!text.TryAppendText(items)) return null;
        text.Append(")");
        return text.ToStr();
    }

    [PyMethod("copy(self, /)", NoTextSignature = true, Doc = "D.copy() -> a shallow copy of D.")]
    [PyMethod("__copy__(self, /)", NoTextSignature = true, Doc = "D.copy() -> a shallow copy of D.")]
    internal PyObject? CopyDefault(PyThreadState thread) => Like(thread, this);

    private PyObject? Like(PyThreadState thread, PyObject items) => Calls.Call2(thread, Type, Factory ?? PyNone.Instance, items);

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (Calls.CallMethod(thread, this, VM.Names.PlainItems) is not { } items || Iteration.GetIter(thread, items) is not { } iterator) return null;
        return PyTuple.Of([Type, HasFactory ? PyTuple.Of(Factory!) : PyTuple.Empty, PyNone.Instance, PyNone.Instance, iterator]);
    }

    [PyMethod("__or__(self, other, /)")]
    internal static PyObject? Or(PyThreadState thread, PyObject left, PyObject right)
    {
        var self = left as PyDefaultDict ?? (PyDefaultDict)right;
        if ((ReferenceEquals(self, left) ? right : left) is not PyDict) return PyNotImplemented.Instance;
        if (self.Like(thread, left) is not { } made) return null;
        if (made is not PyDict dict) return PyErr.SystemError("bad internal call");
        return dict.TryUpdate(thread, right) ? made : null;
    }

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItemDefault(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}
