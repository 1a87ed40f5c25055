using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Functools;

/// <summary><c>functools.partial</c></summary>
[PyType("partial", Vectorcall = true, Module = "functools", Subclassable = true, Dict = true, Weakrefs = true,
    Doc = "partial(func, *args, **keywords) - new function with partial application\n    of the given arguments and keywords.\n")]
internal partial class PyPartial : PyObject
{
    private InstanceAttributes _attributes;

    public PyPartial() { }

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyProperty("func", Member = true, Doc = "function object to use in future partial calls")]
    internal PyObject Function { get; private set; } = PyNone.Instance;

    [PyProperty("args", Member = true, Doc = "tuple of arguments to future partial calls")]
    internal PyTuple Arguments { get; private set; } = PyTuple.Empty;

    [PyProperty("keywords", Member = true, Doc = "dictionary of keyword arguments to future partial calls")]
    internal PyDict Keywords { get; private set; } = new();

    [PyProperty("__dict__", Setter = nameof(SetDict))]
    internal PyDict Dict() => InstanceDict.Materialize(this);

    internal bool SetDict(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.TypeError("cannot delete __dict__");
        if (value is not PyDict dict) return PyErr.TypeError($"__dict__ must be set to a dictionary, not a '{value.Type.NameInMessages}'");
        InstanceDict.Replace(this, dict);
        return true;
    }

    private bool HasAttributes => OwnAttributes.Shape is { } shape && !ReferenceEquals(shape, Type.RootShape);

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var positional = args.Length - (keywordNames?.Count ?? 0);
        if (positional < 1) return PyErr.TypeError("type 'partial' takes at least one argument");
        var function = args[0];
        if (!Calls.IsCallable(function)) return PyErr.TypeError("the first argument must be callable");
        var made = ReferenceEquals(type, BuiltinType) ? new PyPartial() : new PyPartialInstance(type);
        var arguments = args[1..positional];
        made.Function = function;
        if (function is PyPartial { HasAttributes: false } inner && inner.Type.ProviderOf(Slot.Call) == BuiltinType.Slots)
        {
            made.Function = inner.Function;
            made.Arguments = Join(inner.Arguments, arguments);
            if (inner.Keywords.TryCopy(thread) is not { } keywords) return null;
            made.Keywords = keywords;
        }
        else made.Arguments = PyTuple.CopyOf(arguments);
        for (var i = positional; i < args.Length; i++)
            if (!made.Keywords.TrySetItem(thread, keywordNames![i - positional], args[i])) return null;
        return made;
    }

    private static PyTuple Join(PyTuple first, ReadOnlySpan<PyObject> second) =>
        first.Count == 0 ? PyTuple.CopyOf(second) : second.Length == 0 ? first : PyTuple.Adopt([.. first.Items, .. second]);

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!thread.TryReserve((args.Length + Arguments.Count) * 8L) || !thread.TryEnterRecursion(" while calling a Python object")) return null;
        var result = CallCore(thread, args, keywordNames);
        thread.LeaveRecursion();
        return result;
    }

    private PyObject? CallCore(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (Keywords.Count == 0) return Calls.CallN(thread, Function, Arguments.Count == 0 ? args : [.. Arguments.Items, .. args], keywordNames);
        if (Keywords.TryCopy(thread) is not { } keywords) return null;
        var positional = args.Length - (keywordNames?.Count ?? 0);
        for (var i = positional; i < args.Length; i++)
            if (!keywords.TrySetItem(thread, keywordNames![i - positional], args[i])) return null;
        return Calls.CallWith(thread, Function, [.. Arguments.Items, .. args[..positional]], keywords);
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        if (!thread.TryEnterRepr(this)) return PyStr.FromUtf16("...");
        var text = new ContainerRepr(thread);
        var succeeded = TryAppendCall(thread, text);
        thread.LeaveRepr(this);
        return succeeded ? text.ToStr() : null;
    }

    private bool TryAppendCall(PyThreadState thread, ContainerRepr text)
    {
        text.Append(Type.NameInMessages + "(");
        // What is shown may be replaced while it is shown.
        var (arguments, keywords) = (Arguments, Keywords);
        if (!text.TryAppend(Function)) return false;
        foreach (var argument in arguments.Items)
        {
            text.Append(", ");
            if (!text.TryAppend(argument)) return false;
        }
        var position = 0;
        while (keywords.NextEntry(ref position, out var key, out var value))
        {
            text.Append(", ");
            if (Representation.Str(thread, key) is not { } name || !text.TryAppendText(name)) return false;
            text.Append("=");
            if (!text.TryAppend(value)) return false;
        }
        text.Append(")");
        return true;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() =>
        PyTuple.Of(Type, PyTuple.Of(Function), PyTuple.Of([Function, Arguments, Keywords, HasAttributes ? InstanceDict.Materialize(this) : PyNone.Instance]));

    [PyMethod("__setstate__(self, state, /)", NoTextSignature = true)]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (state is not PyTuple { Count: 4 } parts || !Calls.IsCallable(parts[0]) || parts[1] is not PyTuple arguments || parts[2] is not (PyNone or PyDict))
            return PyErr.TypeError("invalid partial state");
        if (arguments.GetType() != typeof(PyTuple))
        {
            if (Iteration.ToTuple(thread, arguments) is not { } plain) return null;
            arguments = plain;
        }
        var keywords = parts[2] as PyDict ?? new PyDict();
        if (keywords.GetType() != typeof(PyDict))
        {
            if (keywords.TryCopy(thread) is not { } exact) return null;
            keywords = exact;
        }
        Function = parts[0];
        Arguments = arguments;
        Keywords = keywords;
        if (parts[3] is PyDict dict) InstanceDict.Replace(this, dict);
        else if (parts[3] is PyNone) OwnAttributes.Shape = Type.RootShape;
        return PyNone.Instance;
    }

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}
