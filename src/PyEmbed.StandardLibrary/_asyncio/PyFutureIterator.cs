using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Asyncio;

/// <summary>What <c>await future</c> runs: it gives the future to the task once, then its result.</summary>
[PyType("FutureIter", Module = "_asyncio")]
internal sealed partial class PyFutureIterator(PyFuture future) : PyObject
{
    private PyFuture? _future = future;

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_future is not { } future) return null;
        if (future.State == FutureState.Pending)
        {
            if (future.IsBlocking)
            {
                return PyErr.RuntimeError("await wasn't used with future");
            }
            future.IsBlocking = true;
            return future;
        }
        _future = null;
        return future.GetResult(thread) is { } result ? (PyObject?)PyGeneratorBase.StopIteration(thread, result) : null;
    }

    [PyMethod("send(self, arg, /)", NoTextSignature = true)]
    internal PyObject? Send(PyThreadState thread, PyObject arg)
    {
        if (Next(thread) is { } next) return next;
        return thread.HasError ? null : (PyObject?)PyErr.StopIteration();
    }

    [PyMethod("throw(self, type, value=None, traceback=None, /)", NoTextSignature = true)]
    internal PyObject? Throw(PyThreadState thread, PyObject type, PyObject? value, PyObject? traceback)
    {
        if (value is PyNone) value = null;
        if (traceback is PyNone) traceback = null;
        if (traceback is not (null or PyTraceback)) return PyErr.TypeError("throw() third argument must be a traceback");
        PyBaseException raised;
        switch (type)
        {
            case PyType kind when kind.Has(TypeFlags.ExceptionSubclass):
                if (value is PyBaseException instance && instance.Type.IsSubtypeOf(kind)) raised = instance;
                else if ((value is null ? Calls.Call0(thread, kind) : Calls.Call1(thread, kind, value)) is PyBaseException made) raised = made;
                else return thread.HasError ? null : PyErr.TypeError("exceptions must be classes deriving BaseException or instances of such a class");
                break;
            case PyBaseException exception when value is null:
                raised = exception;
                break;
            case PyBaseException:
                return PyErr.TypeError("instance exception may not have a separate value");
            default:
                return PyErr.TypeError("exceptions must be classes deriving BaseException or instances of such a class");
        }
        if (traceback is not null) raised.Traceback = traceback;
        _future = null;
        return thread.Restore(raised);
    }

    [PyMethod("close(self, /)", NoTextSignature = true)]
    internal PyObject Close()
    {
        _future = null;
        return PyNone.Instance;
    }
}
