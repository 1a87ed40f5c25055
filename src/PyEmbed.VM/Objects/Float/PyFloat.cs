using PyEmbed.VM;

namespace PyEmbed;

/// <summary>Python's <c>float</c>: a double. Immutable.</summary>
[PyType("float", Subclassable = true, MatchSelf = true, Doc = "A floating-point number of 64 bits, from another number or from text.")]
public partial class PyFloat : PyObject
{
    internal PyFloat(double value) => Value = value;

    internal double Value { get; }

    /// <summary>The object of a value.</summary>
    public static PyFloat From(double value) => new(value);
}
