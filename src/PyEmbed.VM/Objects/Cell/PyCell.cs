using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>A variable that several functions share. Execution model 4.2.2.</summary>
[PyType("cell")]
internal sealed partial class PyCell : PyObject
{
    /// <summary>The value; null: unbound.</summary>
    public PyObject? Value;

    public PyCell(PyObject? value = null) => Value = value;

    [PyMethod("__new__(cls, contents=..., /)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject? contents) => new PyCell(contents);

    [PyProperty("cell_contents", Setter = nameof(SetContents))]
    internal PyObject? Contents() => Value ?? (PyObject?)PyErr.ValueError("Cell is empty");

    internal bool SetContents(PyThreadState thread, PyObject? value)
    {
        Value = value;
        return true;
    }

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => Value is null
        ? $"<cell at 0x{Identity.Of(this):x}: empty>"
        : $"<cell at 0x{Identity.Of(this):x}: {Value.Type.Name} object at 0x{Identity.Of(Value):x}>";

    // By content; empty cells come first.
    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (other is not PyCell cell) return PyNotImplemented.Instance;
        if (Value is not null && cell.Value is not null) return Comparison.Compare(thread, Value, cell.Value, op);
        return PyBool.From(CompareOps.Holds(op, (Value is null ? 0 : 1) - (cell.Value is null ? 0 : 1)));
    }
}
