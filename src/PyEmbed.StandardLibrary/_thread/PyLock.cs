using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Threading;

/// <summary><c>_thread.lock</c>: held or not, by whomever.</summary>
[PyType("lock", Module = "_thread", Weakrefs = true, DisallowInstantiation = true, Doc = "A lock: two states, and whoever acquires it waits until it is released.")]
internal sealed partial class PyLock : PyObject
{
    private WaitQueue? _waiting;

    public bool IsLocked { get; private set; }

    /// <summary>Locks it, which nobody has done yet.</summary>
    public void Lock() => IsLocked = true;

    /// <summary>Releases it, if it is held.</summary>
    public void Unlock()
    {
        IsLocked = false;
        _waiting?.WakeOne();
    }

    [PyMethod("acquire(self, blocking=True, timeout=-1)", NoTextSignature = true, Doc = "Lock it; False if that could not be done without waiting, or not in time.")]
    internal PyObject? Acquire(PyThreadState thread, [AsInt] bool blocking, PyObject? timeout)
    {
        if (!LockWait.TryReadTimeout(thread, blocking, timeout, out var seconds)) return null;
        if (IsLocked && !LockWait.Until(thread, _waiting ??= new WaitQueue(), () => !IsLocked, seconds)) return thread.HasError ? null : PyBool.False;
        IsLocked = true;
        return PyBool.True;
    }

    [PyMethod("acquire_lock(self, blocking=True, timeout=-1)", NoTextSignature = true, Doc = "An older name of acquire.")]
    internal PyObject? AcquireLock(PyThreadState thread, [AsInt] bool blocking, PyObject? timeout) => Acquire(thread, blocking, timeout);

    [PyMethod("release(self)", NoTextSignature = true, Doc = "Release it; it need not be the thread that acquired it.")]
    internal PyObject? Release()
    {
        if (!IsLocked) return PyErr.RuntimeError("release unlocked lock");
        Unlock();
        return PyNone.Instance;
    }

    [PyMethod("release_lock(self)", NoTextSignature = true, Doc = "An older name of release.")]
    internal PyObject? ReleaseLock() => Release();

    [PyMethod("locked(self)", NoTextSignature = true, Doc = "Whether it is held.")]
    internal PyObject Locked() => PyBool.From(IsLocked);

    [PyMethod("locked_lock(self)", NoTextSignature = true, Doc = "An older name of locked.")]
    internal PyObject LockedLock() => Locked();

    [PyMethod("__enter__(self, blocking=True, timeout=-1)", NoTextSignature = true, Doc = "Lock it.")]
    internal PyObject? Enter(PyThreadState thread, [AsInt] bool blocking, PyObject? timeout) => Acquire(thread, blocking, timeout);

    [PyMethod("__exit__(self, *args)", NoTextSignature = true, Doc = "Release it.")]
    internal PyObject? Exit(PyThreadState thread, ReadOnlySpan<PyObject> args) => Release();

    [PyMethod("_at_fork_reinit(self)", NoTextSignature = true)]
    internal PyObject Reset()
    {
        Unlock();
        return PyNone.Instance;
    }

    [PyMethod("__repr__(self, /)")]
    internal PyObject Represent() => PyStr.FromUtf16($"<{(IsLocked ? "locked" : "unlocked")} {Type.NameInMessages} object at 0x{Identity.Of(this):x}>");
}
