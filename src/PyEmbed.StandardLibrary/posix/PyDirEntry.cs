using PyEmbed.VM;
using PyEmbed.VM.Modules;

namespace PyEmbed.StandardLibrary.Posix;

/// <summary><c>os.DirEntry</c>: one entry of a directory with what is known of it already.</summary>
[PyType("DirEntry", Module = "posix", DisallowInstantiation = true)]
internal sealed partial class PyDirEntry(PyObject name, PyObject path, string fullPath, FileKind kind) : PyObject
{
    private PyObject? _status;
    private PyObject? _linkStatus;

    [PyProperty("name", Member = true, Doc = "the entry's base filename, relative to scandir() \"path\" argument")]
    internal PyObject Name => name;

    [PyProperty("path", Member = true, Doc = "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)")]
    internal PyObject Path => path;

    [PyMethod("is_dir(self, /, *, follow_symlinks=True)", Doc = "Whether the entry is a directory.")]
    internal PyObject? IsDir(PyThreadState thread, bool follow_symlinks) => IsKind(thread, FileKind.Directory, follow_symlinks);

    [PyMethod("is_file(self, /, *, follow_symlinks=True)", Doc = "Whether the entry is a regular file.")]
    internal PyObject? IsFile(PyThreadState thread, bool follow_symlinks) => IsKind(thread, FileKind.File, follow_symlinks);

    [PyMethod("is_symlink(self, /)", Doc = "Whether the entry is a symbolic link.")]
    internal PyObject IsSymlink() => PyBool.From(kind == FileKind.SymbolicLink);

    private PyObject? IsKind(PyThreadState thread, FileKind wanted, bool follows)
    {
        if (kind != FileKind.SymbolicLink || !follows) return PyBool.From(kind == wanted);
        var error = thread.Interpreter.Files!.GetStatus(fullPath, true, out var status);
        if (error is FileError.NotFound) return PyBool.False;
        return error == FileError.None ? PyBool.From(status.Kind == wanted) : FileErrors.Set(error, path);
    }

    [PyMethod("stat(self, /, *, follow_symlinks=True)", Doc = "The entry's os.stat_result, asked for once.")]
    internal PyObject? Stat(PyThreadState thread, bool follow_symlinks)
    {
        ref var known = ref follow_symlinks ? ref _status : ref _linkStatus;
        if (known is not null) return known;
        var error = thread.Interpreter.Files!.GetStatus(fullPath, follow_symlinks, out var status);
        return error == FileError.None ? known = StatResult.Make(status) : FileErrors.Set(error, path);
    }

    [PyMethod("inode(self, /)", Doc = "The entry's inode number.")]
    internal PyObject? Inode(PyThreadState thread)
    {
        var error = thread.Interpreter.Files!.GetStatus(fullPath, false, out var status);
        return error == FileError.None ? PyInt.From(status.Inode) : FileErrors.Set(error, path);
    }

    [PyMethod("__fspath__(self, /)", Doc = "The entry's path.")]
    internal PyObject Fspath() => path;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread) => Representation.Repr(thread, name) is { } shown ? PyStr.FromUtf16($"<DirEntry {shown}>") : null;

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}

/// <summary>What <c>os.scandir</c> gives.</summary>
[PyType("ScandirIterator", Module = "posix", DisallowInstantiation = true)]
internal sealed partial class PyScandirIterator(PathArgument directory, IReadOnlyList<FileEntry> entries) : PyObject
{
    private int _next;

    /// <summary>From now on it says so if it is dropped before its end.</summary>
    public PyScandirIterator Watch(PyThreadState thread)
    {
        thread.Interpreter.Finalizable.Add(this);
        return this;
    }

    [PyMethod("__del__(self, /)", NoTextSignature = true)]
    internal bool Finalize(PyThreadState thread)
    {
        if (_next == int.MaxValue) return true;
        _next = int.MaxValue;
        if (Representation.Repr(thread, this) is not { } shown) return false;
        if (thread.Interpreter.WarningState.Warn(thread, PyStr.FromUtf16($"unclosed scandir iterator {shown}"), PyExceptions.ResourceWarning, 1, this)) return true;
        if (thread.ErrorMatches(PyExceptions.Warning)) UncaughtErrors.ReportUnraisable(thread, null, this);
        return !thread.HasError;
    }

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        if (_next >= entries.Count)
        {
            _ = Close(thread);
            return null;
        }
        if (!thread.TryChargeWork(1)) return null;
        var entry = entries[_next++];
        var full = directory.Path.EndsWith('/') ? directory.Path + entry.Name : $"{directory.Path}/{entry.Name}";
        return new PyDirEntry(PosixModule.NameObject(entry.Name, directory.IsBytes), PosixModule.NameObject(full, directory.IsBytes), full, entry.Kind);
    }

    [PyMethod("close(self, /)", NoTextSignature = true, Doc = "End the iteration.")]
    internal PyObject Close(PyThreadState thread)
    {
        if (_next != int.MaxValue) thread.Interpreter.Finalizable.Remove(this);
        _next = int.MaxValue;
        return PyNone.Instance;
    }

    [PyMethod("__enter__(self, /)", NoTextSignature = true)]
    internal PyObject Enter() => this;

    [PyMethod("__exit__(self, *args)", NoTextSignature = true)]
    internal PyObject Exit(PyThreadState thread, ReadOnlySpan<PyObject> args) => Close(thread);
}
