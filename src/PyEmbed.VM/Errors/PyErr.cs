namespace PyEmbed;

/// <summary>Sets Python errors on the current thread. Each factory returns a <see cref="PyError"/>, which converts to the failed result of any method.</summary>
/// <remarks>No exception object is made until somebody asks for it: most errors of builtins are caught by <c>getattr(x, n, default)</c> and the like.</remarks>
internal static class PyErr
{
    public static PyError TypeError(string message) => Set(PyExceptions.TypeError, message);

    public static PyError ValueError(string message) => Set(PyExceptions.ValueError, message);

    public static PyError IndexError(string message) => Set(PyExceptions.IndexError, message);

    public static PyError LookupError(string message) => Set(PyExceptions.LookupError, message);

    /// <summary>The key is the exception's argument as it is.</summary>
    public static PyError KeyError(PyObject key) => Set(PyExceptions.KeyError, PyTuple.Of(key));

    public static PyError KeyError(string message) => Set(PyExceptions.KeyError, message);

    public static PyError OverflowError(string message) => Set(PyExceptions.OverflowError, message);

    public static PyError ZeroDivisionError(string message) => Set(PyExceptions.ZeroDivisionError, message);

    public static PyError ArithmeticError(string message) => Set(PyExceptions.ArithmeticError, message);

    public static PyError AssertionError(string message) => Set(PyExceptions.AssertionError, message);

    public static PyError AttributeError(string message) => Set(PyExceptions.AttributeError, message);

    /// <summary>With the attributes from which suggestions are made.</summary>
    public static PyError AttributeError(string message, PyObject obj, PyStr name)
    {
        var thread = PyThreadState.Current;
        thread.SetError(PyExceptions.AttributeError, new PendingAttributeError(message, obj, name));
        return default;
    }

    public static PyError NameError(string message, PyStr name)
    {
        PyThreadState.Current.SetError(PyExceptions.NameError, new PendingNameError(message, name));
        return default;
    }

    public static PyError UnboundLocalError(string message) => Set(PyExceptions.UnboundLocalError, message);

    public static PyError RuntimeError(string message) => Set(PyExceptions.RuntimeError, message);

    public static PyError NotImplementedError(string message) => Set(PyExceptions.NotImplementedError, message);

    public static PyError RecursionError(string message) => Set(PyExceptions.RecursionError, message);

    public static PyError SystemError(string message) => Set(PyExceptions.SystemError, message);

    public static PyError BufferError(string message) => Set(PyExceptions.BufferError, message);

    public static PyError EOFError(string message) => Set(PyExceptions.EOFError, message);

    public static PyError MemoryError()
    {
        PyThreadState.Current.SetError(PyExceptions.MemoryError, null);
        return default;
    }

    public static PyError StopIteration(PyObject? value = null)
    {
        PyThreadState.Current.SetError(PyExceptions.StopIteration, value is null ? null : PyTuple.Of(value));
        return default;
    }

    public static PyError ImportError(string message) => Set(PyExceptions.ImportError, message);

    public static PyError NotIterable(PyObject value) => TypeError($"'{value.Type.NameInMessages}' object is not iterable");

    /// <summary>An error with a message as its one argument.</summary>
    public static PyError Set(PyType type, string message)
    {
        PyThreadState.Current.SetError(type, message);
        return default;
    }

    /// <summary>An error with these arguments.</summary>
    public static PyError Set(PyType type, PyTuple arguments)
    {
        PyThreadState.Current.SetError(type, arguments);
        return default;
    }

    /// <summary>An exception that exists already is raised: it gets the one being handled as its context.</summary>
    public static PyError Set(PyBaseException exception)
    {
        var thread = PyThreadState.Current;
        thread.ChainContext(exception);
        thread.SetError(exception.Type, exception);
        return default;
    }
}

/// <summary>An AttributeError that has no object yet.</summary>
internal sealed record PendingAttributeError(string Message, PyObject Object, PyStr Name);

/// <summary>A NameError that has no object yet.</summary>
internal sealed record PendingNameError(string Message, PyStr Name);
