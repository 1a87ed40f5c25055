using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Threading;

/// <summary><c>_thread.RLock</c>: a lock that its owner may acquire again.</summary>
[PyType("RLock", Module = "_thread", Subclassable = true, Weakrefs = true)]
internal partial class PyRLock : PyObject
{
    private long _owner;
    private long _count;
    private WaitQueue? _waiting;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ReferenceEquals(type, BuiltinType) ? new PyRLock() : new PyRLockInstance(type);

    private bool IsOwnedBy(PyThreadState thread) => _count > 0 && _owner == thread.Ident;

    private bool Wait(PyThreadState thread, double seconds) => _count == 0 || LockWait.Until(thread, _waiting ??= new WaitQueue(), () => _count == 0, seconds);

    private void Free()
    {
        _count = _owner = 0;
        _waiting?.WakeOne();
    }

    [PyMethod("acquire(self, blocking=True, timeout=-1)", NoTextSignature = true, Doc = "Lock it, or count one more if it is ours already.")]
    internal PyObject? Acquire(PyThreadState thread, [AsInt] bool blocking, PyObject? timeout)
    {
        if (!LockWait.TryReadTimeout(thread, blocking, timeout, out var seconds)) return null;
        if (IsOwnedBy(thread))
        {
            _count++;
            return PyBool.True;
        }
        if (!Wait(thread, seconds)) return thread.HasError ? null : PyBool.False;
        _owner = thread.Ident;
        _count = 1;
        return PyBool.True;
    }

    [PyMethod("release(self)", NoTextSignature = true, Doc = "Count one less; at zero it is free.")]
    internal PyObject? Release(PyThreadState thread)
    {
        if (!IsOwnedBy(thread)) return PyErr.RuntimeError("cannot release un-acquired lock");
        if (_count == 1) Free();
        else _count--;
        return PyNone.Instance;
    }

    [PyMethod("_is_owned(self)", NoTextSignature = true, Doc = "For internal use by `threading.Condition`.")]
    internal PyObject IsOwnedByThread(PyThreadState thread) => PyBool.From(IsOwnedBy(thread));

    [PyMethod("_recursion_count(self)", NoTextSignature = true, Doc = "For internal use by reentrancy checks in threading.")]
    internal PyObject RecursionCount(PyThreadState thread) => PyInt.From(IsOwnedBy(thread) ? _count : 0);

    [PyMethod("_release_save(self)", NoTextSignature = true, Doc = "For internal use by `threading.Condition`.")]
    internal PyObject? ReleaseSave()
    {
        if (_count == 0) return PyErr.RuntimeError("cannot release un-acquired lock");
        var state = PyTuple.Of(PyInt.From(_count), PyInt.From(_owner));
        Free();
        return state;
    }

    [PyMethod("_acquire_restore(self, state, /)", NoTextSignature = true, Doc = "For internal use by `threading.Condition`.")]
    internal PyObject? AcquireRestore(PyThreadState thread, PyObject state)
    {
        if (state is not PyTuple { Count: 2 } saved || saved[0] is not PyInt count || saved[1] is not PyInt owner) return PyErr.TypeError("an integer is required");
        if (!Wait(thread, -1)) return null;
        _count = count.Value;
        _owner = owner.Value;
        return PyNone.Instance;
    }

    [PyMethod("__enter__(self, blocking=True, timeout=-1)", NoTextSignature = true, Doc = "Lock it.")]
    internal PyObject? Enter(PyThreadState thread, [AsInt] bool blocking, PyObject? timeout) => Acquire(thread, blocking, timeout);

    [PyMethod("__exit__(self, *args)", NoTextSignature = true, Doc = "Release it.")]
    internal PyObject? Exit(PyThreadState thread, ReadOnlySpan<PyObject> args) => Release(thread);

    [PyMethod("_at_fork_reinit(self)", NoTextSignature = true)]
    internal PyObject Reset()
    {
        Free();
        return PyNone.Instance;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject Represent() => PyStr.FromUtf16($"<{(_count > 0 ? "locked" : "unlocked")} {Type.NameInMessages} object owner={_owner} count={_count} at 0x{Identity.Of(this):x}>");
}
