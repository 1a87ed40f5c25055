using PyEmbed.CompilerServices;

namespace PyEmbed.Conversion;

/// <summary>What host code throws, as Python exceptions. The table stands in docs/reference/conversion.md.</summary>
internal static class HostErrors
{
    /// <summary>Sets the error; the .NET exception goes with it and is the inner exception when it reaches the host again.</summary>
    public static PyError SetAsPython(PyEngine engine, PyThreadState thread, Exception exception)
    {
        switch (exception)
        {
            case PyThrow error:
                return error.SetOn(thread);
            case PythonException { Value: PyBaseException value } when !thread.HasError:
                // The same object that left Python comes back to it.
                return thread.Restore(value);
            case ExecutionLimitException or OperationCanceledException when thread.MustStop || thread.Budget.Tripped != VM.LimitKind.None:
                thread.SetError(PyExceptions.ExecutionLimit, null);
                return default;
            case PythonConversionException:
                return PyErr.TypeError(exception.Message);
        }
        var type = TypeFor(exception);
        thread.ClearError();
        _ = PyErr.Set(type, exception.Message);
        var made = thread.TakeError();
        made.HostException = exception;
        return thread.Restore(made);
    }

    private static PyType TypeFor(Exception exception) => exception switch
    {
        KeyNotFoundException => PyExceptions.KeyError,
        IndexOutOfRangeException => PyExceptions.IndexError,
        ArgumentException or FormatException => PyExceptions.ValueError,
        InvalidCastException => PyExceptions.TypeError,
        DivideByZeroException => PyExceptions.ZeroDivisionError,
        OverflowException => PyExceptions.OverflowError,
        ArithmeticException => PyExceptions.ArithmeticError,
        NotImplementedException or NotSupportedException => PyExceptions.NotImplementedError,
        OutOfMemoryException => PyExceptions.MemoryError,
        InsufficientExecutionStackException => PyExceptions.RecursionError,
        _ => PyExceptions.RuntimeError,
    };
}
