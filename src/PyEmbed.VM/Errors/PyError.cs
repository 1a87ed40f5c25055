using System.ComponentModel;

namespace PyEmbed;

/// <summary>
/// Says "an error is set on the thread" and converts to whatever a method returns in that case: null of any object type, false. What factories of errors
/// return, so that <c>return PyErr.TypeError(...)</c> reads the same everywhere.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PyError
{
    /// <summary>The failed result.</summary>
    public static implicit operator PyObject?(PyError _) => null;
    /// <summary>The failed result.</summary>
    public static implicit operator bool(PyError _) => false;
    /// <summary>The failed result.</summary>
    public static implicit operator PyStr?(PyError _) => null;
    /// <summary>The failed result.</summary>
    public static implicit operator PyTuple?(PyError _) => null;
    /// <summary>The failed result.</summary>
    public static implicit operator PyList?(PyError _) => null;
    /// <summary>The failed result.</summary>
    public static implicit operator PyDict?(PyError _) => null;
    /// <summary>The failed result.</summary>
    public static implicit operator PyType?(PyError _) => null;
    /// <summary>The failed result.</summary>
    public static implicit operator PyModule?(PyError _) => null;
    /// <summary>The failed result.</summary>
    public static implicit operator PyBaseException?(PyError _) => null;
    /// <summary>The failed result.</summary>
    public static implicit operator string?(PyError _) => null;
}
