using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed;

public partial class PyBaseException
{
    [PyProperty("__suppress_context__", Setter = nameof(SetSuppressContext), Member = true)]
    internal PyObject SuppressContextValue() => PyBool.From(SuppressContext);

    internal bool SetSuppressContext(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.TypeError("can't delete numeric/char attribute");
        if (value is not PyBool flag) return PyErr.TypeError("attribute value type must be bool");
        SuppressContext = ReferenceEquals(flag, PyBool.True);
        return true;
    }

    [PyProperty("__dict__", Setter = nameof(SetDict))]
    internal PyObject DictValue() => InstanceDict.Materialize(this);

    internal bool SetDict(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.TypeError("cannot delete __dict__");
        if (value is not PyDict dict) return PyErr.TypeError($"__dict__ must be set to a dictionary, not a '{value.Type.NameInMessages}'");
        InstanceDict.Replace(this, dict);
        return true;
    }

    [PyProperty("args", Setter = nameof(SetArgs))]
    internal PyObject ArgsValue() => Args;

    internal bool SetArgs(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.TypeError("args may not be deleted");
        if (Iteration.ToTuple(thread, value) is not { } args) return false;
        Args = args;
        return true;
    }

    [PyProperty("__traceback__", Setter = nameof(SetTraceback))]
    internal PyObject TracebackValue() => Traceback ?? PyNone.Instance;

    internal bool SetTraceback(PyThreadState thread, PyObject? value)
    {
        switch (value)
        {
            case null:
                return PyErr.TypeError("__traceback__ may not be deleted");
            case PyNone:
                Traceback = null;
                return true;
            case ITraceback:
                Traceback = value;
                return true;
            default:
                return PyErr.TypeError("__traceback__ must be a traceback or None");
        }
    }

    [PyProperty("__context__", Setter = nameof(SetContext), Doc = "What was being handled when it was raised.")]
    internal PyObject ContextValue() => Context ?? (PyObject)PyNone.Instance;

    internal bool SetContext(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.TypeError("__context__ may not be deleted");
        if (value is not (PyNone or PyBaseException)) return PyErr.TypeError("exception context must be None or derive from BaseException");
        Context = value as PyBaseException;
        return true;
    }

    [PyProperty("__cause__", Setter = nameof(SetCause), Doc = "What it was raised from.")]
    internal PyObject CauseValue() => Cause ?? (PyObject)PyNone.Instance;

    internal bool SetCause(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.TypeError("__cause__ may not be deleted");
        if (value is not (PyNone or PyBaseException)) return PyErr.TypeError("exception cause must be None or derive from BaseException");
        SetCause(value as PyBaseException);
        return true;
    }

    /// <summary>Sets the cause, which hides the context.</summary>
    internal void SetCause(PyBaseException? cause)
    {
        Cause = cause;
        SuppressContext = true;
    }
}
