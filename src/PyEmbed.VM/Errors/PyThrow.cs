using System.ComponentModel;

namespace PyEmbed.CompilerServices;

/// <summary>
/// A Python error on its way out of C# code that has no room for it in its result. Only generated stubs, the adapter around host callbacks and the evaluation loop catch it.
/// </summary>
/// <remarks>A throw costs microseconds, so it is for rare errors: whatever programs use as control flow returns null instead.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PyThrow : Exception
{
    private readonly PyType _type;
    private readonly object? _argument;

    private PyThrow(PyType type, object? argument) : base(argument as string)
    {
        _type = type;
        _argument = argument;
    }

    /// <summary>Takes the error that is set on the thread.</summary>
    internal static PyThrow Pending(PyThreadState thread)
    {
        var error = thread.TakeError();
        return new PyThrow(error.Type, error);
    }

    internal static PyThrow New(PyType type, string message) => new(type, message);

    internal static PyThrow ValueError(string message) => new(PyExceptions.ValueError, message);

    internal static PyThrow TypeError(string message) => new(PyExceptions.TypeError, message);

    internal static PyThrow OverflowError(string message) => new(PyExceptions.OverflowError, message);

    internal static PyThrow ZeroDivisionError(string message) => new(PyExceptions.ZeroDivisionError, message);

    internal static PyThrow MemoryError() => new(PyExceptions.MemoryError, null);

    /// <summary>Makes the error the thread's. For generated code.</summary>
    public PyError SetOn(PyThreadState thread)
    {
        thread.SetError(_type, _argument);
        return default;
    }
}
