using System.Numerics;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

// What is done with paths.
internal sealed partial class PosixModule
{
    [PyFunction("stat(path, *, dir_fd=None, follow_symlinks=True)", Doc = "What is known of a file.")]
    internal static PyObject? Stat(PyThreadState thread, PyObject path, PyObject dir_fd, bool follow_symlinks)
    {
        if (!PathArgument.TryRead(thread, path, "stat", "path", true, false, out var argument) || !RefuseDirectory(thread, dir_fd)) return null;
        return StatOf(thread, argument, follow_symlinks);
    }

    [PyFunction("lstat(path, *, dir_fd=None)", Doc = "What is known of a file; a symbolic link is not followed.")]
    internal static PyObject? LinkStat(PyThreadState thread, PyObject path, PyObject dir_fd)
    {
        if (!PathArgument.TryRead(thread, path, "lstat", "path", false, false, out var argument) || !RefuseDirectory(thread, dir_fd)) return null;
        return StatOf(thread, argument, false);
    }

    private static PyObject? StatOf(PyThreadState thread, PathArgument argument, bool followsLinks)
    {
        if (argument.IsDescriptor) return StatOfDescriptor(thread, argument.Descriptor);
        if (Files(thread, argument.Given) is not { } files) return null;
        var error = files.GetStatus(argument.Path, followsLinks, out var status);
        return error == FileError.None ? StatResult.Make(status) : FileErrors.Set(error, argument.Given);
    }

    [PyFunction("access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", Doc = "Whether a path is there and may be used so: F_OK, R_OK, W_OK, X_OK.")]
    internal static PyObject? Access(PyThreadState thread, PyObject path, int mode, PyObject dir_fd, bool effective_ids, bool follow_symlinks)
    {
        if (!PathArgument.TryRead(thread, path, "access", "path", false, false, out var argument) || !RefuseDirectory(thread, dir_fd)) return null;
        if (thread.Interpreter.Files is not { } files || files.GetStatus(argument.Path, follow_symlinks, out var status) != FileError.None) return PyBool.False;
        const int AnyExecute = 0x49, AnyWrite = 0x92, AnyRead = 0x124;
        var allowed = ((mode & AccessRead) == 0 || (status.Permissions & AnyRead) != 0)
            && ((mode & AccessWrite) == 0 || (status.Permissions & AnyWrite) != 0)
            && ((mode & AccessExecute) == 0 || (status.Permissions & AnyExecute) != 0);
        return PyBool.From(allowed);
    }

    [PyFunction("listdir(path=None)", Doc = "The names in a directory, in any order.")]
    internal static PyObject? ListDirectory(PyThreadState thread, PyObject path)
    {
        if (!TryList(thread, path, "listdir", out var argument, out var entries)) return null;
        if (!thread.TryChargeWork(entries.Count) || !thread.TryReserve(entries.Count * 64L)) return null;
        var names = new PyList();
        foreach (var entry in entries)
            if (!names.TryAppend(thread, NameObject(entry.Name, argument.IsBytes))) return null;
        return names;
    }

    [PyFunction("scandir(path=None)", Doc = "An iterator over the entries of a directory.")]
    internal static PyObject? ScanDirectory(PyThreadState thread, PyObject path) =>
        TryList(thread, path, "scandir", out var argument, out var entries) ? new PyScandirIterator(argument, entries).Watch(thread) : null;

    private static bool TryList(PyThreadState thread, PyObject path, string function, out PathArgument argument, out IReadOnlyList<FileEntry> entries)
    {
        entries = [];
        if (!PathArgument.TryRead(thread, path, function, "path", true, true, out argument)) return false;
        if (argument.IsDescriptor) return FileErrors.Set(FileError.NotDirectory, argument.Given);
        if (!Auditing.Audit(thread, "os." + function, argument.Given) || Files(thread, argument.Given) is not { } files) return false;
        var error = files.List(argument.Path, out entries);
        return error == FileError.None || FileErrors.Set(error, argument.Given);
    }

    [PyFunction("mkdir(path, mode=511, *, dir_fd=None)", Doc = "Make a directory.")]
    internal static PyObject? MakeDirectory(PyThreadState thread, PyObject path, int mode, PyObject dir_fd)
    {
        if (!PathArgument.TryRead(thread, path, "mkdir", "path", false, false, out var argument) || !RefuseDirectory(thread, dir_fd)) return null;
        if (!Auditing.Audit(thread, "os.mkdir", path, PyInt.From(mode), PyInt.From(-1))) return null;
        return Files(thread, path) is { } files ? Result(files.CreateDirectory(argument.Path, mode), path) : null;
    }

    [PyFunction("rmdir(path, *, dir_fd=None)", Doc = "Remove an empty directory.")]
    internal static PyObject? RemoveDirectory(PyThreadState thread, PyObject path, PyObject dir_fd)
    {
        if (!PathArgument.TryRead(thread, path, "rmdir", "path", false, false, out var argument) || !RefuseDirectory(thread, dir_fd)) return null;
        if (!Auditing.Audit(thread, "os.rmdir", path, PyInt.From(-1))) return null;
        return Files(thread, path) is { } files ? Result(files.DeleteDirectory(argument.Path), path) : null;
    }

    [PyFunction("unlink(path, *, dir_fd=None)", Doc = "Remove a file.")]
    internal static PyObject? Unlink(PyThreadState thread, PyObject path, PyObject dir_fd) => Delete(thread, path, dir_fd, "unlink");

    [PyFunction("remove(path, *, dir_fd=None)", Doc = "Remove a file; the same as unlink.")]
    internal static PyObject? Remove(PyThreadState thread, PyObject path, PyObject dir_fd) => Delete(thread, path, dir_fd, "remove");

    private static PyObject? Delete(PyThreadState thread, PyObject path, PyObject directory, string function)
    {
        if (!PathArgument.TryRead(thread, path, function, "path", false, false, out var argument) || !RefuseDirectory(thread, directory)) return null;
        if (!Auditing.Audit(thread, "os.remove", path, PyInt.From(-1))) return null;
        return Files(thread, path) is { } files ? Result(files.DeleteFile(argument.Path), path) : null;
    }

    [PyFunction("rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", Doc = "Give a file or directory another path.")]
    internal static PyObject? Rename(PyThreadState thread, PyObject src, PyObject dst, PyObject src_dir_fd, PyObject dst_dir_fd) => Move(thread, src, dst, src_dir_fd, dst_dir_fd, "rename");

    [PyFunction("replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", Doc = "Give a file or directory another path; what stands there is replaced.")]
    internal static PyObject? Replace(PyThreadState thread, PyObject src, PyObject dst, PyObject src_dir_fd, PyObject dst_dir_fd) => Move(thread, src, dst, src_dir_fd, dst_dir_fd, "replace");

    private static PyObject? Move(PyThreadState thread, PyObject source, PyObject target, PyObject sourceDirectory, PyObject targetDirectory, string function)
    {
        if (!PathArgument.TryRead(thread, source, function, "src", false, false, out var from) || !PathArgument.TryRead(thread, target, function, "dst", false, false, out var to)) return null;
        if (!RefuseDirectory(thread, sourceDirectory, "src_dir_fd and dst_dir_fd") || !RefuseDirectory(thread, targetDirectory, "src_dir_fd and dst_dir_fd")) return null;
        if (!Auditing.Audit(thread, "os.rename", source, target, PyInt.From(-1), PyInt.From(-1))) return null;
        return Files(thread, source) is { } files ? Result(files.Rename(from.Path, to.Path), source, target) : null;
    }

    [PyFunction("link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", Doc = "Make a second name of a file.")]
    internal static PyObject? Link(PyThreadState thread, PyObject src, PyObject dst, PyObject src_dir_fd, PyObject dst_dir_fd, bool follow_symlinks)
    {
        if (!PathArgument.TryRead(thread, src, "link", "src", false, false, out var from) || !PathArgument.TryRead(thread, dst, "link", "dst", false, false, out var to)) return null;
        if (!RefuseDirectory(thread, src_dir_fd, "src_dir_fd and dst_dir_fd") || !RefuseDirectory(thread, dst_dir_fd, "src_dir_fd and dst_dir_fd")) return null;
        return Files(thread, src) is { } files ? Result(files.CreateHardLink(from.Path, to.Path), src, dst) : null;
    }

    [PyFunction("symlink(src, dst, target_is_directory=False, *, dir_fd=None)", Doc = "Make a symbolic link dst that holds src.")]
    internal static PyObject? SymbolicLink(PyThreadState thread, PyObject src, PyObject dst, bool target_is_directory, PyObject dir_fd)
    {
        if (!PathArgument.TryRead(thread, src, "symlink", "src", false, false, out var target) || !PathArgument.TryRead(thread, dst, "symlink", "dst", false, false, out var path)) return null;
        if (!RefuseDirectory(thread, dir_fd)) return null;
        return Files(thread, dst) is { } files ? Result(files.CreateSymbolicLink(target.Path, path.Path), src, dst) : null;
    }

    [PyFunction("readlink(path, *, dir_fd=None)", Doc = "What a symbolic link holds.")]
    internal static PyObject? ReadLink(PyThreadState thread, PyObject path, PyObject dir_fd)
    {
        if (!PathArgument.TryRead(thread, path, "readlink", "path", false, false, out var argument) || !RefuseDirectory(thread, dir_fd)) return null;
        if (Files(thread, path) is not { } files) return null;
        var error = files.ReadSymbolicLink(argument.Path, out var target);
        return error == FileError.None ? NameObject(target, argument.IsBytes) : FileErrors.Set(error, path);
    }

    [PyFunction("chmod(path, mode, *, dir_fd=None, follow_symlinks=True)", Doc = "Set the permissions of a file.")]
    internal static PyObject? ChangeMode(PyThreadState thread, PyObject path, int mode, PyObject dir_fd, bool follow_symlinks)
    {
        if (!PathArgument.TryRead(thread, path, "chmod", "path", true, false, out var argument) || !RefuseDirectory(thread, dir_fd)) return null;
        if (argument.IsDescriptor) return ChangeDescriptorMode(thread, argument.Descriptor, mode);
        return Files(thread, path) is { } files ? Result(files.SetPermissions(argument.Path, mode & 0xFFF, follow_symlinks), path) : null;
    }

    [PyFunction("chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", Doc = "Set to which user and group a file belongs; -1 leaves it as it is.")]
    internal static PyObject? ChangeOwner(PyThreadState thread, PyObject path, PyObject uid, PyObject gid, PyObject dir_fd, bool follow_symlinks)
    {
        if (!PathArgument.TryRead(thread, path, "chown", "path", true, false, out var argument)) return null;
        if (!TryUser(thread, uid, "uid", out var owner) || !TryUser(thread, gid, "gid", out var group) || !RefuseDirectory(thread, dir_fd)) return null;
        if (argument.IsDescriptor)
        {
            return follow_symlinks ? ChangeDescriptorOwner(thread, argument.Descriptor, uid, gid) : PyErr.ValueError("chown: cannot use fd and follow_symlinks together");
        }
        return Files(thread, path) is { } files ? Result(files.SetOwner(argument.Path, owner, group, follow_symlinks), path) : null;
    }

    [PyFunction("lchown(path, uid, gid)", Doc = "Set to which user and group a file belongs; a symbolic link is not followed.")]
    internal static PyObject? ChangeLinkOwner(PyThreadState thread, PyObject path, PyObject uid, PyObject gid)
    {
        if (!PathArgument.TryRead(thread, path, "lchown", "path", false, false, out var argument)) return null;
        if (!TryUser(thread, uid, "uid", out var owner) || !TryUser(thread, gid, "gid", out var group)) return null;
        return Files(thread, path) is { } files ? Result(files.SetOwner(argument.Path, owner, group, false), path) : null;
    }

    // The number of a user or group: 32 bits without a sign, or -1.
    private static bool TryUser(PyThreadState thread, PyObject value, string what, out int number)
    {
        number = -1;
        if (!value.Type.Defines(Slot.Index)) return PyErr.TypeError($"{what} should be integer, not {value.Type.NameInMessages}");
        if (Number.Index(thread, value) is not { } index) return false;
        var whole = Number.ToBigInteger(index);
        if (whole < -1) return PyErr.OverflowError($"{what} is less than minimum");
        if (whole > uint.MaxValue) return PyErr.OverflowError($"{what} is greater than maximum");
        number = unchecked((int)(uint)(whole & uint.MaxValue));
        return true;
    }

    [PyFunction("utime(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)", Doc = "Set the times of access and change: seconds in times, or nanoseconds in ns; by default now.")]
    internal static PyObject? SetTimes(PyThreadState thread, PyObject path, PyObject times, PyObject? ns, PyObject dir_fd, bool follow_symlinks)
    {
        if (!PathArgument.TryRead(thread, path, "utime", "path", true, false, out var argument)) return null;
        if (times is not PyNone && ns is not null) return PyErr.ValueError("utime: you may specify either 'times' or 'ns' but not both");
        DateTimeOffset access, write;
        if (times is not PyNone)
        {
            if (times is not PyTuple { Count: 2 } pair) return PyErr.TypeError("utime: 'times' must be either a tuple of two ints or None");
            if (!TryTime(thread, pair[0], TimeSpan.TicksPerSecond, out access) || !TryTime(thread, pair[1], TimeSpan.TicksPerSecond, out write)) return null;
        }
        else if (ns is not null)
        {
            if (ns is not PyTuple { Count: 2 } pair) return PyErr.TypeError("utime: 'ns' must be a tuple of two ints");
            if (!TryTime(thread, pair[0], 0, out access) || !TryTime(thread, pair[1], 0, out write)) return null;
        }
        else
        {
            if (thread.Interpreter.Clock is not { } clock) return PyErr.Set(PyExceptions.PermissionError, "this engine has no wall clock: none was granted");
            access = write = clock.GetUtcNow();
        }
        if (!RefuseDirectory(thread, dir_fd)) return null;
        if (argument.IsDescriptor) return OpenFileOf(thread, argument.Descriptor) is { } file ? Result(file.SetTimes(access, write)) : null;
        return Files(thread, path) is { } files ? Result(files.SetTimes(argument.Path, access, write, follow_symlinks)) : null;
    }

    // A number of seconds, or (ticksPerUnit 0) of nanoseconds.
    private static bool TryTime(PyThreadState thread, PyObject value, long ticksPerUnit, out DateTimeOffset time)
    {
        time = default;
        decimal ticks;
        if (value is PyFloat real && ticksPerUnit > 0)
        {
            if (double.IsNaN(real.Value)) return PyErr.ValueError("Invalid value NaN (not a number)");
            if (Math.Abs(real.Value) > 1e12) return PyErr.OverflowError("timestamp out of range for platform time_t");
            ticks = Math.Floor((decimal)real.Value * ticksPerUnit);
        }
        else
        {
            if (Number.Index(thread, value) is not { } index) return false;
            var number = Number.ToBigInteger(index);
            if (BigInteger.Abs(number) > BigInteger.Pow(10, 21)) return PyErr.OverflowError("timestamp out of range for platform time_t");
            ticks = ticksPerUnit > 0 ? (decimal)number * ticksPerUnit : Math.Floor((decimal)number / 100);
        }
        ticks += DateTime.UnixEpoch.Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return PyErr.OverflowError("timestamp out of range for platform time_t");
        time = new DateTimeOffset((long)ticks, TimeSpan.Zero);
        return true;
    }

    [PyFunction("truncate(path, length)", Doc = "Make a file so long.")]
    internal static PyObject? Truncate(PyThreadState thread, PyObject path, long length)
    {
        if (!PathArgument.TryRead(thread, path, "truncate", "path", true, false, out var argument)) return null;
        if (argument.IsDescriptor) return TruncateDescriptor(thread, argument.Descriptor, length);
        if (Files(thread, path) is not { } files) return null;
        var error = files.Open(argument.Path, new FileOpenOptions { Access = FileAccess.Write }, out var file);
        if (error != FileError.None) return FileErrors.Set(error, path);
        using (file) return Result(length < 0 ? FileError.Invalid : file!.SetLength(length), path);
    }

    [PyFunction("chdir(path)", Doc = "Set the directory that relative paths start from, for this engine.")]
    internal static PyObject? ChangeDirectory(PyThreadState thread, PyObject path)
    {
        if (!PathArgument.TryRead(thread, path, "chdir", "path", false, false, out var argument) || !Auditing.Audit(thread, "os.chdir", path)) return null;
        return Files(thread, path) is { } files ? Result(files.SetCurrentDirectory(argument.Path), path) : null;
    }

    [PyFunction("getcwd()", Doc = "The directory that relative paths start from.")]
    internal static PyObject GetCurrentDirectory(PyThreadState thread) => PyStr.FromUtf16(thread.Interpreter.Files?.CurrentDirectory ?? "/");

    [PyFunction("getcwdb()", Doc = "The directory that relative paths start from, as bytes.")]
    internal static PyObject GetCurrentDirectoryBytes(PyThreadState thread) => NameObject(thread.Interpreter.Files?.CurrentDirectory ?? "/", true);

    [PyFunction("umask(mask, /)", Doc = "Set the permissions that new files do not get; the former ones are returned.")]
    internal static PyObject? Umask(PyThreadState thread, int mask)
    {
        if (thread.Interpreter.Files is not { } files) return PyInt.From(0x12);
        var former = files.Mask;
        files.Mask = mask & 0x1FF;
        return PyInt.From(former);
    }

    [PyFunction("fspath(path)", Doc = "The path as str or bytes.")]
    internal static PyObject? Fspath(PyThreadState thread, PyObject path) => VM.Modules.FilePaths.ToPath(thread, path);

    [PyFunction("_path_normpath(path)", Doc = "Basic path normalization.")]
    internal static PyObject? NormalizePath(PyThreadState thread, PyObject path)
    {
        if (path is not PyStr text) return PyErr.TypeError($"expected 'str', not '{path.Type.NameInMessages}'");
        if (!thread.TryChargeWork(text.Length)) return null;
        // Code units, so that a lone surrogate stays what it is.
        var whole = text.Text.ToUtf16();
        if (whole.Length == 0) return PyStr.FromUtf16(".");
        var root = whole.StartsWith("//", StringComparison.Ordinal) && !whole.StartsWith("///", StringComparison.Ordinal) ? "//" : whole.StartsWith('/') ? "/" : "";
        var parts = new List<string>();
        foreach (var part in whole.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != ".." || (root.Length == 0 && (parts.Count == 0 || parts[^1] == ".."))) parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
        }
        var result = root + string.Join('/', parts);
        return PyStr.FromUtf16(result.Length == 0 ? "." : result);
    }
}
