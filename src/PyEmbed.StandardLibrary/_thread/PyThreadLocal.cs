namespace PyEmbed.StandardLibrary.Threading;

/// <summary><c>_thread._local</c>: attributes that every thread has of its own. An engine has one thread so far, so that a dictionary is enough.</summary>
[PyType("_local", Module = "_thread", Subclassable = true, Weakrefs = true, Dict = true, Doc = "Thread-local data")]
internal partial class PyThreadLocal : PyObject
{
    private InstanceAttributes _attributes;

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyProperty("__dict__", Member = true)]
    internal PyDict DictValue => InstanceDict.Materialize(this);

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (args.Length > 0 && !type.Defines(Slot.Init)) return PyErr.TypeError("Initialization arguments are not supported");
        return ReferenceEquals(type, BuiltinType) ? new PyThreadLocal() : new PyThreadLocalInstance(type);
    }
}
