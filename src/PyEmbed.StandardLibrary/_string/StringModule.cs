namespace PyEmbed.StandardLibrary.String;

/// <summary>Python's module <c>_string</c>: what <c>string.Formatter</c> takes format strings apart with.</summary>
[PyModule("_string", Doc = "string helper module")]
internal sealed partial class StringModule
{
    [PyFunction("formatter_parser(string, /)", NoTextSignature = true, Doc = "parse the argument as a format string")]
    internal static PyObject? Parse(PyObject @string) =>
        @string is PyStr text ? new PyFormatterIterator(text) : PyErr.TypeError($"expected str, got {@string.Type.NameInMessages}");

    [PyFunction("formatter_field_name_split(string, /)", NoTextSignature = true, Doc = "split the argument as a field name")]
    internal static PyObject? SplitFieldName(PyObject @string)
    {
        if (@string is not PyStr text) return PyErr.TypeError($"expected str, got {@string.Type.NameInMessages}");
        var field = new FieldName(text, 0, text.Length);
        if (!field.TryGetFirstNumber(out var number)) return null;
        return PyTuple.Of(number >= 0 ? PyInt.From(number) : text.Substring(field.First.Start, field.First.Length), new PyFieldNameIterator(field));
    }
}

/// <summary>The pieces of a format string: (literal, field name, specifier, conversion).</summary>
[PyType("formatteriterator")]
internal sealed partial class PyFormatterIterator(PyStr text) : PyObject
{
    private FormatTemplate _template = new(text, 0, text.Length);

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_template.IsAtEnd || !thread.TryChargeWork(1) || !_template.TryRead()) return null;
        var literal = text.Substring(_template.Literal.Start, _template.Literal.Length);
        if (!_template.HasField) return PyTuple.Of([literal, PyNone.Instance, PyNone.Instance, PyNone.Instance]);
        var (name, spec) = (_template.Name, _template.Spec);
        return PyTuple.Of([
            literal,
            text.Substring(name.Start, name.End - name.Start),
            text.Substring(spec.Start, spec.End - spec.Start),
            _template.Conversion == 0 ? PyNone.Instance : PyStr.FromCodePoint(_template.Conversion)]);
    }
}

/// <summary>The parts of a field's name behind the first: (whether it is an attribute, name or index).</summary>
[PyType("fieldnameiterator")]
internal sealed partial class PyFieldNameIterator(FieldName field) : PyObject
{
    private FieldName _field = field;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next()
    {
        if (_field.IsAtEnd || !_field.TryReadPart(out var isAttribute, out var number, out var name)) return null;
        return PyTuple.Of(PyBool.From(isAttribute), number >= 0 ? PyInt.From(number) : name);
    }
}
