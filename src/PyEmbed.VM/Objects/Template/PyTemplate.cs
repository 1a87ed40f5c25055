using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>string.templatelib.Template</c>: what a t-string is. Between two strings there is always one interpolation. PEP 750.</summary>
[PyType("Template", Module = "string.templatelib", Doc = "Template object")]
internal sealed partial class PyTemplate(PyTuple strings, PyTuple interpolations) : PyObject
{
    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 }) return PyErr.TypeError("Template.__new__ only accepts *args arguments");
        var strings = new List<PyObject>();
        var interpolations = new List<PyObject>();
        PyStr? last = null;   // the string that the next one is joined to
        foreach (var arg in args)
        {
            switch (arg)
            {
                case PyStr text:
                    if (last is null) last = text;
                    else if (Number.Add(thread, last, text) is PyStr joined) last = joined;
                    else return null;
                    break;
                case PyInterpolation:
                    strings.Add(last ?? PyStr.Empty);
                    last = null;
                    interpolations.Add(arg);
                    break;
                default:
                    return PyErr.TypeError($"Template.__new__ *args need to be of type 'str' or 'Interpolation', got {arg.Type.NameInMessages}");
            }
        }
        strings.Add(last ?? PyStr.Empty);
        return new PyTemplate(PyTuple.Adopt([.. strings]), PyTuple.Adopt([.. interpolations]));
    }

    [PyProperty("strings", Member = true)]
    internal PyTuple Strings => strings;

    [PyProperty("interpolations", Member = true)]
    internal PyTuple Interpolations => interpolations;

    [PyProperty("values", Doc = "Values of interpolations")]
    internal PyObject Values()
    {
        var values = new PyObject[interpolations.Count];
        for (var i = 0; i < values.Length; i++) values[i] = ((PyInterpolation)interpolations[i]).Value;
        return PyTuple.Adopt(values);
    }

    // Strings that are not empty, and interpolations, in turn.
    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => new PyTemplateIterator(this);

    [PyMethod("__add__(self, other, /)")]
    internal static PyObject? Add(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is not PyTemplate a || right is not PyTemplate b)
            return left is PyTemplate ? PyErr.TypeError($"can only concatenate string.templatelib.Template (not \"{right.Type.NameInMessages}\") to string.templatelib.Template") : PyNotImplemented.Instance;
        if (Number.Add(thread, a.Strings[a.Strings.Count - 1], b.Strings[0]) is not { } joined) return null;
        return new PyTemplate(PyTuple.Adopt([.. a.Strings.Items[..^1], joined, .. b.Strings.Items[1..]]), PyTuple.Adopt([.. a.Interpolations.Items, .. b.Interpolations.Items]));
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        var text = new ContainerRepr(thread);
        text.Append("Template(strings=");
        if (!text.TryAppend(strings)) return null;
        text.Append(", interpolations=");
        if (!text.TryAppend(interpolations)) return null;
        text.Append(")");
        return text.ToStr();
    }
}

/// <summary>The iterator of a template.</summary>
[PyType("TemplateIter", Module = "string.templatelib", Doc = "Template iterator object")]
internal sealed partial class PyTemplateIterator(PyTemplate template) : PyObject
{
    private int _next;   // twice the index, odd for interpolations

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        while (_next < template.Strings.Count + template.Interpolations.Count)
        {
            var at = _next++;
            if ((at & 1) != 0) return template.Interpolations[at >> 1];
            if (template.Strings[at >> 1] is PyStr { Length: > 0 } text) return text;
        }
        return null;
    }
}
