namespace PyEmbed.VM.Objects;

/// <summary><c>slice(start, stop, step)</c>. Data model 3.2.</summary>
[PyType("slice")]
internal sealed partial class PySlice(PyObject start, PyObject stop, PyObject step) : PyObject
{
    [PyProperty("start", Member = true)]
    internal PyObject Start { get; } = start;

    [PyProperty("stop", Member = true)]
    internal PyObject Stop { get; } = stop;

    [PyProperty("step", Member = true)]
    internal PyObject Step { get; } = step;
}
