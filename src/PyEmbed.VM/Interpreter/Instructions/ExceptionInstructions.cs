using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Raising and handling. Language reference 7.8, 8.4.</summary>
internal static class ExceptionInstructions
{
    /// <summary><c>raise</c>, <c>raise exception</c>, <c>raise exception from cause</c>.</summary>
    public static Outcome Raise(PyThreadState thread, ref Register parts, int count)
    {
        if (count == 0)
        {
            if (thread.HandledException is { } handled)
            {
                _ = thread.Restore(handled);
                thread.MarkReraise();
            }
            else
            {
                _ = PyErr.RuntimeError("No active exception to reraise");
            }
            return Outcome.Error;
        }
        if (ToException(thread, parts.Box(), "exceptions must derive from BaseException") is not { } exception) return Outcome.Error;
        if (count == 2)
        {
            var given = System.Runtime.CompilerServices.Unsafe.Add(ref parts, 1).Box();
            var cause = given is PyNone ? null : ToException(thread, given, "exception causes must derive from BaseException");
            if (cause is null && given is not PyNone) return Outcome.Error;
            exception.Cause = cause;
            exception.SuppressContext = true;
        }
        thread.ChainContext(exception);
        _ = thread.Restore(exception);
        return Outcome.Error;
    }

    // An instance as it is; a class is called.
    private static PyBaseException? ToException(PyThreadState thread, PyObject value, string otherwise)
    {
        if (value is PyBaseException exception) return exception;
        if (value is not PyType type || !type.Has(TypeFlags.ExceptionSubclass)) return PyErr.TypeError(otherwise);
        var made = Calls.Call0(thread, type);
        if (made is null or PyBaseException) return (PyBaseException?)made;
        var repr = Representation.Repr(thread, type);
        var ofMade = repr is null ? null : Representation.Repr(thread, made.Type);
        return ofMade is null ? null : PyErr.TypeError($"calling {repr} should have returned an instance of BaseException, not {ofMade}");
    }

    public static Outcome Reraise(PyThreadState thread, Frame frame, ref Register exception, ref Register lastOffset)
    {
        if (exception.Ref is not PyBaseException raised)
        {
            _ = PyErr.SystemError("RERAISE of what is no exception");
            return Outcome.Error;
        }
        if (lastOffset.Ref is null) frame.OffsetOverride = (int)lastOffset.Bits;
        _ = thread.Restore(raised);
        thread.MarkReraise();
        return Outcome.Error;
    }

    /// <summary>The exception becomes the one that is handled; the one before goes to its place.</summary>
    public static void PushExcInfo(PyThreadState thread, Frame frame, ref Register place)
    {
        frame.Generator?.LinkExceptions(thread);
        var exception = (PyBaseException)place.Ref!;
        System.Runtime.CompilerServices.Unsafe.Add(ref place, 1).Ref = exception;
        place.Ref = thread.ExceptionStack.Value ?? (PyObject)PyNone.Instance;
        thread.ExceptionStack.Value = exception;
    }

    public static void PopExcept(PyThreadState thread, ref Register previous) => thread.ExceptionStack.Value = previous.Ref as PyBaseException;

    /// <summary>Whether <c>except type</c> handles the exception.</summary>
    public static Tristate Matches(PyThreadState thread, PyObject exception, PyObject type)
    {
        var raised = exception.Type;
        switch (type)
        {
            case PyType single when single.Has(TypeFlags.ExceptionSubclass):
                return raised.IsSubtypeOf(single) ? Tristate.True : Tristate.False;
            case PyTuple types:
                foreach (var item in types.Items)
                    if (item is not PyType candidate || !candidate.Has(TypeFlags.ExceptionSubclass)) return Refuse();
                foreach (var item in types.Items)
                    if (raised.IsSubtypeOf((PyType)item)) return Tristate.True;
                return Tristate.False;
            default:
                return Refuse();
        }

        static Tristate Refuse()
        {
            _ = PyErr.TypeError("catching classes that do not inherit from BaseException is not allowed");
            return Tristate.Error;
        }
    }

    /// <summary>The end of <c>async for</c>: iterator and exception in a row.</summary>
    public static Outcome EndAsyncFor(PyThreadState thread, ref Register iterator)
    {
        var exception = (PyBaseException)System.Runtime.CompilerServices.Unsafe.Add(ref iterator, 1).Ref!;
        if (exception.Type.IsSubtypeOf(PyExceptions.StopAsyncIteration)) return Outcome.Next;
        _ = thread.Restore(exception);
        thread.MarkReraise();
        return Outcome.Error;
    }
}
