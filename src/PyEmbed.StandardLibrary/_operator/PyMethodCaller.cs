using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Operator;

/// <summary><c>operator.methodcaller</c></summary>
[PyType("methodcaller", Module = "operator", Doc = "methodcaller(name, ...) --> a callable that calls the method of its operand with the arguments.")]
internal sealed partial class PyMethodCaller(PyStr name, PyTuple arguments, PyTuple? keywordNames) : PyObject
{
    private static readonly PyStr s_partial = PyStr.FromName("partial");

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.Length - (keywordNames?.Count ?? 0) == 0) return PyErr.TypeError("methodcaller needs at least one argument, the method name");
        if (args[0] is not PyStr name) return PyErr.TypeError("method name must be a string");
        return new PyMethodCaller(thread.Interpreter.Intern(name), PyTuple.CopyOf(args[1..]), keywordNames);
    }

    private int PositionalCount => arguments.Count - (keywordNames?.Count ?? 0);

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? names)
    {
        if (names is not null) return ArgumentErrors.NoKeywords("methodcaller");
        if (args.Length != 1) return ArgumentErrors.Expected("methodcaller", 1, 1, args.Length);
        if (!thread.TryEnterRecursion(" while calling a Python object")) return null;
        var method = Attributes.Get(thread, args[0], name);
        var result = method is null ? null : Calls.CallN(thread, method, arguments.Items, keywordNames);
        thread.LeaveRecursion();
        return result;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var type = Type.NameInMessages;
        if (!thread.TryEnterRepr(this)) return PyStr.FromUtf16(type + "(...)");
        var text = new ContainerRepr(thread);
        text.Append(type + "(");
        var succeeded = text.TryAppend(name);
        for (var i = 0; succeeded && i < arguments.Count; i++)
        {
            text.Append(", ");
            if (i >= PositionalCount)
            {
                succeeded = text.TryAppendText((PyStr)keywordNames![i - PositionalCount]);
                text.Append("=");
            }
            succeeded = succeeded && text.TryAppend(arguments[i]);
        }
        thread.LeaveRepr(this);
        text.Append(")");
        return succeeded ? text.ToStr() : null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true, Doc = "What pickle needs to make the object again.")]
    internal PyObject? Reduce(PyThreadState thread)
    {
        if (keywordNames is null) return PyTuple.Of(Type, PyTuple.Adopt([name, .. arguments.Items]));
        // Keywords travel in a partial of the type.
        if (Imports.Import(thread, "functools") is not { } functools || Attributes.Get(thread, functools, s_partial) is not { } partial) return null;
        var positional = PositionalCount;
        var made = Calls.CallN(thread, partial, [Type, name, .. arguments.Items[positional..]], keywordNames);
        return made is null ? null : PyTuple.Of(made, PyTuple.CopyOf(arguments.Items[..positional]));
    }
}
