using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

// Extended attributes, special files and the room of file systems. The engine's file systems have no extended attributes, which some of Linux have not either.
internal sealed partial class PosixModule
{
    private const int BlockSize = 4096;
    private const int LongestName = 255;

    private static readonly StructSequenceDefinition s_space = new("os", "statvfs_result", "statvfs_result: Result from statvfs or fstatvfs.",
        ["f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid"], visibleCount: 10);

    [PyConstant("statvfs_result")] internal static PyType SpaceResult => s_space.Type;

    [PyFunction("statvfs(path)", Doc = "How much room there is in the file system in which a path lies.")]
    internal static PyObject? Space(PyThreadState thread, PyObject path)
    {
        if (!PathArgument.TryRead(thread, path, "statvfs", "path", true, false, out var argument)) return null;
        if (argument.IsDescriptor) return SpaceOfDescriptor(thread, argument.Descriptor);
        return Files(thread, path) is { } files ? SpaceAt(files, argument.Path, path) : null;
    }

    [PyFunction("fstatvfs(fd, /)", Doc = "How much room there is in the file system of an open file: that of the current directory.")]
    internal static PyObject? SpaceOfDescriptor(PyThreadState thread, int fd)
    {
        if (OpenFileOf(thread, fd) is null || Files(thread, PyInt.From(fd)) is not { } files) return null;
        return SpaceAt(files, ".", PyInt.From(fd));
    }

    private static PyObject? SpaceAt(EngineFiles files, string path, PyObject given)
    {
        var error = files.GetSpace(path, out var space);
        if (error != FileError.None) return FileErrors.Set(error, given);
        var size = PyInt.From(BlockSize);
        var unknown = PyInt.From(0);
        return new PyStructSequence(s_space, size, size, PyInt.From(space.Total / BlockSize), PyInt.From(space.Free / BlockSize), PyInt.From(space.Available / BlockSize),
            unknown, unknown, unknown, PyInt.From(space.IsReadOnly ? StRdonly : 0), PyInt.From(LongestName), unknown);
    }

    [PyFunction("listxattr(path=None, *, follow_symlinks=True)", Doc = "The names of a file's extended attributes.")]
    internal static PyObject? ListAttributes(PyThreadState thread, PyObject path, bool follow_symlinks)
    {
        if (!PathArgument.TryRead(thread, path, "listxattr", "path", true, true, out var argument) || !AllowsLinks("listxattr", argument, follow_symlinks)) return null;
        return Auditing.Audit(thread, "os.listxattr", path) ? RefuseAttributes(thread, argument, follow_symlinks) : null;
    }

    [PyFunction("getxattr(path, attribute, *, follow_symlinks=True)", Doc = "The value of an extended attribute.")]
    internal static PyObject? GetAttribute(PyThreadState thread, PyObject path, PyObject attribute, bool follow_symlinks)
    {
        if (!TryReadAttribute(thread, path, attribute, "getxattr", follow_symlinks, out var argument)) return null;
        return Auditing.Audit(thread, "os.getxattr", path, attribute) ? RefuseAttributes(thread, argument, follow_symlinks) : null;
    }

    [PyFunction("setxattr(path, attribute, value, flags=0, *, follow_symlinks=True)", Doc = "Set an extended attribute.")]
    internal static PyObject? SetAttribute(PyThreadState thread, PyObject path, PyObject attribute, PyObject value, int flags, bool follow_symlinks)
    {
        if (!TryReadAttribute(thread, path, attribute, "setxattr", follow_symlinks, out var argument) || !Buffers.TryGet(thread, value, out var lease)) return null;
        using (lease) return Auditing.Audit(thread, "os.setxattr", path, attribute, value, PyInt.From(flags)) ? RefuseAttributes(thread, argument, follow_symlinks) : null;
    }

    [PyFunction("removexattr(path, attribute, *, follow_symlinks=True)", Doc = "Remove an extended attribute.")]
    internal static PyObject? RemoveAttribute(PyThreadState thread, PyObject path, PyObject attribute, bool follow_symlinks)
    {
        if (!TryReadAttribute(thread, path, attribute, "removexattr", follow_symlinks, out var argument)) return null;
        return Auditing.Audit(thread, "os.removexattr", path, attribute) ? RefuseAttributes(thread, argument, follow_symlinks) : null;
    }

    private static bool TryReadAttribute(PyThreadState thread, PyObject path, PyObject attribute, string function, bool followsLinks, out PathArgument argument) =>
        PathArgument.TryRead(thread, path, function, "path", true, false, out argument)
        && PathArgument.TryRead(thread, attribute, function, "attribute", false, false, out _)
        && AllowsLinks(function, argument, followsLinks);

    private static bool AllowsLinks(string function, in PathArgument argument, bool followsLinks) =>
        !argument.IsDescriptor || followsLinks || PyErr.ValueError($"{function}: cannot use fd and follow_symlinks together");

    private static PyObject? RefuseAttributes(PyThreadState thread, in PathArgument argument, bool followsLinks)
    {
        if (argument.IsDescriptor) return OpenFileOf(thread, argument.Descriptor) is null ? null : FileErrors.Set(FileError.NotSupported, argument.Given);
        if (Files(thread, argument.Given) is not { } files) return null;
        var error = files.GetStatus(argument.Path, followsLinks, out _);
        return FileErrors.Set(error == FileError.None ? FileError.NotSupported : error, argument.Given);
    }

    [PyFunction("mkfifo(path, mode=438, *, dir_fd=None)", Doc = "Make a pipe that has a name, which the engine's file systems do not have.")]
    internal static PyObject? MakePipe(PyThreadState thread, PyObject path, int mode, PyObject dir_fd) => RefuseNode(thread, path, dir_fd, "mkfifo");

    [PyFunction("mknod(path, mode=384, device=0, *, dir_fd=None)", Doc = "Make a special file, which no script may.")]
    internal static PyObject? MakeNode(PyThreadState thread, PyObject path, int mode, long device, PyObject dir_fd) => RefuseNode(thread, path, dir_fd, "mknod");

    private static PyObject? RefuseNode(PyThreadState thread, PyObject path, PyObject directory, string function)
    {
        if (!PathArgument.TryRead(thread, path, function, "path", false, false, out var argument) || !RefuseDirectory(thread, directory)) return null;
        if (Files(thread, path) is not { } files) return null;
        return FileErrors.Set(files.GetStatus(argument.Path, false, out _) == FileError.None ? FileError.Exists : FileError.NotPermitted);
    }

    [PyFunction("chroot(path)", Doc = "Set the root of all paths, which only the host can: PhysicalFileSystem takes one.")]
    internal static PyObject? ChangeRoot(PyThreadState thread, PyObject path)
    {
        if (!PathArgument.TryRead(thread, path, "chroot", "path", false, false, out var argument) || Files(thread, path) is not { } files) return null;
        var error = files.GetStatus(argument.Path, true, out var status);
        if (error == FileError.None) error = status.IsDirectory ? FileError.NotPermitted : FileError.NotDirectory;
        return FileErrors.Set(error, path);
    }

    [PyFunction("makedev(major, minor, /)", Doc = "The number of a device by its two parts.")]
    internal static PyObject MakeDevice(int major, int minor)
    {
        var (high, low) = ((ulong)(uint)major, (ulong)(uint)minor);
        var device = (high & 0xFFF) << 8 | (high & ~0xFFFUL) << 32 | low & 0xFF | (low & ~0xFFUL) << 12;
        return PyInt.From(new System.Numerics.BigInteger(device));
    }

    [PyFunction("major(device, /)", Doc = "The upper part of the number of a device.")]
    internal static PyObject? Major(PyThreadState thread, PyObject device) => TryDevice(thread, device, out var number) ? PyInt.From((long)(number >> 8 & 0xFFF | number >> 32 & ~0xFFFUL)) : null;

    [PyFunction("minor(device, /)", Doc = "The lower part of the number of a device.")]
    internal static PyObject? Minor(PyThreadState thread, PyObject device) => TryDevice(thread, device, out var number) ? PyInt.From((long)(number & 0xFF | number >> 12 & 0xFFFFFF00)) : null;

    private static bool TryDevice(PyThreadState thread, PyObject value, out ulong number)
    {
        number = 0;
        if (Number.Index(thread, value) is not { } index) return false;
        var whole = Number.ToBigInteger(index);
        if (whole.Sign < 0) return PyErr.OverflowError("can't convert negative int to unsigned");
        if (whole > ulong.MaxValue) return PyErr.OverflowError("int too big to convert");
        number = (ulong)whole;
        return true;
    }
}
