using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>What <c>__reduce__</c> methods return.</summary>
internal static class Pickling
{
    /// <summary><c>(getattr, (owner, name))</c></summary>
    public static PyObject? ReduceAttribute(PyThreadState thread, PyObject owner, string name) => ReduceAttribute(thread, owner, PyStr.FromUtf16(name));

    /// <summary><c>(getattr, (owner, name))</c></summary>
    public static PyObject? ReduceAttribute(PyThreadState thread, PyObject owner, PyObject name) =>
        Builtin(thread, "getattr") is { } getattr ? PyTuple.Of(getattr, PyTuple.Of(owner, name)) : null;

    /// <summary>A function of the module <c>builtins</c> as it is now; null: AttributeError is set.</summary>
    public static PyObject? Builtin(PyThreadState thread, string name) =>
        // Not by name alone: a script may have put in a key that only says it is equal.
        thread.Interpreter.Builtins.TryGetItem(thread, PyStr.FromUtf16(name), out var value) ? value ?? (PyObject?)PyErr.AttributeError($"module 'builtins' has no attribute '{name}'") : null;
}
