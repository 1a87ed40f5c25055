using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

// Reading and writing at a place that is not the file's position.
internal sealed partial class PosixModule
{
    private const int TransferSize = 1 << 16;

    [PyFunction("pread(fd, length, offset, /)", Doc = "Read up to so many bytes from a place on; the file's position stays.")]
    internal static PyObject? ReadAt(PyThreadState thread, int fd, nint length, long offset)
    {
        if (length < 0) return FileErrors.Set(FileError.Invalid);
        if (OpenFileOf(thread, fd) is not { } file) return null;
        length = Math.Min(length, int.MaxValue - 64);
        if (file.GetStatus(out var status) == FileError.None && status.IsFile) length = (nint)Math.Min(length, Math.Max(status.Length, TransferSize));
        if (!thread.TryReserve(length) || !thread.TryChargeWork(length / 64)) return null;
        var buffer = new byte[length];
        var error = ReadAt(file, buffer, offset, out var count);
        return error == FileError.None ? PyBytes.Adopt(count == buffer.Length ? buffer : buffer[..count]) : FileErrors.Set(error);
    }

    private static FileError ReadAt(OpenFile file, Span<byte> buffer, long offset, out int count)
    {
        count = 0;
        if (offset < 0) return FileError.Invalid;
        var error = file.Seek(0, SeekOrigin.Current, out var position);
        if (error == FileError.None) error = file.Seek(offset, SeekOrigin.Begin, out _);
        if (error != FileError.None) return error;
        error = file.Read(buffer, out count);
        var restored = file.Seek(position, SeekOrigin.Begin, out _);
        return error == FileError.None ? restored : error;
    }

    [PyFunction("pwrite(fd, buffer, offset, /)", Doc = "Write bytes at a place; the file's position stays. How many were written is returned.")]
    internal static PyObject? WriteAt(PyThreadState thread, int fd, PyObject buffer, long offset)
    {
        if (!Buffers.TryGet(thread, buffer, out var lease)) return null;
        using (lease)
        {
            if (OpenFileOf(thread, fd) is not { } file || !thread.TryChargeWork(lease.Length / 64)) return null;
            if (offset < 0) return FileErrors.Set(FileError.Invalid);
            var error = file.Seek(0, SeekOrigin.Current, out var position);
            if (error == FileError.None) error = file.Seek(offset, SeekOrigin.Begin, out _);
            if (error != FileError.None) return FileErrors.Set(error);
            error = file.Write(lease.Bytes, out var count);
            var restored = file.Seek(position, SeekOrigin.Begin, out _);
            if (error == FileError.None) error = restored;
            return error == FileError.None ? PyInt.From(count) : FileErrors.Set(error);
        }
    }
}
