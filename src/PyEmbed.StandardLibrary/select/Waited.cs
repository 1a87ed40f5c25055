using PyEmbed.StandardLibrary.Sockets;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Select;

/// <summary>Descriptors that something waits for. Only sockets keep anybody waiting; all other files can be read and written at any time.</summary>
internal static class Waited
{
    private static readonly TimeSpan s_slice = TimeSpan.FromMilliseconds(1);

    /// <summary>The descriptor of an int or of an object with fileno(). False: an error is set.</summary>
    [MustCheck]
    public static bool TryDescriptor(PyThreadState thread, PyObject value, out int descriptor)
    {
        descriptor = -1;
        if (value is not PyInt)
        {
            if (!value.Type.Defines(Slot.Index) || value is not PyInt)
            {
                var method = Attributes.TryGet(thread, value, PyStr.FromName("fileno"), out var found) ? found : null;
                if (thread.HasError) return false;
                if (method is null) return PyErr.TypeError("argument must be an int, or have a fileno() method.");
                if (Calls.Call0(thread, method) is not { } result) return false;
                if (result is not PyInt) return PyErr.TypeError("fileno() returned a non-integer");
                value = result;
            }
        }
        if (!Number.TryIndex(thread, value, PyExceptions.OverflowError, out var number)) return false;
        if (number > int.MaxValue || number < int.MinValue) return PyErr.OverflowError("Python int too large to convert to C int");
        descriptor = (int)number;
        return number >= 0 || PyErr.ValueError($"file descriptor cannot be a negative integer ({number})");
    }

    /// <summary>What is the case with a descriptor now; null: it is not open.</summary>
    public static Readiness? Look(PyThreadState thread, int descriptor)
    {
        if (!thread.Interpreter.Descriptors.TryGet(descriptor, out var file)) return null;
        return file switch
        {
            SocketFile socket => socket.GetReadiness(),
            EpollFile epoll => epoll.IsReady(thread) ? Readiness.Read : Readiness.None,
            _ => Readiness.Read | Readiness.Write,
        };
    }

    /// <summary>Waits until a look finds something. False: an error is set.</summary>
    [MustCheck]
    public static bool TryWait(PyThreadState thread, Func<bool> look, ReadOnlySpan<int> descriptors, TimeSpan? timeout)
    {
        if (look()) return true;
        if (timeout == TimeSpan.Zero) return thread.PollSlow();
        // One socket can be waited for; of several none is preferred.
        var single = descriptors.Length == 1 && thread.Interpreter.Descriptors.TryGet(descriptors[0], out var file) ? file as SocketFile : null;
        Action<TimeSpan> wait = single is null ? static time => System.Threading.Thread.Sleep(time < s_slice ? time : s_slice) : time => single.WaitBriefly(Readiness.Read, time < s_slice ? time : s_slice);
        _ = SocketWait.Until(thread, look, wait, timeout);
        return !thread.HasError;
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
        timeout = TimeSpan.FromTicks((long)Math.Ceiling(Math.Max(seconds, -1) * TimeSpan.TicksPerSecond));
        return true;
    }
}
