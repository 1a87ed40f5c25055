using PyEmbed.StandardLibrary.Contextvars;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Asyncio;

/// <summary>What futures and tasks ask of an event loop, which may be written in Python.</summary>
internal static class LoopCalls
{
    /// <summary><c>loop.call_soon(callback, argument, context=context)</c>. An <c>__init__</c> that failed has left a future without a loop.</summary>
    [MustCheck]
    public static bool CallSoon(PyThreadState thread, PyObject? loop, PyObject callback, PyObject? argument, PyObject? context)
    {
        if (loop is null) return PyErr.RuntimeError(PyFuture.Uninitialized);
        if (Attributes.Get(thread, loop, AsyncioNames.CallSoon) is not { } method) return false;
        var result = (argument, context) switch
        {
            (null, null) => Calls.Call1(thread, method, callback),
            (null, _) => Calls.CallN(thread, method, [callback, context], AsyncioNames.ContextKeyword),
            (_, null) => Calls.Call2(thread, method, callback, argument),
            _ => Calls.CallN(thread, method, [callback, argument, context], AsyncioNames.ContextKeyword),
        };
        return result is not null;
    }

    /// <summary>The loop of a future of any kind. Null: an error is set.</summary>
    public static PyObject? LoopOf(PyThreadState thread, PyObject future)
    {
        if (future is PyFuture { Loop: { } loop } known && (known.GetType() == typeof(PyFuture) || known.GetType() == typeof(PyTask))) return loop;
        if (!Attributes.TryGet(thread, future, AsyncioNames.GetLoop, out var getter)) return null;
        return getter is null ? Attributes.Get(thread, future, AsyncioNames.Loop) : Calls.Call0(thread, getter);
    }

    /// <summary>A copy of the current context, for a callback that has been given none.</summary>
    public static PyObject ContextOrCopy(PyThreadState thread, PyObject? context) => context is null or PyNone ? PyContext.Current(thread).Copy() : context;

    /// <summary>Tells a loop's handler of something that went wrong and that nobody can be told.</summary>
    [MustCheck]
    public static bool Report(PyThreadState thread, PyFuture future, string message, params ReadOnlySpan<(PyStr Name, PyObject Value)> details)
    {
        if (future.Loop is not { } loop) return true;
        var context = new PyDict();
        foreach (var (name, value) in details) context.SetByName(name, value);
        context.SetByName(AsyncioNames.Message, PyStr.FromUtf16(message));
        if (future.SourceTraceback is { } stack) context.SetByName(AsyncioNames.SourceTraceback, stack);
        return Calls.CallMethod(thread, loop, AsyncioNames.CallExceptionHandler, context) is not null;
    }
}
