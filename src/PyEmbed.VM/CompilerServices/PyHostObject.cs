using System.ComponentModel;

namespace PyEmbed.CompilerServices;

/// <summary>What <c>[PyType]</c> on a class of the host makes it implement: its Python type. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPyHostType
{
    /// <summary>The Python type of the class.</summary>
    static abstract PyType PythonClass { get; }

    /// <summary>The Python type of the object.</summary>
    PyType PythonType { get; }
}

/// <summary>An object of the host inside an engine: one wrapper an engine and object. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PyHostObject : PyObject
{
    internal PyHostObject(IPyHostType target)
    {
        Target = target;
        Type = target.PythonType;
    }

    /// <summary>The object.</summary>
    public object Target { get; }

    internal override PyType Type { get; }
}

/// <summary>Makes types of the host's classes. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HostTypes
{
    /// <summary>The Python type of a definition; it holds no engine.</summary>
    public static PyType Create(NativeTypeDefinition definition) => new(definition);
}

/// <summary>The slots of host types: those of <c>object</c> where the class declares none. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HostTypeSlots : PyTypeSlots
{
    private static PyTypeSlots OfObject => PyObject.BuiltinType.Slots;

    /// <inheritdoc/>
    public override SlotSet Defined => OfObject.Defined;

    /// <inheritdoc/>
    public override PyObject? Repr(PyThreadState thread, PyObject self) => OfObject.Repr(thread, self);

    /// <inheritdoc/>
    public override PyObject? Str(PyThreadState thread, PyObject self) => OfObject.Str(thread, self);

    /// <inheritdoc/>
    public override bool TryHash(PyThreadState thread, PyObject self, out long result) => OfObject.TryHash(thread, self, out result);

    /// <inheritdoc/>
    public override PyObject? GetAttr(PyThreadState thread, PyObject self, PyStr name) => OfObject.GetAttr(thread, self, name);

    /// <inheritdoc/>
    public override bool SetAttr(PyThreadState thread, PyObject self, PyStr name, PyObject? value) => OfObject.SetAttr(thread, self, name, value);

    /// <inheritdoc/>
    public override PyObject? RichCompare(PyThreadState thread, PyObject self, PyObject other, CompareOp op) => OfObject.RichCompare(thread, self, other, op);

    /// <inheritdoc/>
    public override bool Init(PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => true;

    /// <inheritdoc/>
    public override PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => ArgumentErrors.CannotCreate(type);
}
