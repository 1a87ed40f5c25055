using System.Runtime.CompilerServices;
using PyEmbed.VM.Interpreter;

namespace PyEmbed.VM.Objects;

/// <summary>Which items of a sequence a slice takes: <c>Start</c>, then every <c>Step</c>-th, <c>Count</c> in all.</summary>
internal readonly record struct SliceBounds(nint Start, nint Stop, nint Step, nint Count)
{
    /// <summary>Reads a slice and clips it to a sequence. False: an error is set.</summary>
    [MustCheck]
    public static bool TryMake(PyThreadState thread, PySlice slice, nint length, out SliceBounds bounds)
    {
        if (slice.Step is PyNone && TryPlace(slice.Start, 0, length, out var first) && TryPlace(slice.Stop, length, length, out var end))
        {
            bounds = Between(first, end);
            return true;
        }
        if (!slice.TryUnpack(thread, out var start, out var stop, out var step))
        {
            bounds = default;
            return false;
        }
        bounds = Clip(start, stop, step, length);
        return true;
    }

    /// <summary>Clips bounds as <see cref="PySlice.TryUnpack"/> gives them to a sequence of a length.</summary>
    public static SliceBounds Clip(nint start, nint stop, nint step, nint length)
    {
        start = ClipOne(start, step, length);
        stop = ClipOne(stop, step, length);
        nint count = 0;
        if (step > 0)
        {
            if (start < stop) count = (stop - start - 1) / step + 1;
        }
        else if (stop < start) count = (start - stop - 1) / -step + 1;
        return new SliceBounds(start, stop, step, count);
    }

    /// <summary>The bounds of <c>[start:stop]</c>, each None or a number of 64 bits. False: they are something else.</summary>
    public static bool TryMakePlain(in Register start, in Register stop, nint length, out SliceBounds bounds)
    {
        var isPlain = TryPlace(start, 0, length, out var first) & TryPlace(stop, length, length, out var end);
        bounds = Between(first, end);
        return isPlain;
    }

    private static SliceBounds Between(nint start, nint stop) => new(start, stop, 1, Math.Max(stop - start, 0));

    private static bool TryPlace(in Register bound, nint missing, nint length, out nint place)
    {
        place = missing;
        if (!bound.TryInt(out var number)) return bound.Ref is PyNone;
        place = ClipOne((nint)number, 1, length);
        return true;
    }

    // A bound that is None or a number as it is; false: it may be more.
    private static bool TryPlace(PyObject bound, nint missing, nint length, out nint place)
    {
        place = missing;
        if (bound.GetType() != typeof(PyInt)) return bound is PyNone;
        place = ClipOne((nint)Unsafe.As<PyInt>(bound).Value, 1, length);
        return true;
    }

    private static nint ClipOne(nint bound, nint step, nint length)
    {
        if (bound < 0)
        {
            bound += length;
            return bound >= 0 ? bound : step < 0 ? -1 : 0;
        }
        return bound < length ? bound : step < 0 ? length - 1 : length;
    }
}
