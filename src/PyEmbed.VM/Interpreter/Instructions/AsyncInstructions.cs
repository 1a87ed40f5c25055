using PyEmbed.Bytecode;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary><c>await</c>, <c>async for</c>. PEP 492, PEP 525.</summary>
internal static class AsyncInstructions
{
    public static PyObject? GetAwaitable(PyThreadState thread, PyObject value, int madeBy)
    {
        var iterator = AwaitableIterator(thread, value);
        if (iterator is null)
        {
            if (madeBy != 0 && !value.Type.Defines(Slot.Await) && thread.ErrorMatches(PyExceptions.TypeError))
            {
                thread.ClearError();
                return PyErr.TypeError($"'async with' received an object from {(madeBy == 1 ? "__aenter__" : "__aexit__")} that does not implement __await__: {value.Type.NameInMessages}");
            }
            return null;
        }
        if (iterator is PyCoroutine { Frame.AwaitedReceiver: not null }) return PyErr.RuntimeError("coroutine is being awaited already");
        return iterator;
    }

    /// <summary>What <c>await value</c> iterates over: a coroutine itself, else the iterator from <c>__await__</c>.</summary>
    public static PyObject? AwaitableIterator(PyThreadState thread, PyObject value)
    {
        if (value is PyCoroutine || value is PyGenerator generator && (generator.Code.CodeObject.Flags & CodeFlags.IterableCoroutine) != 0) return value;
        if (!value.Type.Defines(Slot.Await)) return PyErr.TypeError($"object {value.Type.NameInMessages} can't be used in 'await' expression");
        var iterator = value.Type.Slots.Await(thread, value);
        if (iterator is null) return null;
        if (iterator is PyCoroutine || iterator is PyGenerator made && (made.Code.CodeObject.Flags & CodeFlags.IterableCoroutine) != 0) return PyErr.TypeError("__await__() returned a coroutine");
        return iterator.Type.Defines(Slot.Next) ? iterator : PyErr.TypeError($"__await__() returned non-iterator of type '{iterator.Type.NameInMessages}'");
    }

    public static PyObject? GetAiter(PyThreadState thread, PyObject value)
    {
        if (!value.Type.Defines(Slot.AIter)) return PyErr.TypeError($"'async for' requires an object with __aiter__ method, got {value.Type.NameInMessages}");
        var iterator = value.Type.Slots.AIter(thread, value);
        if (iterator is null) return null;
        return iterator.Type.Defines(Slot.ANext) ? iterator : PyErr.TypeError($"'async for' received an object from __aiter__ that does not implement __anext__: {iterator.Type.NameInMessages}");
    }

    public static PyObject? GetAnext(PyThreadState thread, PyObject iterator)
    {
        if (iterator.GetType() == typeof(PyAsyncGenerator)) return ((PyAsyncGenerator)iterator).Next(thread);
        if (!iterator.Type.Defines(Slot.ANext)) return PyErr.TypeError($"'async for' requires an iterator with __anext__ method, got {iterator.Type.NameInMessages}");
        var next = iterator.Type.Slots.ANext(thread, iterator);
        if (next is null) return null;
        var awaitable = AwaitableIterator(thread, next);
        if (awaitable is not null) return awaitable;
        // The original error is the cause of the new one.
        var cause = thread.TakeError();
        _ = PyErr.TypeError($"'async for' received an invalid object from __anext__: {next.Type.NameInMessages}");
        var error = thread.TakeError();
        error.Cause = cause;
        error.Context = cause;
        error.SuppressContext = true;
        return thread.Restore(error);
    }
}
