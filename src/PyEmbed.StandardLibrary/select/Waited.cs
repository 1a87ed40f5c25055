using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Select;

/// <summary>Descriptors that something waits for.</summary>
internal static class Waited
{
    private static readonly TimeSpan s_slice = TimeSpan.FromMilliseconds(1);

    /// <summary>The descriptor of an int or of an object with fileno(). False: an error is set.</summary>
    [MustCheck]
    public static bool TryDescriptor(PyThreadState thread, PyObject value, out int descriptor)
    {
        descriptor = -1;
        if (value is not (PyInt or PyBigInt))
        {
            if (!Attributes.TryGet(thread, value, PyStr.FromName("fileno"), out var method)) return false;
            if (method is null) return PyErr.TypeError("argument must be an int, or have a fileno() method.");
            if (Calls.Call0(thread, method) is not { } result) return false;
            if (result is not (PyInt or PyBigInt)) return PyErr.TypeError("fileno() returned a non-integer");
            value = result;
        }
        if (!PyInt.TryGetInt64(value, out var number) || number is > int.MaxValue or < int.MinValue) return PyErr.OverflowError("Python int too large to convert to C int");
        descriptor = (int)number;
        return number >= 0 || PyErr.ValueError($"file descriptor cannot be a negative integer ({number})");
    }

    /// <summary>What is the case with a descriptor now; null: it is not open.</summary>
    public static FileReadiness? Look(PyThreadState thread, int descriptor)
    {
        if (!thread.Interpreter.Descriptors.TryGet(descriptor, out var file)) return null;
        return file is EpollFile epoll ? epoll.IsReady(thread) ? FileReadiness.Read : FileReadiness.None : file.GetReadiness();
    }

    /// <summary>Waits until a look finds something. False: an error is set.</summary>
    /// <param name="thread">Who waits.</param>
    /// <param name="look">Looks whether something is the case.</param>
    /// <param name="wanted">What may be the case with which descriptors.</param>
    /// <param name="timeout">How long; null: without end.</param>
    [MustCheck]
    public static bool TryWait(PyThreadState thread, Func<bool> look, IReadOnlyDictionary<int, FileReadiness> wanted, TimeSpan? timeout)
    {
        if (look()) return true;
        if (timeout == TimeSpan.Zero) return thread.PollSlow();
        _ = thread.WaitOutside(look, Waiter(thread, wanted), timeout);
        return !thread.HasError;
    }

    // What waits for some of the files at once.
    private static Action<TimeSpan> Waiter(PyThreadState thread, IReadOnlyDictionary<int, FileReadiness> wanted)
    {
        List<(OpenFile File, FileReadiness Wanted)> files = [];
        foreach (var (descriptor, events) in wanted)
            if (thread.Interpreter.Descriptors.TryGet(descriptor, out var file)) files.Add((file, events));
        if (files is [var (single, needed)] && needed != FileReadiness.None) return time => single.WaitUntilReady(needed, time);
        if (files.Count == 0) return System.Threading.Thread.Sleep;
        List<OpenFile> readers = [], writers = [];
        foreach (var (file, events) in files)
        {
            if (file.Handle is null) continue;
            if ((events & FileReadiness.Read) != 0) readers.Add(file);
            if ((events & FileReadiness.Write) != 0) writers.Add(file);
        }
        // The system waits for what it knows of; for the rest there are looks in between.
        var hasOthers = files.Exists(static one => one.File.Handle is null);
        if (thread.Interpreter.Processes is not { } system || readers.Count + writers.Count == 0) return static time => System.Threading.Thread.Sleep(time < s_slice ? time : s_slice);
        return time => system.Wait(readers, writers, hasOthers && time > s_slice ? s_slice : time);
    }

    /// <summary>A timeout in seconds or milliseconds; null for None or a negative one where that means no end. False: an error is set.</summary>
    [MustCheck]
    public static bool TryTimeout(PyThreadState thread, PyObject value, double unitsPerSecond, string wrongType, out TimeSpan? timeout)
    {
        timeout = null;
        if (value is PyNone) return true;
        if (!Number.TryToDouble(thread, value, out var units)) return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError(wrongType);
        if (double.IsNaN(units)) return PyErr.ValueError("Invalid value NaN (not a number)");
        var seconds = units / unitsPerSecond;
        if (seconds > 9223372036.0) return PyErr.OverflowError("timestamp too large to convert to C _PyTime_t");
        // However little below zero it is: it is below.
        timeout = seconds < 0 ? TimeSpan.FromTicks(-1) : TimeSpan.FromTicks((long)Math.Ceiling(seconds * TimeSpan.TicksPerSecond));
        return true;
    }
}
