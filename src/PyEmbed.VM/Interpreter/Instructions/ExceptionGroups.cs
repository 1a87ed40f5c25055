using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary><c>except*</c>. PEP 654.</summary>
internal static class ExceptionGroups
{
    /// <summary>Exception and types become what is left and what matches, which is then the exception being handled.</summary>
    public static bool Split(PyThreadState thread, ref Register exceptionAndType)
    {
        ref var type = ref Unsafe.Add(ref exceptionAndType, 1);
        var types = type.Box();
        if (!AreValid(types)) return false;
        if (exceptionAndType.Ref is PyNone)
        {
            // Earlier handlers have left nothing.
            type.Ref = PyNone.Instance;
            return true;
        }
        if (exceptionAndType.Box() is not PyBaseException exception) return PyErr.SystemError("CHECK_EG_MATCH of what is no exception");
        if (!ExceptStar.TryMatch(thread, exception, types, out var match, out var rest)) return false;
        type.Ref = match ?? (PyObject)PyNone.Instance;
        if (match is null) return true;
        exceptionAndType.Ref = rest ?? (PyObject)PyNone.Instance;
        thread.ExceptionStack.Value = match;
        return true;
    }

    private static bool AreValid(PyObject types)
    {
        if (types is PyTuple tuple)
        {
            foreach (var item in tuple.Items)
                if (!IsValid(item)) return false;
            return true;
        }
        return IsValid(types);
    }

    private static bool IsValid(PyObject value)
    {
        if (value is not PyType type || !type.Has(TypeFlags.ExceptionSubclass))
            return PyErr.TypeError("catching classes that do not inherit from BaseException is not allowed");
        return !type.IsSubtypeOf(PyExceptions.BaseExceptionGroup) || PyErr.TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.");
    }

    /// <summary>What goes on after the handlers; None: nothing.</summary>
    public static PyObject? PrepareReraise(PyThreadState thread, PyObject original, PyList results) =>
        ExceptStar.TryPrepareReraise(thread, original, results, out var left) ? left ?? (PyObject)PyNone.Instance : null;
}
