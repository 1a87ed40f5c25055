using System.Collections.Immutable;

namespace PyEmbed.StandardLibrary.Contextvars;

/// <summary><c>contextvars.Context</c>: the values of context variables.</summary>
[PyType("Context", Module = "_contextvars", Weakrefs = true)]
internal sealed partial class PyContext : PyObject
{
    private static readonly ImmutableDictionary<PyContextVar, PyObject> s_empty = ImmutableDictionary.Create<PyContextVar, PyObject>(ReferenceEqualityComparer.Instance);

    private PyContext? _previous;
    private bool _isEntered;

    /// <summary>Immutable, so that a copy costs nothing.</summary>
    public ImmutableDictionary<PyContextVar, PyObject> Values { get; set; } = s_empty;

    /// <summary>What a module keeps beside the values, to look up fewer of them.</summary>
    public object? Remembered { get; set; }

    public static PyContext Current(PyThreadState thread)
    {
        if (thread.Context is PyContext current) return current;
        var made = new PyContext { _isEntered = true };
        thread.Context = made;
        return made;
    }

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        args.Length > 0 ? PyErr.TypeError("Context() does not accept any arguments") : new PyContext();

    [PyMethod("run(self, callable, /, *args, **kwargs)", NoTextSignature = true)]
    internal PyObject? Run(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.Length == (keywordNames?.Count ?? 0)) return PyErr.TypeError("run() missing 1 required positional argument");
        if (_isEntered) return Representation.Repr(thread, this) is { } repr ? PyErr.RuntimeError($"cannot enter context: {repr} is already entered") : null;
        if (!thread.TryEnterRecursion(" while calling a Python object")) return null;
        _previous = Current(thread);
        _isEntered = true;
        thread.Context = this;
        var result = Calls.CallN(thread, args[0], args[1..], keywordNames);
        thread.Context = _previous;
        _previous = null;
        _isEntered = false;
        thread.LeaveRecursion();
        return result;
    }

    [PyMethod("copy(self, /)", Doc = "Return a shallow copy of the context object.")]
    internal PyContext Copy() => new() { Values = Values };

    [PyMethod("get(self, key, default=None, /)", Doc = "The value of a variable in the context, or the default.")]
    internal PyObject? GetOrDefault(PyThreadState thread, PyObject key, PyObject @default) =>
        TryFind(thread, key, out var value) ? value ?? @default : null;

    private bool TryFind(PyThreadState thread, PyObject key, out PyObject? value)
    {
        value = null;
        if (key is PyContextVar variable)
        {
            Values.TryGetValue(variable, out value);
            return true;
        }
        return Representation.Repr(thread, key) is { } repr && PyErr.TypeError($"a ContextVar key was expected, got {repr}");
    }

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key) => TryFind(thread, key, out var value) ? value ?? PyErr.KeyError(key) : null;

    [PyMethod("__contains__(self, key, /)")]
    internal bool TryContains(PyThreadState thread, PyObject key, out bool found)
    {
        var succeeded = TryFind(thread, key, out var value);
        found = value is not null;
        return succeeded;
    }

    [PyMethod("__len__(self, /)")]
    internal nint Length() => Values.Count;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyContextKeys(Values);

    [PyMethod("keys(self, /)", Doc = "Return a list of all variables in the context object.")]
    internal PyObject Keys() => new PyContextKeys(Values);

    [PyMethod("values(self, /)", Doc = "Return a list of all variables' values in the context object.")]
    internal PyObject ItemValues() => new PyContextValues(Values);

    [PyMethod("items(self, /)", Doc = "Return all variables and their values in the context object.")]
    internal PyObject Items() => new PyContextItems(Values);

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (other is not PyContext context || op is not (CompareOp.Eq or CompareOp.Ne)) return PyNotImplemented.Instance;
        var areEqual = Values.Count == context.Values.Count;
        if (areEqual && !ReferenceEquals(Values, context.Values))
        {
            foreach (var (variable, value) in Values)
            {
                areEqual = context.Values.TryGetValue(variable, out var others);
                if (areEqual && (!thread.TryChargeWork(1) || !Comparison.TryEquals(thread, value, others!, out areEqual))) return null;
                if (!areEqual) break;
            }
        }
        return PyBool.From(areEqual == (op == CompareOp.Eq));
    }
}

/// <summary>Iterates over the keys of a context as it was.</summary>
[PyType("keys")]
internal sealed partial class PyContextKeys(ImmutableDictionary<PyContextVar, PyObject> values) : PyObject
{
    private ImmutableDictionary<PyContextVar, PyObject>.Enumerator _entries = values.GetEnumerator();

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => _entries.MoveNext() ? _entries.Current.Key : null;
}

/// <summary>Iterates over the values of a context as it was.</summary>
[PyType("values")]
internal sealed partial class PyContextValues(ImmutableDictionary<PyContextVar, PyObject> values) : PyObject
{
    private ImmutableDictionary<PyContextVar, PyObject>.Enumerator _entries = values.GetEnumerator();

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => _entries.MoveNext() ? _entries.Current.Value : null;
}

/// <summary>Iterates over the items of a context as it was.</summary>
[PyType("items")]
internal sealed partial class PyContextItems(ImmutableDictionary<PyContextVar, PyObject> values) : PyObject
{
    private ImmutableDictionary<PyContextVar, PyObject>.Enumerator _entries = values.GetEnumerator();

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next() => _entries.MoveNext() ? PyTuple.Of(_entries.Current.Key, _entries.Current.Value) : null;
}
