namespace PyEmbed.StandardLibrary.Operator;

/// <summary><c>operator.itemgetter</c></summary>
[PyType("itemgetter", Vectorcall = true, Module = "operator", Doc = "itemgetter(item, ...) --> a callable that fetches the item, or a tuple of the items, from its operand.")]
internal sealed partial class PyItemGetter(PyTuple items) : PyObject
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("itemgetter");
        return args.Length == 0 ? ArgumentErrors.Expected("itemgetter", 1, 1, 0) : new PyItemGetter(PyTuple.CopyOf(args));
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is not null) return ArgumentErrors.NoKeywords("itemgetter");
        if (args.Length != 1) return ArgumentErrors.Expected("itemgetter", 1, 1, args.Length);
        if (items.Count == 1) return Subscript.GetItem(thread, args[0], items[0]);
        if (!thread.TryChargeWork(items.Count) || !thread.TryReserve(items.Count * 8L)) return null;
        var result = new PyObject[items.Count];
        for (var i = 0; i < result.Length; i++)
        {
            if (Subscript.GetItem(thread, args[0], items[i]) is not { } item) return null;
            result[i] = item;
        }
        return PyTuple.Adopt(result);
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => GetterRepr.Of(thread, this, items);

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject Reduce() => PyTuple.Of(Type, items);
}

/// <summary>The <c>repr</c> of the getters: their type called with what they were made of.</summary>
internal static class GetterRepr
{
    public static PyObject? Of(PyThreadState thread, PyObject getter, PyTuple arguments)
    {
        var name = getter.Type.NameInMessages;
        if (!thread.TryEnterRepr(getter)) return PyStr.FromUtf16(name + "(...)");
        var text = new ContainerRepr(thread);
        text.Append(name + "(");
        var succeeded = text.TryAppendAll(arguments.Items);
        thread.LeaveRepr(getter);
        text.Append(")");
        return succeeded ? text.ToStr() : null;
    }
}
