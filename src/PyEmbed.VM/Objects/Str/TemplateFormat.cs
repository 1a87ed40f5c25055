using System.Runtime.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>str.format</c> and <c>str.format_map</c>.</summary>
/// <param name="thread">The thread.</param>
/// <param name="text">The template.</param>
/// <param name="positional">The positional arguments.</param>
/// <param name="hasPositional">False for <c>format_map</c>.</param>
/// <param name="named">The keyword arguments, or the mapping; null: none.</param>
internal ref struct TemplateFormat(PyThreadState thread, PyStr text, ReadOnlySpan<PyObject> positional, bool hasPositional, PyObject? named)
{
    private const int MostNesting = 2;

    private enum Numbering
    {
        Open,
        Automatic,
        Manual,
    }

    private readonly ReadOnlySpan<PyObject> _positional = positional;
    private Numbering _numbering;
    private int _nextNumber;

    [MustCheck]
    public PyStr? Run() => Build(0, text.Length, MostNesting);

    [SkipLocalsInit]
    private PyStr? Build(int start, int end, int depth)
    {
        if (depth < 1) return PyErr.ValueError("Max string recursion exceeded");
        if (!thread.TryChargeWork(end - start)) return null;
        var result = new StrBuilder(stackalloc char[256]);
        for (var template = new FormatTemplate(text, start, end); !template.IsAtEnd;)
        {
            if (!template.TryRead()) return null;
            result.Append(text, template.Literal.Start, template.Literal.Length);
            if (!template.HasField) continue;
            if (Field(template, depth) is not { } field) return null;
            if (!PyStr.TryReserve(thread, (long)result.Length + field.Length)) return null;
            result.Append(field);
        }
        return result.ToStr();
    }

    private PyStr? Field(in FormatTemplate template, int depth)
    {
        if (Value(template.Name.Start, template.Name.End) is not { } value) return null;
        if (template.Conversion != 0)
        {
            PyObject? converted = template.Conversion switch
            {
                'r' => Representation.Repr(thread, value),
                's' => Representation.Str(thread, value),
                'a' => Representation.Ascii(thread, value),
                > 32 and < 127 => PyErr.ValueError($"Unknown conversion specifier {(char)template.Conversion}"),
                _ => PyErr.ValueError($"Unknown conversion specifier \\x{template.Conversion:x}"),
            };
            if (converted is null) return null;
            value = converted;
        }
        var (start, end) = template.Spec;
        var spec = template.SpecHasFields ? Build(start, end, depth - 1) : text.Substring(start, end - start);
        return spec is null ? null : Representation.Format(thread, value, spec);
    }

    private PyObject? Value(int start, int end)
    {
        var name = new FieldName(text, start, end);
        if (!name.TryGetFirstNumber(out var number)) return null;
        var isEmpty = name.First.Length == 0;
        if (isEmpty || number >= 0)
        {
            if (!TryNumberField(isEmpty)) return null;
            if (isEmpty) number = _nextNumber++;
        }
        PyObject? value;
        if (number < 0)
        {
            var key = text.Substring(name.First.Start, name.First.Length);
            value = named is null ? PyErr.KeyError(key) : Subscript.GetItem(thread, named, key);
        }
        else if (!hasPositional) return PyErr.ValueError("Format string contains positional fields");
        else if (number >= _positional.Length) return PyErr.IndexError($"Replacement index {number} out of range for positional args tuple");
        else value = _positional[(int)number];
        while (value is not null && !name.IsAtEnd)
        {
            if (!name.TryReadPart(out var isAttribute, out var index, out var part)) return null;
            value = isAttribute ? Attributes.Get(thread, value, part) : Subscript.GetItem(thread, value, index >= 0 ? PyInt.From(index) : part);
        }
        return value;
    }

    private bool TryNumberField(bool isAutomatic)
    {
        var wanted = isAutomatic ? Numbering.Automatic : Numbering.Manual;
        if (_numbering == Numbering.Open) _numbering = wanted;
        if (_numbering == wanted) return true;
        return PyErr.ValueError(isAutomatic
            ? "cannot switch from manual field specification to automatic field numbering"
            : "cannot switch from automatic field numbering to manual field specification");
    }
}
