using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

// Reading and writing at a place and in several buffers, copying between files, second numbers of files.
internal sealed partial class PosixModule
{
    private const int MostCopied = 1 << 20;
    private const int AllFlags = RwfHipri | RwfDsync | RwfSync | RwfNowait | RwfAppend;

    [PyFunction("dup(fd, /)", Doc = "A second number of an open file.")]
    internal static PyObject? Duplicate(PyThreadState thread, int fd)
    {
        if (OpenFileOf(thread, fd) is not { } file) return null;
        var number = thread.Interpreter.Descriptors.Add(file);
        return number >= 0 ? PyInt.From(number) : FileErrors.Set(FileError.TooManyOpenFiles);
    }

    [PyFunction("dup2(fd, fd2, inheritable=True)", Doc = "Make fd2 a second number of an open file; what it stood for before is closed.")]
    internal static PyObject? DuplicateTo(PyThreadState thread, int fd, int fd2, bool inheritable)
    {
        if (OpenFileOf(thread, fd) is not { } file) return null;
        var error = thread.Interpreter.Descriptors.Duplicate(file, fd2);
        if (error != FileError.None) return FileErrors.Set(error);
        if (fd != fd2) thread.Interpreter.Descriptors.SetInheritable(fd2, inheritable);
        return PyInt.From(fd2);
    }

    [PyFunction("pipe2(flags, /)", Doc = "Make a pipe with O_NONBLOCK or O_CLOEXEC.")]
    internal static PyObject? PipeWithFlags(PyThreadState thread, int flags)
    {
        if ((flags & ~(NonBlocking | CloseOnExec | ODirect)) != 0) return FileErrors.Set(FileError.Invalid);
        if (Pipe(thread) is not PyTuple ends) return null;
        foreach (var end in ends.Items)
            if (thread.Interpreter.Descriptors.TryGet(((PyInt)end).Value, out var file)) file.IsBlocking = (flags & NonBlocking) == 0;
        return ends;
    }

    [PyFunction("sync()", Doc = "Pass on what is buffered for the files that are open.")]
    internal static PyObject SyncAll(PyThreadState thread)
    {
        foreach (var file in thread.Interpreter.Descriptors.All) _ = file.Flush(toDisk: false);
        return PyNone.Instance;
    }

    // Reads into the buffers one after the other until one is not filled. At a place (place 0 or more) the position stays as it is.
    private static FileError ReadAt(PyThreadState thread, OpenFile file, Span<byte> buffer, long place, out int count)
    {
        count = 0;
        if (place < 0) return thread.Read(file, buffer, out count);
        var error = file.Seek(0, SeekOrigin.Current, out var position);
        if (error == FileError.None) error = file.Seek(place, SeekOrigin.Begin, out _);
        if (error != FileError.None) return error;
        error = thread.Read(file, buffer, out count);
        _ = file.Seek(position, SeekOrigin.Begin, out _);
        return error;
    }

    private static FileError WriteAt(PyThreadState thread, OpenFile file, ReadOnlySpan<byte> bytes, long place, out int count)
    {
        count = 0;
        if (place < 0) return thread.Write(file, bytes, out count);
        var error = file.Seek(0, SeekOrigin.Current, out var position);
        if (error == FileError.None) error = file.Seek(place, SeekOrigin.Begin, out _);
        if (error != FileError.None) return error;
        error = thread.Write(file, bytes, out count);
        _ = file.Seek(position, SeekOrigin.Begin, out _);
        return error;
    }

    [PyFunction("pread(fd, length, offset, /)", Doc = "Read up to so many bytes from a place; the position stays.")]
    internal static PyObject? ReadFrom(PyThreadState thread, int fd, nint length, long offset)
    {
        if (length < 0 || offset < 0) return FileErrors.Set(FileError.Invalid);
        if (OpenFileOf(thread, fd) is not { } file) return null;
        if (file.GetStatus(out var status) == FileError.None && status.IsFile) length = (nint)Math.Clamp(status.Length - offset, 0, length);
        length = Math.Min(length, int.MaxValue - 64);
        if (!thread.TryReserve(length) || !thread.TryChargeWork(length / 64)) return null;
        var buffer = new byte[length];
        var error = ReadAt(thread, file, buffer, offset, out var count);
        if (thread.HasError) return null;
        return error == FileError.None ? PyBytes.Adopt(count == buffer.Length ? buffer : buffer[..count]) : FileErrors.Set(error);
    }

    [PyFunction("pwrite(fd, buffer, offset, /)", Doc = "Write bytes at a place; the position stays. How many were written is returned.")]
    internal static PyObject? WriteTo(PyThreadState thread, int fd, PyObject buffer, long offset)
    {
        if (!Buffers.TryGet(thread, buffer, out var lease)) return null;
        using (lease)
        {
            if (OpenFileOf(thread, fd) is not { } file || !thread.TryChargeWork(lease.Length / 64)) return null;
            if (offset < 0) return FileErrors.Set(FileError.Invalid);
            var error = WriteAt(thread, file, lease.Bytes, offset, out var count);
            if (thread.HasError) return null;
            return error == FileError.None ? PyInt.From(count) : FileErrors.Set(error);
        }
    }

    [PyFunction("readv(fd, buffers, /)", Doc = "Read into several buffers; how many bytes they got is returned.")]
    internal static PyObject? ReadIntoBuffers(PyThreadState thread, int fd, PyObject buffers) => Transfer(thread, fd, buffers, -1, "readv", isReading: true);

    [PyFunction("writev(fd, buffers, /)", Doc = "Write several buffers; how many bytes were written is returned.")]
    internal static PyObject? WriteBuffers(PyThreadState thread, int fd, PyObject buffers) => Transfer(thread, fd, buffers, -1, "writev", isReading: false);

    [PyFunction("preadv(fd, buffers, offset, flags=0, /)", Doc = "Read from a place into several buffers; the position stays.")]
    internal static PyObject? ReadIntoBuffersFrom(PyThreadState thread, int fd, PyObject buffers, long offset, int flags)
    {
        if ((flags & ~AllFlags) != 0) return FileErrors.Set(FileError.NotSupported);
        return offset < 0 ? FileErrors.Set(FileError.Invalid) : Transfer(thread, fd, buffers, offset, "preadv", isReading: true);
    }

    [PyFunction("pwritev(fd, buffers, offset, flags=0, /)", Doc = "Write several buffers at a place; the position stays.")]
    internal static PyObject? WriteBuffersTo(PyThreadState thread, int fd, PyObject buffers, long offset, int flags)
    {
        if ((flags & ~AllFlags) != 0) return FileErrors.Set(FileError.NotSupported);
        if (offset < 0) return FileErrors.Set(FileError.Invalid);
        if ((flags & RwfAppend) != 0)
        {
            if (OpenFileOf(thread, fd) is not { } appended) return null;
            var found = appended.GetStatus(out var status);
            if (found != FileError.None) return FileErrors.Set(found);
            offset = status.Length;
        }
        var written = Transfer(thread, fd, buffers, offset, "pwritev", isReading: false);
        if (written is null || (flags & (RwfSync | RwfDsync)) == 0) return written;
        return Sync(thread, fd) is null ? null : written;
    }

    private static PyObject? Transfer(PyThreadState thread, int fd, PyObject buffers, long place, string function, bool isReading)
    {
        if (!buffers.Type.Defines(Slot.GetItem) || buffers is PyDict) return PyErr.TypeError($"{function}() arg 2 must be a sequence");
        if (Iteration.ToTuple(thread, buffers) is not { } parts || OpenFileOf(thread, fd) is not { } file) return null;
        if (parts.Count > 1024) return FileErrors.Set(FileError.Invalid);
        var total = 0L;
        foreach (var part in parts.Items)
        {
            BufferLease lease;
            if (!(isReading ? Buffers.TryGetWritable(thread, part, out lease) : Buffers.TryGet(thread, part, out lease))) return null;
            using (lease)
            {
                if (lease.Length == 0) continue;
                if (!thread.TryChargeWork(lease.Length / 64)) return null;
                // What has no place would keep waiting for more than there is.
                if (total > 0 && !file.CanSeek && (file.GetReadiness() & (isReading ? FileReadiness.Read : FileReadiness.Write)) == 0) break;
                var at = place < 0 ? -1 : place + total;
                var error = isReading ? ReadAt(thread, file, lease.WritableBytes, at, out var count) : WriteAt(thread, file, lease.Bytes, at, out count);
                if (thread.HasError) return null;
                if (error != FileError.None) return total > 0 ? PyInt.From(total) : FileErrors.Set(error);
                total += count;
                if (count < lease.Length) break;
            }
        }
        return PyInt.From(total);
    }

    [PyFunction("copy_file_range(src, dst, count, offset_src=None, offset_dst=None)", Doc = "Copy bytes from one file to another; how many were copied is returned.")]
    internal static PyObject? CopyRange(PyThreadState thread, int src, int dst, nint count, PyObject offset_src, PyObject offset_dst)
    {
        if (count < 0) return PyErr.ValueError("negative value for 'count' not allowed");
        if (OpenFileOf(thread, src) is not { } source || OpenFileOf(thread, dst) is not { } target) return null;
        if (!source.CanSeek || !target.CanSeek) return FileErrors.Set(FileError.Invalid);
        return Copy(thread, source, target, count, offset_src, offset_dst);
    }

    [PyFunction("splice(src, dst, count, offset_src=None, offset_dst=None, flags=0)", Doc = "Move bytes between a pipe and another file; how many were moved is returned.")]
    internal static PyObject? Splice(PyThreadState thread, int src, int dst, nint count, PyObject offset_src, PyObject offset_dst, int flags)
    {
        if (count < 0) return PyErr.ValueError("negative value for 'count' not allowed");
        if (OpenFileOf(thread, src) is not { } source || OpenFileOf(thread, dst) is not { } target) return null;
        var (fromPipe, toPipe) = (IsPipe(source), IsPipe(target));
        if (!fromPipe && !toPipe || (flags & ~7) != 0) return FileErrors.Set(FileError.Invalid);
        if (fromPipe && offset_src is not PyNone || toPipe && offset_dst is not PyNone) return FileErrors.Set(FileError.NotSeekable);
        if (fromPipe && (flags & SpliceFNonblock) != 0 && (source.GetReadiness() & FileReadiness.Read) == 0) return FileErrors.Set(FileError.WouldBlock);
        // A pipe that nobody empties takes no more than this.
        return Copy(thread, source, target, Math.Min(count, 1 << 16), offset_src, offset_dst);
    }

    private static bool IsPipe(OpenFile file) => file.GetStatus(out var status) == FileError.None && status.Kind == FileKind.Pipe;

    private static PyObject? Copy(PyThreadState thread, OpenFile source, OpenFile target, nint count, PyObject sourceOffset, PyObject targetOffset)
    {
        nint from = -1, to = -1;
        if (sourceOffset is not PyNone && !Number.TryIndex(thread, sourceOffset, PyExceptions.OverflowError, out from)) return null;
        if (targetOffset is not PyNone && !Number.TryIndex(thread, targetOffset, PyExceptions.OverflowError, out to)) return null;
        if (sourceOffset is not PyNone && from < 0 || targetOffset is not PyNone && to < 0) return FileErrors.Set(FileError.Invalid);
        var length = (int)Math.Min(count, MostCopied);
        if (!thread.TryReserve(length) || !thread.TryChargeWork(length / 64)) return null;
        var buffer = new byte[length];
        var error = ReadAt(thread, source, buffer, from, out var read);
        var written = 0;
        if (error == FileError.None && read > 0) error = WriteAt(thread, target, buffer.AsSpan(0, read), to, out written);
        // What was not taken stays to be read.
        if (error == FileError.None && from < 0 && written < read && source.CanSeek) _ = source.Seek(written - read, SeekOrigin.Current, out _);
        if (thread.HasError) return null;
        return error == FileError.None ? PyInt.From(written) : FileErrors.Set(error);
    }

    [PyFunction("posix_fadvise(fd, offset, length, advice, /)", Doc = "Say how a part of a file will be used. It is looked at, and nothing done.")]
    internal static PyObject? Advise(PyThreadState thread, int fd, long offset, long length, int advice)
    {
        if (OpenFileOf(thread, fd) is not { } file) return null;
        if (!file.CanSeek) return FileErrors.Set(FileError.NotSeekable);
        return length < 0 || advice is < 0 or > PosixFadvNoreuse ? FileErrors.Set(FileError.Invalid) : PyNone.Instance;
    }

    [PyFunction("posix_fallocate(fd, offset, length, /)", Doc = "Make sure that a part of a file exists.")]
    internal static PyObject? Allocate(PyThreadState thread, int fd, long offset, long length)
    {
        if (OpenFileOf(thread, fd) is not { } file) return null;
        if (offset < 0 || length <= 0) return FileErrors.Set(FileError.Invalid);
        if (!file.CanWrite) return FileErrors.Set(FileError.BadDescriptor);
        if (!file.CanSeek) return FileErrors.Set(FileError.NotSeekable);
        if (offset > long.MaxValue - length) return FileErrors.Set(FileError.FileTooLarge);
        var error = file.GetStatus(out var status);
        if (error == FileError.None && status.Length < offset + length) error = file.SetLength(offset + length);
        return Result(error);
    }

    [PyFunction("lockf(fd, command, length, /)", Doc = "Lock a part of a file against other processes, or look whether it is: F_LOCK, F_TLOCK, F_ULOCK, F_TEST.")]
    internal static PyObject? LockPart(PyThreadState thread, int fd, int command, long length)
    {
        if (!Auditing.Audit(thread, "os.lockf", PyInt.From(fd), PyInt.From(command), PyInt.From(length)) || OpenFileOf(thread, fd) is not { } file) return null;
        if (command is < FUlock or > FTest) return FileErrors.Set(FileError.Invalid);
        var kind = command switch { FUlock => FileLock.Release, FTest => FileLock.Look, _ => FileLock.Take };
        var error = file.Lock(kind, length);
        while (error == FileError.WouldBlock && command == FLock)
        {
            if (!thread.Sleep(s_longestWait)) return null;
            error = file.Lock(kind, length);
        }
        return Result(error);
    }
}
