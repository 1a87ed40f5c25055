using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

// What is done with the numbers of open files.
internal sealed partial class PosixModule
{
    // What a file says of its length may be less than what can be read of it.
    private const int ReadSize = 1 << 16;

    private const int SeekStart = 0, SeekCurrent = 1, SeekEnd = 2;

    private static OpenFile? OpenFileOf(PyThreadState thread, int descriptor)
    {
        if (thread.Interpreter.Descriptors.TryGet(descriptor, out var file)) return file;
        _ = FileErrors.Set(FileError.BadDescriptor);
        return null;
    }

    private static PyObject? Result(FileError error) => error == FileError.None ? PyNone.Instance : FileErrors.Set(error);

    [PyFunction("open(path, flags, mode=511, *, dir_fd=None)", Doc = "Open a file; its descriptor is returned.")]
    internal static PyObject? Open(PyThreadState thread, PyObject path, int flags, int mode, PyObject dir_fd)
    {
        if (!PathArgument.TryRead(thread, path, "open", "path", false, false, out var argument) || !RefuseDirectory(thread, dir_fd)) return null;
        if (!Auditing.Audit(thread, "open", path, PyNone.Instance, PyInt.From(flags)) || Files(thread, path) is not { } files) return null;
        // Of files without a name, and of reading past the system's buffers, the engine's file systems know nothing.
        if ((flags & OTmpfile) == OTmpfile) return FileErrors.Set(FileError.NotSupported, path);
        if ((flags & ODirect) != 0) return FileErrors.Set(FileError.Invalid, path);
        if ((flags & DirectoryFlag) != 0 && files.GetStatus(argument.Path, true, out var found) == FileError.None && !found.IsDirectory) return FileErrors.Set(FileError.NotDirectory, path);
        if ((flags & NoFollowFlag) != 0 && files.GetStatus(argument.Path, false, out var link) == FileError.None && link.IsSymbolicLink) return FileErrors.Set(FileError.TooManySymbolicLinks, path);
        var error = files.Open(argument.Path, new FileOpenOptions
        {
            Access = (flags & AccessMask) switch { WriteOnlyFlag => FileAccess.Write, ReadWriteFlag => FileAccess.ReadWrite, _ => FileAccess.Read },
            Create = (flags & CreateFlag) != 0,
            Exclusive = (flags & ExclusiveFlag) != 0,
            Truncate = (flags & TruncateFlag) != 0,
            Append = (flags & AppendFlag) != 0,
            Permissions = mode & 0xFFF,
        }, out var file);
        if (error != FileError.None) return FileErrors.Set(error, path);
        var number = thread.Interpreter.Descriptors.Add(file!);
        if (number >= 0) return PyInt.From(number);
        file!.Dispose();
        return FileErrors.Set(FileError.TooManyOpenFiles, path);
    }

    [PyFunction("close(fd)", Doc = "Close a file.")]
    internal static PyObject? Close(PyThreadState thread, int fd) => Result(thread.Interpreter.Descriptors.Close(fd));

    [PyFunction("fchdir(fd)", Doc = "Set the directory that relative paths start from to one that is open, of which there is none.")]
    internal static PyObject? ChangeToDescriptor(PyThreadState thread, int fd)
    {
        if (!Auditing.Audit(thread, "os.chdir", PyInt.From(fd))) return null;
        return OpenFileOf(thread, fd) is null ? null : FileErrors.Set(FileError.NotDirectory);
    }

    [PyFunction("closerange(fd_low, fd_high, /)", Doc = "Close all files from fd_low up to but not including fd_high; errors are ignored.")]
    internal static PyObject? CloseRange(PyThreadState thread, int fd_low, int fd_high)
    {
        for (var number = Math.Max(fd_low, 0); number < Math.Min(fd_high, FileDescriptors.Limit); number++) _ = thread.Interpreter.Descriptors.Close(number);
        return PyNone.Instance;
    }

    [PyFunction("read(fd, length, /)", Doc = "Read up to so many bytes.")]
    internal static PyObject? Read(PyThreadState thread, int fd, nint length)
    {
        if (length < 0) return FileErrors.Set(FileError.Invalid);
        if (OpenFileOf(thread, fd) is not { } file) return null;
        length = Math.Min(length, int.MaxValue - 64);
        if (file.GetStatus(out var status) == FileError.None && status.IsFile) length = (nint)Math.Min(length, Math.Max(status.Length, ReadSize));
        else length = Math.Min(length, 1 << 20);
        if (!thread.TryReserve(length) || !thread.TryChargeWork(length / 64)) return null;
        var buffer = new byte[length];
        var error = thread.Read(file, buffer, out var count);
        if (thread.HasError) return null;
        return error == FileError.None ? PyBytes.Adopt(count == buffer.Length ? buffer : buffer[..count]) : FileErrors.Set(error);
    }

    [PyFunction("write(fd, data, /)", Doc = "Write bytes; how many were written is returned.")]
    internal static PyObject? Write(PyThreadState thread, int fd, PyObject data)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            if (OpenFileOf(thread, fd) is not { } file || !thread.TryChargeWork(lease.Length / 64)) return null;
            var error = thread.Write(file, lease.Bytes, out var count);
            if (thread.HasError) return null;
            return error == FileError.None ? PyInt.From(count) : FileErrors.Set(error);
        }
    }

    [PyFunction("lseek(fd, position, whence, /)", Doc = "Set the position of a file.")]
    internal static PyObject? Seek(PyThreadState thread, int fd, long position, int whence)
    {
        if (OpenFileOf(thread, fd) is not { } file) return null;
        if (whence is SeekData or SeekHole) return SeekContent(file, position, whence == SeekHole);
        if (whence is < SeekStart or > SeekEnd) return FileErrors.Set(FileError.Invalid);
        var error = file.Seek(position, whence switch { SeekCurrent => SeekOrigin.Current, SeekEnd => SeekOrigin.End, _ => SeekOrigin.Begin }, out var now);
        return error == FileError.None ? PyInt.From(now) : FileErrors.Set(error);
    }

    // Files are all data, with a hole behind their end.
    private static PyObject? SeekContent(OpenFile file, long position, bool toHole)
    {
        var error = file.GetStatus(out var status);
        if (error == FileError.None && !file.CanSeek) error = FileError.NotSeekable;
        if (error == FileError.None && (position < 0 || position >= status.Length)) error = NoDevice;
        if (error == FileError.None) error = file.Seek(toHole ? status.Length : position, SeekOrigin.Begin, out position);
        return error == FileError.None ? PyInt.From(toHole ? status.Length : position) : FileErrors.Set(error);
    }

    [PyFunction("fstat(fd)", Doc = "What is known of an open file.")]
    internal static PyObject? StatOfDescriptor(PyThreadState thread, int fd)
    {
        if (OpenFileOf(thread, fd) is not { } file) return null;
        var error = file.GetStatus(out var status);
        return error == FileError.None ? StatResult.Make(status) : FileErrors.Set(error);
    }

    [PyFunction("fchmod(fd, mode)", Doc = "Set the permissions of an open file.")]
    internal static PyObject? ChangeDescriptorMode(PyThreadState thread, int fd, int mode) => OpenFileOf(thread, fd) is { } file ? Result(file.SetPermissions(mode & 0xFFF)) : null;

    [PyFunction("fchown(fd, uid, gid)", Doc = "Set to which user and group an open file belongs; -1 leaves it as it is.")]
    internal static PyObject? ChangeDescriptorOwner(PyThreadState thread, int fd, PyObject uid, PyObject gid)
    {
        if (!TryUser(thread, uid, "uid", out var owner) || !TryUser(thread, gid, "gid", out var group)) return null;
        return OpenFileOf(thread, fd) is { } file ? Result(file.SetOwner(owner, group)) : null;
    }

    [PyFunction("ftruncate(fd, length, /)", Doc = "Make an open file so long.")]
    internal static PyObject? TruncateDescriptor(PyThreadState thread, int fd, long length) =>
        OpenFileOf(thread, fd) is { } file ? Result(length < 0 ? FileError.Invalid : file.SetLength(length)) : null;

    [PyFunction("fsync(fd)", Doc = "Wait until the device has what was written.")]
    internal static PyObject? Sync(PyThreadState thread, int fd) => OpenFileOf(thread, fd) is { } file ? Result(file.Flush(toDisk: true)) : null;

    [PyFunction("fdatasync(fd)", Doc = "Wait until the device has what was written.")]
    internal static PyObject? SyncData(PyThreadState thread, int fd) => Sync(thread, fd);

    [PyFunction("isatty(fd, /)", Doc = "Whether a descriptor is a terminal.")]
    internal static bool IsTerminal(PyThreadState thread, int fd) => thread.Interpreter.Descriptors.TryGet(fd, out var file) && file.IsTerminal;

    [PyFunction("device_encoding(fd)", Doc = "The encoding of a terminal; None for what is none.")]
    internal static PyObject DeviceEncoding(PyThreadState thread, int fd) => IsTerminal(thread, fd) ? PyStr.FromName("UTF-8") : PyNone.Instance;

    [PyFunction("get_inheritable(fd, /)", Doc = "Whether child processes get the file.")]
    internal static PyObject? GetInheritable(PyThreadState thread, int fd) => OpenFileOf(thread, fd) is null ? null : PyBool.From(thread.Interpreter.Descriptors.IsInheritable(fd));

    [PyFunction("set_inheritable(fd, inheritable, /)", Doc = "Say whether child processes get the file.")]
    internal static PyObject? SetInheritable(PyThreadState thread, int fd, int inheritable)
    {
        if (OpenFileOf(thread, fd) is null) return null;
        thread.Interpreter.Descriptors.SetInheritable(fd, inheritable != 0);
        return PyNone.Instance;
    }

    [PyFunction("get_blocking(fd, /)", Doc = "Whether reading and writing wait.")]
    internal static PyObject? GetBlocking(PyThreadState thread, int fd) => OpenFileOf(thread, fd) is { } file ? PyBool.From(file.IsBlocking) : null;

    [PyFunction("set_blocking(fd, blocking, /)", Doc = "Whether reading and writing wait.")]
    internal static PyObject? SetBlocking(PyThreadState thread, int fd, bool blocking)
    {
        if (OpenFileOf(thread, fd) is not { } file) return null;
        file.IsBlocking = blocking;
        return PyNone.Instance;
    }

    [PyFunction("sendfile(out_fd, in_fd, offset, count)", Doc = "Copy bytes of a file, from an offset or, with None, from its position, to a file or socket; how many were copied is returned.")]
    internal static PyObject? SendFile(PyThreadState thread, int out_fd, int in_fd, PyObject offset, nint count)
    {
        const int Most = 1 << 20;
        if (OpenFileOf(thread, out_fd) is not { } target || OpenFileOf(thread, in_fd) is not { } source) return null;
        nint start = 0;
        if (offset is not PyNone && !Number.TryIndex(thread, offset, PyExceptions.OverflowError, out start)) return null;
        if (count < 0 || start < 0 || !source.CanSeek) return FileErrors.Set(FileError.Invalid);
        var length = (int)Math.Min(count, Most);
        if (!thread.TryReserve(length) || !thread.TryChargeWork(length / 64)) return null;
        var error = source.Seek(0, SeekOrigin.Current, out var position);
        if (error == FileError.None && offset is not PyNone) error = source.Seek(start, SeekOrigin.Begin, out _);
        var buffer = new byte[length];
        var read = 0;
        if (error == FileError.None) error = source.Read(buffer, out read);
        var written = 0;
        if (error == FileError.None && read > 0) error = thread.Write(target, buffer.AsSpan(0, read), out written);
        _ = source.Seek(offset is PyNone ? position + written : position, SeekOrigin.Begin, out _);
        if (thread.HasError) return null;
        return error == FileError.None ? PyInt.From(written) : FileErrors.Set(error);
    }

    [PyFunction("get_terminal_size(fd=<unrepresentable>, /)", Doc = "The size of the terminal as (columns, lines).")]
    internal static PyObject? GetTerminalSize(PyThreadState thread, PyObject? fd)
    {
        var number = 1;
        if (fd is not null && !PathArgument.TryDescriptor(thread, fd, out number)) return null;
        if (OpenFileOf(thread, number) is not { } file) return null;
        const int NoTerminal = 25;
        if (!file.IsTerminal) return FileErrors.Set((FileError)NoTerminal);
        if (!SystemTerminal.TryGetSize(file.Handle, out var columns, out var lines)) (columns, lines) = (80, 24);
        return new PyStructSequence(s_terminalSize, PyInt.From(columns), PyInt.From(lines));
    }
}
