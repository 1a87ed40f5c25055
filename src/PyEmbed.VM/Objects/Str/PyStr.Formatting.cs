using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>Formatting by <c>%</c>, <c>format</c> and <c>__format__</c>.</summary>
public partial class PyStr
{
    [PyMethod("__mod__(self, value, /)")]
    internal static PyObject? Remainder(PyThreadState thread, PyObject left, PyObject right) =>
        left is PyStr template ? PercentFormat.Format(thread, template, right) : PyNotImplemented.Instance;

    [PyMethod("format(self, *args, **kwargs)", NoTextSignature = true, Doc = "The text with its replacement fields, in braces, filled from the arguments.")]
    internal PyObject? Format(PyThreadState thread, ReadOnlySpan<PyObject> args, PyDict? kwargs) => new TemplateFormat(thread, this, args, true, kwargs).Run();

    [PyMethod("format_map(self, mapping, /)", NoTextSignature = true, Doc = "As format(**mapping), with the mapping itself asked for the names.")]
    internal PyObject? FormatMap(PyThreadState thread, PyObject mapping) => new TemplateFormat(thread, this, default, false, mapping).Run();

    [PyMethod("__format__(self, format_spec, /)", Doc = "The text formatted by a specifier.")]
    internal PyObject? FormatSelf(PyThreadState thread, PyStr format_spec) => format_spec._length == 0 ? AsExactOrSelf(thread) : TextFormat.Format(thread, this, format_spec);

    // format(x, "") is str(x), which a subclass may define.
    private PyObject? AsExactOrSelf(PyThreadState thread) => GetType() == typeof(PyStr) ? this : VM.Protocols.Representation.Str(thread, this);
}
