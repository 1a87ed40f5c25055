namespace PyEmbed.StandardLibrary.Operator;

/// <summary><c>operator.attrgetter</c></summary>
[PyType("attrgetter", Vectorcall = true, Module = "operator", Doc = "attrgetter(attr, ...) --> a callable that fetches the attribute, or a tuple of the attributes, from its operand. Names may have dots.")]
internal sealed partial class PyAttrGetter(PyTuple names, PyStr[][] paths) : PyObject
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("attrgetter");
        if (args.Length == 0) return ArgumentErrors.Expected("attrgetter", 1, 1, 0);
        var paths = new PyStr[args.Length][];
        for (var i = 0; i < paths.Length; i++)
        {
            if (args[i] is not PyStr name) return PyErr.TypeError("attribute name must be a string");
            if (!thread.TryChargeWork(name.Length)) return null;
            paths[i] = Split(thread, name);
        }
        return new PyAttrGetter(PyTuple.CopyOf(args), paths);
    }

    private static PyStr[] Split(PyThreadState thread, PyStr name)
    {
        var parts = new List<PyStr>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && name[i] != '.') continue;
            parts.Add(thread.Interpreter.Intern(name.IsNarrow ? PyStr.FromCodeUnits(name.NarrowSpan[start..i]) : PyStr.FromCodePoints(name.WideSpan[start..i])));
            start = i + 1;
        }
        return [.. parts];
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("attrgetter");
        if (args.Length != 1) return ArgumentErrors.Expected("attrgetter", 1, 1, args.Length);
        if (paths.Length == 1) return Follow(thread, args[0], paths[0]);
        if (!thread.TryChargeWork(paths.Length) || !thread.TryReserve(paths.Length * 8L)) return null;
        var result = new PyObject[paths.Length];
        for (var i = 0; i < result.Length; i++)
        {
            if (Follow(thread, args[0], paths[i]) is not { } value) return null;
            result[i] = value;
        }
        return PyTuple.Adopt(result);
    }

    private static PyObject? Follow(PyThreadState thread, PyObject value, PyStr[] path)
    {
        foreach (var name in path)
        {
            if (Attributes.Get(thread, value, name) is not { } next) return null;
            value = next;
        }
        return value;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => GetterRepr.Of(thread, this, names);

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, names);
}
