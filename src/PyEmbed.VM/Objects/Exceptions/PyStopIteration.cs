namespace PyEmbed.VM.Objects;

/// <summary><c>StopIteration</c>, with a generator's return value.</summary>
[PyType("StopIteration", Subclassable = true, OwnType = true, Dict = true, Doc = "Signal the end from iterator.__next__().")]
internal partial class PyStopIteration : PyException
{
    public PyStopIteration(PyType type) : base(type) { }

    [PyProperty("value", Member = true, Doc = "generator return value")]
    internal PyObject? Value { get; set; }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeValue(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!Initialize(thread, args, keywordNames)) return false;
        Value = args.Length > 0 ? args[0] : PyNone.Instance;
        return true;
    }
}
