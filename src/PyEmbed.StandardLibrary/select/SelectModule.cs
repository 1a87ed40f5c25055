using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Select;

/// <summary>Python's module <c>select</c>: waiting for several descriptors of the engine at once.</summary>
[PyModule("select", Doc = "Waiting until some of several files or sockets can be read or written.")]
internal sealed partial class SelectModule
{
    [PyConstant("PIPE_BUF")] public const int PipeBuffer = 4096;
    [PyConstant("POLLIN")] public const int PollIn = 1;
    [PyConstant("POLLPRI")] public const int PollPriority = 2;
    [PyConstant("POLLOUT")] public const int PollOut = 4;
    [PyConstant("POLLERR")] public const int PollError = 8;
    [PyConstant("POLLHUP")] public const int PollHangUp = 16;
    [PyConstant("POLLNVAL")] public const int PollInvalid = 32;
    [PyConstant("POLLRDNORM")] public const int PollReadNormal = 64;
    [PyConstant("POLLRDBAND")] public const int PollReadBand = 128;
    [PyConstant("POLLWRNORM")] public const int PollWriteNormal = 256;
    [PyConstant("POLLWRBAND")] public const int PollWriteBand = 512;
    [PyConstant("POLLMSG")] public const int PollMessage = 1024;
    [PyConstant("POLLRDHUP")] public const int PollReadHangUp = 8192;
    [PyConstant("EPOLLIN")] public const int EpollIn = 1;
    [PyConstant("EPOLLPRI")] public const int EpollPriority = 2;
    [PyConstant("EPOLLOUT")] public const int EpollOut = 4;
    [PyConstant("EPOLLERR")] public const int EpollError = 8;
    [PyConstant("EPOLLHUP")] public const int EpollHangUp = 16;
    [PyConstant("EPOLLRDNORM")] public const int EpollReadNormal = 64;
    [PyConstant("EPOLLRDBAND")] public const int EpollReadBand = 128;
    [PyConstant("EPOLLWRNORM")] public const int EpollWriteNormal = 256;
    [PyConstant("EPOLLWRBAND")] public const int EpollWriteBand = 512;
    [PyConstant("EPOLLMSG")] public const int EpollMessage = 1024;
    [PyConstant("EPOLLRDHUP")] public const int EpollReadHangUp = 8192;
    [PyConstant("EPOLLEXCLUSIVE")] public const int EpollExclusive = 1 << 28;
    [PyConstant("EPOLLONESHOT")] public const int EpollOneShot = 1 << 30;
    [PyConstant("EPOLLET")] public const long EpollEdge = 1L << 31;
    [PyConstant("EPOLL_CLOEXEC")] public const int EpollCloseOnExec = 0x80000;

    private const int SetSize = 1024;

    [PyConstant("error")] internal static PyType Error => PyExceptions.OSError;
    [PyConstant("epoll")] internal static PyType Epoll => PyEpoll.BuiltinType;

    [PyFunction("poll()", Doc = "A polling object, for any number of descriptors.")]
    internal static PyObject Poll() => new PyPoll();

    [PyFunction("select(rlist, wlist, xlist, timeout=None, /)", Doc = "Wait until one of the files can be read, written, or has something exceptional; three lists of those are returned.")]
    internal static PyObject? Select(PyThreadState thread, PyObject rlist, PyObject wlist, PyObject xlist, PyObject timeout)
    {
        if (!Waited.TryTimeout(thread, timeout, 1, "timeout must be a float or None", out var time)) return null;
        if (time < TimeSpan.Zero) return PyErr.ValueError("timeout must be non-negative");
        var all = new Dictionary<int, FileReadiness>();
        if (Read(thread, rlist, FileReadiness.Read, all) is not { } readers || Read(thread, wlist, FileReadiness.Write, all) is not { } writers
            || Read(thread, xlist, FileReadiness.Urgent, all) is not { } others) return null;
        foreach (var descriptor in all.Keys)
            if (Waited.Look(thread, descriptor) is null) return FileErrors.Set(FileError.BadDescriptor);
        PyList[] found = [];
        if (!Waited.TryWait(thread, () =>
        {
            found = [Ready(thread, readers, FileReadiness.Read | FileReadiness.HangUp | FileReadiness.Error), Ready(thread, writers, FileReadiness.Write | FileReadiness.Error), Ready(thread, others, FileReadiness.Urgent)];
            return found.Any(static list => list.Count > 0);
        }, all, time)) return null;
        return PyTuple.Of(found[0], found[1], found[2]);
    }

    private static List<(PyObject Given, int Descriptor)>? Read(PyThreadState thread, PyObject list, FileReadiness wanted, Dictionary<int, FileReadiness> all)
    {
        var items = Iteration.ToTuple(thread, list);
        if (items is null)
        {
            if (thread.ClearErrorIf(PyExceptions.TypeError)) _ = PyErr.TypeError("arguments 1-3 must be sequences");
            return null;
        }
        var read = new List<(PyObject, int)>();
        // A list may change while its items are asked for their descriptors.
        for (var i = 0; i < (list is PyList changing ? changing.Count : items.Count); i++)
        {
            var item = list is PyList now ? now[i] : items[i];
            if (!thread.TryChargeWork(1) || !Waited.TryDescriptor(thread, item, out var descriptor)) return null;
            if (descriptor >= SetSize)
            {
                _ = PyErr.ValueError("filedescriptor out of range in select()");
                return null;
            }
            read.Add((item, descriptor));
            all[descriptor] = all.GetValueOrDefault(descriptor) | wanted;
        }
        return read;
    }

    private static PyList Ready(PyThreadState thread, List<(PyObject Given, int Descriptor)> items, FileReadiness wanted) =>
        PyList.CopyOf([.. items.Where(item => (Waited.Look(thread, item.Descriptor) & wanted) is not (null or FileReadiness.None)).Select(static item => item.Given)]);

    /// <summary>What bits of poll and epoll want.</summary>
    public static FileReadiness ReadinessOf(int events)
    {
        var wanted = FileReadiness.None;
        if ((events & (PollIn | PollReadNormal)) != 0) wanted |= FileReadiness.Read;
        if ((events & (PollOut | PollWriteNormal)) != 0) wanted |= FileReadiness.Write;
        if ((events & PollPriority) != 0) wanted |= FileReadiness.Urgent;
        return wanted;
    }

    /// <summary>Readiness as the bits of poll and epoll; those that are always told are told, the others if they are wanted.</summary>
    public static int EventsOf(FileReadiness ready, int wanted)
    {
        var events = 0;
        if ((ready & FileReadiness.Read) != 0) events |= PollIn | PollReadNormal;
        if ((ready & FileReadiness.Write) != 0) events |= PollOut | PollWriteNormal;
        if ((ready & FileReadiness.Urgent) != 0) events |= PollPriority;
        if ((ready & FileReadiness.HangUp) != 0) events |= PollHangUp | PollReadHangUp;
        if ((ready & FileReadiness.Error) != 0) events |= PollError;
        return events & (wanted | PollHangUp | PollError);
    }
}
