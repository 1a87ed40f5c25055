namespace PyEmbed;

/// <summary>What the attributes that declare Python callables have in common: the Python signature is the declaration.</summary>
/// <param name="signature">The signature as Python writes it: <c>pop(self, index=-1, /)</c>.</param>
public abstract class PyCallableAttribute(string signature) : Attribute
{
    /// <summary>The signature as Python writes it.</summary>
    public string Signature { get; } = signature;

    /// <summary><c>__doc__</c></summary>
    public string? Doc { get; init; }

    /// <summary>Whether <c>__text_signature__</c> is None.</summary>
    public bool NoTextSignature { get; init; }

    /// <summary>Whether messages about the number of arguments are those of the older of CPython's two argument parsers ("takes exactly 2 arguments (1 given)").</summary>
    public bool ParseTuple { get; init; }

    /// <summary>Whether CPython's function is told the class that defines it. Messages about the number of arguments are then those of functions with keywords.</summary>
    public bool TakesDefiningClass { get; init; }
}

/// <summary>Declares a method of a Python type. A dunder name fills the matching slot.</summary>
/// <param name="signature">The Python signature, <c>self</c> first.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class PyMethodAttribute(string signature) : PyCallableAttribute(signature)
{
    /// <summary>For a dunder that fills a slot: whether its entry in the type's dict is a plain method, as with <c>dict.__contains__</c>.</summary>
    public bool Coexist { get; init; }
}

/// <summary>Declares a class method of a Python type.</summary>
/// <param name="signature">The Python signature, <c>cls</c> first.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PyClassMethodAttribute(string signature) : PyCallableAttribute(signature);

/// <summary>Declares a static method of a Python type.</summary>
/// <param name="signature">The Python signature.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PyStaticMethodAttribute(string signature) : PyCallableAttribute(signature);

/// <summary>Declares a function of a Python module.</summary>
/// <param name="signature">The Python signature, without the module.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PyFunctionAttribute(string signature) : PyCallableAttribute(signature);

/// <summary>Declares the method that makes all six comparisons of a type: <c>PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op)</c>.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PyRichCompareAttribute : Attribute;

/// <summary>Declares an attribute of a type's instances on a C# property, field or method.</summary>
/// <param name="name">The Python name; without one the C# name.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Method, Inherited = false)]
public sealed class PyPropertyAttribute(string? name = null) : Attribute
{
    /// <summary>The Python name; null: the C# name.</summary>
    public string? Name { get; } = name;

    /// <summary><c>__doc__</c></summary>
    public string? Doc { get; init; }

    /// <summary>Whether a writable C# property cannot be written from Python.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>On a method: the C# method that writes, <c>bool Set(PyThreadState thread, PyObject? value)</c>; null deletes.</summary>
    public string? Setter { get; init; }

    /// <summary>Whether its descriptor is a <c>member_descriptor</c> instead of a <c>getset_descriptor</c>.</summary>
    public bool Member { get; init; }
}

/// <summary>Declares a constant of a type or module on a C# field or property.</summary>
/// <param name="name">The Python name; without one the C# name.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, AllowMultiple = true, Inherited = false)]
public sealed class PyConstantAttribute(string? name = null) : Attribute
{
    /// <summary>The Python name; null: the C# name.</summary>
    public string? Name { get; } = name;
}

/// <summary>Declares a C# class as a Python module; every engine that imports it has an instance of its own.</summary>
/// <param name="name">The import name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PyModuleAttribute(string name) : Attribute
{
    /// <summary>The import name.</summary>
    public string Name { get; } = name;

    /// <summary><c>__doc__</c></summary>
    public string? Doc { get; init; }
}
