using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>string.templatelib.Interpolation</c>: a value in a t-string with the text of its expression. PEP 750.</summary>
[PyType("Interpolation", Module = "string.templatelib", Doc = "A value in a template string.")]
internal sealed partial class PyInterpolation(PyObject value, PyStr expression, PyObject conversion, PyStr formatSpec) : PyObject
{
    [PyConstant("__match_args__")]
    internal static PyTuple MatchArgs => PyTuple.Of(PyStr.FromName("value"), PyStr.FromName("expression"), PyStr.FromName("conversion"), PyStr.FromName("format_spec"));

    [PyMethod("__new__(cls, value, expression='', conversion=None, format_spec='')", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject value, PyStr? expression, [NoneAsNull] PyObject? conversion, PyStr? format_spec)
    {
        if (conversion is not null)
        {
            if (conversion is not PyStr text) return PyErr.TypeError($"Interpolation() argument 'conversion' must be str, not {conversion.Type.NameInMessages}");
            if (text.ToString() is not ("s" or "a" or "r")) return PyErr.ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
        }
        return new PyInterpolation(value, expression ?? PyStr.Empty, conversion ?? PyNone.Instance, format_spec ?? PyStr.Empty);
    }

    [PyProperty("value", Member = true)]
    internal PyObject Value => value;

    [PyProperty("expression", Member = true)]
    internal PyObject Expression => expression;

    [PyProperty("conversion", Member = true)]
    internal PyObject Conversion => conversion;

    [PyProperty("format_spec", Member = true)]
    internal PyObject FormatSpec => formatSpec;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var text = new ContainerRepr(thread);
        text.Append("Interpolation(");
        if (!text.TryAppend(value)) return null;
        text.Append(", ");
        if (!text.TryAppend(expression)) return null;
        text.Append(", ");
        if (!text.TryAppend(conversion)) return null;
        text.Append(", ");
        if (!text.TryAppend(formatSpec)) return null;
        text.Append(")");
        return text.ToStr();
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject Reduce() => PyTuple.Of(BuiltinType, PyTuple.Of(value, expression, conversion, formatSpec));

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}
