using PyEmbed.VM;

namespace PyEmbed;

/// <summary>Python's <c>float</c>: a double. Immutable.</summary>
[PyType("float", Subclassable = true, MatchSelf = true)]
public partial class PyFloat : PyObject
{
    internal PyFloat(double value) => Value = value;

    internal double Value { get; }

    /// <summary>The object of a value.</summary>
    public static PyFloat From(double value) => new(value);
}
