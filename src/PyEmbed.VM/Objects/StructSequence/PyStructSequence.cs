using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>An instance of a type like <c>sys.version_info</c>: a tuple whose items have names, with more values that have only names.</summary>
internal sealed class PyStructSequence : PyTuple
{
    private readonly PyObject[] _all;

    /// <param name="definition">Its type's definition.</param>
    /// <param name="values">A value a field, the visible ones first.</param>
    public PyStructSequence(StructSequenceDefinition definition, params PyObject[] values) : base(values.AsSpan(0, definition.VisibleCount).ToArray())
    {
        Structure = definition;
        _all = values;
    }

    public StructSequenceDefinition Structure { get; }

    internal override PyType Type => Structure.Type;

    /// <summary>The value of any field.</summary>
    public PyObject ValueAt(int field) => _all[field];

    public int FieldCount => _all.Length;
}
