using System.Buffers.Binary;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

// Open files that are no files: counters and memory.
internal sealed partial class PosixModule
{
    private const int LongestMemoryName = 249;

    [PyFunction("eventfd(initval, flags=EFD_CLOEXEC)", Doc = "A counter among the open files.")]
    internal static PyObject? MakeEvent(PyThreadState thread, PyObject initval, PyObject? flags)
    {
        if (!ArgumentConversion.TryInt64(thread, initval, out var start)) return null;
        if (start < 0) return PyErr.ValueError("value must be positive");
        if (start > uint.MaxValue) return PyErr.OverflowError("Python int too large for C unsigned int");
        long kind = EfdCloexec;
        if (flags is not null && !ArgumentConversion.TryInt64(thread, flags, out kind)) return null;
        if ((kind & ~(EfdCloexec | EfdNonblock | (long)EfdSemaphore)) != 0) return FileErrors.Set(FileError.Invalid);
        return Add(thread, new EventFile((ulong)start, (kind & EfdSemaphore) != 0) { IsBlocking = (kind & EfdNonblock) == 0 });
    }

    private static PyObject? Add(PyThreadState thread, OpenFile file)
    {
        var number = thread.Interpreter.Descriptors.Add(file);
        return number >= 0 ? PyInt.From(number) : FileErrors.Set(FileError.TooManyOpenFiles);
    }

    [PyFunction("eventfd_read(fd)", Doc = "The value of a counter, which is 0 then, or 1 less where it is a semaphore.")]
    internal static PyObject? ReadEvent(PyThreadState thread, int fd)
    {
        if (OpenFileOf(thread, fd) is not { } file) return null;
        var bytes = new byte[EventFile.Size];
        var error = thread.Read(file, bytes, out var count);
        if (thread.HasError) return null;
        if (error == FileError.None && count != bytes.Length) error = FileError.BadDescriptor;
        return error == FileError.None ? PyInt.From(new System.Numerics.BigInteger(BinaryPrimitives.ReadUInt64LittleEndian(bytes))) : FileErrors.Set(error);
    }

    [PyFunction("eventfd_write(fd, value)", Doc = "Add to a counter.")]
    internal static PyObject? WriteEvent(PyThreadState thread, int fd, PyObject value)
    {
        if (Number.Index(thread, value) is not { } index) return null;
        var whole = Number.ToBigInteger(index);
        if (whole.Sign < 0) return PyErr.ValueError("value must be positive");
        if (whole > ulong.MaxValue) return PyErr.OverflowError("Python int too large for C unsigned long long");
        var number = (ulong)whole;
        if (OpenFileOf(thread, fd) is not { } file) return null;
        var bytes = new byte[EventFile.Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        var error = thread.Write(file, bytes, out _);
        return thread.HasError ? null : Result(error);
    }

    [PyFunction("memfd_create(name, flags=MFD_CLOEXEC)", Doc = "A file in memory, without a path; the name says nothing.")]
    internal static PyObject? MakeMemoryFile(PyThreadState thread, PyObject name, PyObject? flags)
    {
        if (!PathArgument.TryRead(thread, name, "memfd_create", "name", false, false, out var argument)) return null;
        long kind = MfdCloexec;
        if (flags is not null && !ArgumentConversion.TryInt64(thread, flags, out kind)) return null;
        var isKnown = (kind & ~(MfdCloexec | (long)MfdAllowSealing)) == 0;
        return isKnown && argument.Path.Length <= LongestMemoryName ? Add(thread, new MemoryFile()) : FileErrors.Set(FileError.Invalid);
    }
}
