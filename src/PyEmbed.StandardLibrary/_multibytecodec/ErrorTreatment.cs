using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Multibytecodec;

/// <summary>What the bases of incremental codecs and of streams have in common, above all how they treat errors; no Python type by itself.</summary>
internal abstract class ErrorTreatment : PyObject
{
    /// <summary>The name of the handler.</summary>
    protected PyStr Errors { get; set; } = PyStr.Empty;

    // So that a base class behind this one is not asked.
    [PyMethod("__init__(self, *args, **kwargs)")]
    internal bool Initialize(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => true;

    [PyProperty("errors", Setter = nameof(SetErrors), Doc = "how to treat errors")]
    internal PyObject GetErrors() => Errors;

    internal bool SetErrors(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.AttributeError("cannot delete attribute");
        if (value is not PyStr name) return PyErr.TypeError("errors must be a string");
        Errors = name;
        return true;
    }
}
