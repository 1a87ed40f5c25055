using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter.Instructions;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Modules;

/// <summary>What <c>anext(iterator, default)</c> gives: awaits the next item, and gives the default at the end.</summary>
[PyType("anext_awaitable")]
internal sealed partial class PyANextAwaitable(PyObject wrapped, PyObject fallback) : PyObject
{
    [PyMethod("__await__(self, /)")]
    internal PyObject Await() => this;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (Awaiter(thread) is not { } awaiter) return null;
        return Finish(thread, PyGenerator.NextOrStop(thread, awaiter));
    }

    [PyMethod("send(self, value, /)", NoTextSignature = true)]
    internal PyObject? Send(PyThreadState thread, PyObject value) => Forward(thread, Names.PlainSend, value);

    [PyMethod("throw(self, /, *args)", NoTextSignature = true)]
    internal PyObject? Throw(PyThreadState thread, ReadOnlySpan<PyObject> args) => Forward(thread, Names.PlainThrow, args);

    [PyMethod("close(self, /)", NoTextSignature = true)]
    internal PyObject? Close(PyThreadState thread) => Forward(thread, Names.PlainClose);

    private PyObject? Forward(PyThreadState thread, PyStr method, params ReadOnlySpan<PyObject> args) =>
        Awaiter(thread) is { } awaiter ? Finish(thread, Calls.CallMethod(thread, awaiter, method, args)) : null;

    private PyObject? Awaiter(PyThreadState thread)
    {
        var awaiter = AsyncInstructions.AwaitableIterator(thread, wrapped);
        if (awaiter is null || awaiter.Type.Defines(Slot.Next)) return awaiter;
        // A coroutine is awaited as it is, but has no __next__.
        awaiter = awaiter.Type.Slots.Await(thread, awaiter);
        if (awaiter is null || awaiter.Type.Defines(Slot.Next)) return awaiter;
        return PyErr.TypeError($"__await__() returned non-iterator of type '{awaiter.Type.NameInMessages}'");
    }

    // The end of the iteration becomes the result.
    private PyObject? Finish(PyThreadState thread, [MustCheck] PyObject? item)
    {
        if (item is not null || !thread.ErrorMatches(PyExceptions.StopAsyncIteration)) return item;
        thread.ClearError();
        return PyErr.StopIteration(fallback);
    }
}
