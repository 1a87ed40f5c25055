using PyEmbed.VM;
using PyEmbed.VM.Modules;

namespace PyEmbed.StandardLibrary.Posix;

/// <summary>A path or descriptor as an argument of a function of <c>posix</c>.</summary>
/// <param name="Given">What the caller gave, for error messages; the current directory is <c>"."</c>.</param>
/// <param name="Path">The path as text.</param>
/// <param name="Descriptor">A file's number instead; -1: none.</param>
/// <param name="IsBytes">Whether names come back as bytes.</param>
internal readonly record struct PathArgument(PyObject Given, string Path, int Descriptor, bool IsBytes)
{
    private static readonly PyStr s_currentDirectory = PyStr.FromName(".");

    public bool IsDescriptor => Descriptor >= 0;

    /// <summary>False: TypeError or ValueError is set.</summary>
    /// <param name="thread">Where errors are set.</param>
    /// <param name="value">The argument.</param>
    /// <param name="function">The function, for messages.</param>
    /// <param name="parameter">The parameter, for messages.</param>
    /// <param name="allowsDescriptor">Whether an integer is a descriptor.</param>
    /// <param name="allowsNone">Whether None is the current directory.</param>
    /// <param name="argument">The result.</param>
    [MustCheck]
    public static bool TryRead(PyThreadState thread, PyObject value, string function, string parameter, bool allowsDescriptor, bool allowsNone, out PathArgument argument)
    {
        argument = default;
        if (value is PyNone && allowsNone)
        {
            argument = new PathArgument(s_currentDirectory, ".", -1, false);
            return true;
        }
        if (allowsDescriptor && value.Type.Defines(Slot.Index))
        {
            if (!TryDescriptor(thread, value, out var number)) return false;
            argument = new PathArgument(value, "", number, false);
            return number >= 0 || FileErrors.Set(FileError.BadDescriptor);
        }
        var isPath = value is PyStr || value.Type.Has(TypeFlags.BytesSubclass);
        if (!isPath)
        {
            if (!Attributes.TryGetSpecial(thread, value, VM.Names.Fspath, out var method)) return false;
            if (method is null)
            {
                var complaint = Complaint(value, function, parameter, allowsDescriptor, allowsNone);
                if (!BytesLike.Is(value)) return PyErr.TypeError(complaint);
                if (!Warnings.Warn(thread, PyExceptions.DeprecationWarning, complaint, 1) || !BytesLike.TryRead(thread, value, out var raw)) return false;
                if (!TryRead(thread, PyBytes.Adopt(raw), function, parameter, false, false, out argument)) return false;
                argument = argument with { Given = value };
                return true;
            }
        }
        if (FilePaths.ToPath(thread, value) is not { } path) return false;
        if (FilePaths.Decode(thread, path, function) is not { } text)
        {
            return thread.ClearErrorIf(PyExceptions.ValueError) && PyErr.ValueError("embedded null byte");
        }
        argument = new PathArgument(value, text, -1, path is not PyStr);
        return true;
    }

    private static string Complaint(PyObject value, string function, string parameter, bool allowsDescriptor, bool allowsNone)
    {
        var expected = (allowsDescriptor, allowsNone) switch
        {
            (true, true) => "string, bytes, os.PathLike, integer or None",
            (true, false) => "string, bytes, os.PathLike or integer",
            (false, true) => "string, bytes, os.PathLike or None",
            _ => "string, bytes or os.PathLike",
        };
        return $"{function}: {parameter} should be {expected}, not {value.Type.NameInMessages}";
    }

    /// <summary>A descriptor. False: an error is set.</summary>
    [MustCheck]
    public static bool TryDescriptor(PyThreadState thread, PyObject value, out int descriptor)
    {
        descriptor = -1;
        if (Number.Index(thread, value) is not { } index) return false;
        if (!PyInt.TryGetInt64(index, out var number)) return PyErr.OverflowError(Number.ToBigInteger(index).Sign < 0 ? "fd is less than minimum" : "fd is greater than maximum");
        if (number > int.MaxValue) return PyErr.OverflowError("fd is greater than maximum");
        if (number < int.MinValue) return PyErr.OverflowError("fd is less than minimum");
        descriptor = (int)number;
        return true;
    }
}
