using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Select;

/// <summary><c>select.epoll</c>: descriptors that are watched together. Events are told as long as they are the case; EPOLLET, which tells changes only, is refused.</summary>
[PyType("epoll", Module = "select", Doc = "epoll(sizehint=-1, flags=0): an object that watches descriptors.")]
internal sealed partial class PyEpoll(int descriptor, EpollFile file) : PyObject
{
    private const uint Usual = SelectModule.EpollIn | SelectModule.EpollPriority | SelectModule.EpollOut;
    private const int Closed = -1;

    private int _descriptor = descriptor;

    [PyMethod("__new__(cls, sizehint=-1, flags=0)")]
    internal static PyObject? New(PyThreadState thread, PyType type, int sizehint, int flags)
    {
        if (sizehint is < -1 or 0) return PyErr.ValueError("negative sizehint");
        if ((flags & ~SelectModule.EpollCloseOnExec) != 0) return PyErr.Set(PyExceptions.OSError, "invalid flags");
        var file = new EpollFile();
        var descriptor = thread.Interpreter.Descriptors.Add(file);
        return descriptor >= 0 ? new PyEpoll(descriptor, file) : FileErrors.Set(FileError.TooManyOpenFiles);
    }

    [PyClassMethod("fromfd(cls, fd, /)", Doc = "The epoll object of a descriptor.")]
    internal static PyObject? FromDescriptor(PyThreadState thread, PyType type, int fd)
    {
        if (!thread.Interpreter.Descriptors.TryGet(fd, out var open)) return FileErrors.Set(FileError.BadDescriptor);
        return open is EpollFile found ? new PyEpoll(fd, found) : FileErrors.Set(FileError.Invalid);
    }

    [PyProperty("closed", Doc = "Whether it is closed.")]
    internal bool IsClosed => _descriptor == Closed;

    [PyMethod("close(self, /)", Doc = "Close it; further operations raise ValueError.")]
    internal PyObject? Close(PyThreadState thread)
    {
        if (_descriptor == Closed) return PyNone.Instance;
        var error = thread.Interpreter.Descriptors.Close(_descriptor);
        _descriptor = Closed;
        return error == FileError.None ? PyNone.Instance : FileErrors.Set(error);
    }

    [PyMethod("fileno(self, /)", Doc = "The descriptor.")]
    internal PyObject? FileNumber() => CheckOpen() ? PyInt.From(_descriptor) : null;

    [PyMethod("register(self, /, fd, eventmask=select.EPOLLIN | select.EPOLLPRI | select.EPOLLOUT)", Doc = "Watch a descriptor.")]
    internal PyObject? Register(PyThreadState thread, PyObject fd, PyObject? eventmask)
    {
        var events = Usual;
        if (!CheckOwn(thread) || !Waited.TryDescriptor(thread, fd, out var watched) || eventmask is not null && !TryEvents(thread, eventmask, out events)) return null;
        if (!TryFind(thread, watched, out var open)) return null;
        // Regular files are always ready: Linux does not watch them.
        if (open.CanSeek) return FileErrors.Set(FileError.NotPermitted);
        if (ReferenceEquals(open, file)) return FileErrors.Set(FileError.Invalid);
        if (open is EpollFile other && !other.MayBeWatchedBy(file)) return FileErrors.Set(FileError.TooManySymbolicLinks);
        if (file.Watched.TryGetValue(watched, out var known) && ReferenceEquals(known.File, open)) return FileErrors.Set(FileError.Exists);
        file.Watched[watched] = (open, events);
        return PyNone.Instance;
    }

    [PyMethod("modify(self, /, fd, eventmask)", Doc = "Change what is wanted of a descriptor.")]
    internal PyObject? Modify(PyThreadState thread, PyObject fd, PyObject eventmask)
    {
        if (!CheckOwn(thread) || !Waited.TryDescriptor(thread, fd, out var watched) || !TryEvents(thread, eventmask, out var events) || !TryFind(thread, watched, out var open)) return null;
        if (!file.Watched.TryGetValue(watched, out var known) || !ReferenceEquals(known.File, open)) return FileErrors.Set(FileError.NotFound);
        file.Watched[watched] = (open, events);
        return PyNone.Instance;
    }

    [PyMethod("unregister(self, /, fd)", Doc = "Watch a descriptor no longer.")]
    internal PyObject? Unregister(PyThreadState thread, PyObject fd)
    {
        if (!CheckOwn(thread) || !Waited.TryDescriptor(thread, fd, out var watched) || !TryFind(thread, watched, out var open)) return null;
        if (!file.Watched.TryGetValue(watched, out var known) || !ReferenceEquals(known.File, open)) return FileErrors.Set(FileError.NotFound);
        file.Watched.Remove(watched);
        return PyNone.Instance;
    }

    [PyMethod("poll(self, /, timeout=None, maxevents=-1)", Doc = "Wait, for so many seconds at most, until something is the case; a list of (descriptor, events) is returned.")]
    internal PyObject? Poll(PyThreadState thread, PyObject timeout, int maxevents)
    {
        if (!CheckOwn(thread) || !Waited.TryTimeout(thread, timeout, 1, "timeout must be an integer or None", out var time)) return null;
        if (time < TimeSpan.Zero) time = null;
        if (maxevents is 0 or < -1) return PyErr.ValueError($"maxevents must be greater than 0, got {maxevents}");
        List<(int Descriptor, int Events)> found = [];
        if (!Waited.TryWait(thread, () => (found = file.Look(thread)).Count > 0, file.Watched.ToDictionary(static one => one.Key, static one => SelectModule.ReadinessOf((int)one.Value.Wanted)), time)) return null;
        if (maxevents > 0 && found.Count > maxevents) found.RemoveRange(maxevents, found.Count - maxevents);
        foreach (var (descriptor, _) in found)
        {
            // Another thread may watch it no longer.
            if (file.Watched.TryGetValue(descriptor, out var one) && (one.Wanted & SelectModule.EpollOneShot) != 0) file.Watched[descriptor] = (one.File, 0);
        }
        return PyList.CopyOf([.. found.Select(static one => PyTuple.Of(PyInt.From(one.Descriptor), PyInt.From(one.Events)))]);
    }

    [PyMethod("__enter__(self, /)")]
    internal PyObject? Enter() => CheckOpen() ? this : null;

    [PyMethod("__exit__(self, exc_type=None, exc_value=None, exc_tb=None, /)")]
    internal PyObject? Exit(PyThreadState thread, PyObject exc_type, PyObject exc_value, PyObject exc_tb) => Close(thread);

    // Somebody may have closed the descriptor behind the object's back.
    private bool CheckOwn(PyThreadState thread)
    {
        if (!CheckOpen()) return false;
        return thread.Interpreter.Descriptors.TryGet(_descriptor, out var open) && ReferenceEquals(open, file) || FileErrors.Set(FileError.BadDescriptor);
    }

    private bool CheckOpen() => _descriptor != Closed || PyErr.ValueError("I/O operation on closed epoll object");

    private static bool TryFind(PyThreadState thread, int watched, out OpenFile open)
    {
        if (thread.Interpreter.Descriptors.TryGet(watched, out open!)) return true;
        return FileErrors.Set(FileError.BadDescriptor);
    }

    private static bool TryEvents(PyThreadState thread, PyObject value, out uint events)
    {
        events = 0;
        if (Number.Index(thread, value) is not { } index) return false;
        var number = Number.ToBigInteger(index);
        if (number.Sign < 0) return PyErr.OverflowError("can't convert negative value to unsigned int");
        if (number > uint.MaxValue) return PyErr.OverflowError("Python int too large to convert to C unsigned int");
        events = (uint)number;
        return (events & SelectModule.EpollEdge) == 0 || PyErr.Set(PyExceptions.NotImplementedError, "EPOLLET is not supported: this engine tells what is the case, not what has changed");
    }
}
