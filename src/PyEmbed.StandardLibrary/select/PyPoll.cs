using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Select;

/// <summary><c>select.poll</c>: descriptors and the events that are wanted of each.</summary>
[PyType("poll", Module = "select", DisallowInstantiation = true)]
internal sealed partial class PyPoll : PyObject
{
    private const int Usual = SelectModule.PollIn | SelectModule.PollPriority | SelectModule.PollOut;

    private readonly Dictionary<int, int> _wanted = [];
    private bool _isPolling;

    [PyMethod("register(self, fd, eventmask=select.POLLIN | select.POLLPRI | select.POLLOUT, /)", Doc = "Add a descriptor, or change what is wanted of it.")]
    internal PyObject? Register(PyThreadState thread, PyObject fd, PyObject? eventmask)
    {
        var events = Usual;
        if (!Waited.TryDescriptor(thread, fd, out var descriptor) || eventmask is not null && !TryEvents(thread, eventmask, out events)) return null;
        _wanted[descriptor] = events;
        return PyNone.Instance;
    }

    [PyMethod("modify(self, fd, eventmask, /)", Doc = "Change what is wanted of a descriptor.")]
    internal PyObject? Modify(PyThreadState thread, PyObject fd, PyObject eventmask)
    {
        if (!Waited.TryDescriptor(thread, fd, out var descriptor) || !TryEvents(thread, eventmask, out var events)) return null;
        if (!_wanted.ContainsKey(descriptor)) return FileErrors.Set(FileError.NotFound);
        _wanted[descriptor] = events;
        return PyNone.Instance;
    }

    [PyMethod("unregister(self, fd, /)", Doc = "Take a descriptor out.")]
    internal PyObject? Unregister(PyThreadState thread, PyObject fd)
    {
        if (!Waited.TryDescriptor(thread, fd, out var descriptor)) return null;
        return _wanted.Remove(descriptor) ? PyNone.Instance : PyErr.Set(PyExceptions.KeyError, PyTuple.Of(PyInt.From(descriptor)));
    }

    [PyMethod("poll(self, timeout=None, /)", Doc = "Wait, for so many milliseconds at most, until something is the case; a list of (descriptor, events) is returned.")]
    internal PyObject? Poll(PyThreadState thread, PyObject timeout)
    {
        if (!Waited.TryTimeout(thread, timeout, 1000, "timeout must be an integer or None", out var time)) return null;
        if (time < TimeSpan.Zero) time = null;
        if (_isPolling) return PyErr.RuntimeError("concurrent poll() invocation");
        var found = new List<(int, int)>();
        _isPolling = true;
        try
        {
            if (!Waited.TryWait(thread, () => Look(thread, found), _wanted.ToDictionary(static one => one.Key, static one => SelectModule.ReadinessOf(one.Value)), time)) return null;
        }
        finally
        {
            _isPolling = false;
        }
        return PyList.CopyOf([.. found.Select(static one => PyTuple.Of(PyInt.From(one.Item1), PyInt.From(one.Item2)))]);
    }

    private bool Look(PyThreadState thread, List<(int, int)> found)
    {
        found.Clear();
        foreach (var (descriptor, wanted) in _wanted)
        {
            var events = Waited.Look(thread, descriptor) is { } ready ? SelectModule.EventsOf(ready, wanted) : SelectModule.PollInvalid;
            if (events != 0) found.Add((descriptor, events));
        }
        return found.Count > 0;
    }

    private static bool TryEvents(PyThreadState thread, PyObject value, out int events)
    {
        events = 0;
        if (Number.Index(thread, value) is not { } index) return false;
        var number = Number.ToBigInteger(index);
        if (number.Sign < 0) return PyErr.ValueError("value must be positive");
        if (number > ushort.MaxValue) return PyErr.OverflowError(number > ulong.MaxValue ? "Python int too large to convert to C unsigned long" : "Python int too large for C unsigned short");
        events = (int)number;
        return true;
    }
}
