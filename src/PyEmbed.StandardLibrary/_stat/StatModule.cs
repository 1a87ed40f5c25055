namespace PyEmbed.StandardLibrary.Stat;

/// <summary>Python's module <c>_stat</c>: the bits of a file's mode. They are Linux's on every platform, as are those in stat results.</summary>
[PyModule("_stat", Doc = "S_IFMT_: file type bits; S_I...: permission bits; ST_...: indices of a stat result; UF_, SF_: file flags.")]
internal sealed partial class StatModule
{
    private const long TypeMask = 0xF000;

    private static readonly (long Type, char Letter)[] s_letters =
        [(0x4000, 'd'), (0x6000, 'b'), (0x2000, 'c'), (0x8000, '-'), (0x1000, 'p'), (0xA000, 'l'), (0xC000, 's')];

    [PyConstant] internal const long S_IFDIR = 16384;
    [PyConstant] internal const long S_IFCHR = 8192;
    [PyConstant] internal const long S_IFBLK = 24576;
    [PyConstant] internal const long S_IFREG = 32768;
    [PyConstant] internal const long S_IFIFO = 4096;
    [PyConstant] internal const long S_IFLNK = 40960;
    [PyConstant] internal const long S_IFSOCK = 49152;
    [PyConstant] internal const long S_IFDOOR = 0;
    [PyConstant] internal const long S_IFPORT = 0;
    [PyConstant] internal const long S_IFWHT = 0;
    [PyConstant] internal const long S_ISUID = 2048;
    [PyConstant] internal const long S_ISGID = 1024;
    [PyConstant] internal const long S_ISVTX = 512;
    [PyConstant] internal const long S_ENFMT = 1024;
    [PyConstant] internal const long S_IREAD = 256;
    [PyConstant] internal const long S_IWRITE = 128;
    [PyConstant] internal const long S_IEXEC = 64;
    [PyConstant] internal const long S_IRWXU = 448;
    [PyConstant] internal const long S_IRUSR = 256;
    [PyConstant] internal const long S_IWUSR = 128;
    [PyConstant] internal const long S_IXUSR = 64;
    [PyConstant] internal const long S_IRWXG = 56;
    [PyConstant] internal const long S_IRGRP = 32;
    [PyConstant] internal const long S_IWGRP = 16;
    [PyConstant] internal const long S_IXGRP = 8;
    [PyConstant] internal const long S_IRWXO = 7;
    [PyConstant] internal const long S_IROTH = 4;
    [PyConstant] internal const long S_IWOTH = 2;
    [PyConstant] internal const long S_IXOTH = 1;
    [PyConstant] internal const long UF_NODUMP = 1;
    [PyConstant] internal const long UF_IMMUTABLE = 2;
    [PyConstant] internal const long UF_APPEND = 4;
    [PyConstant] internal const long UF_OPAQUE = 8;
    [PyConstant] internal const long UF_NOUNLINK = 16;
    [PyConstant] internal const long UF_COMPRESSED = 32;
    [PyConstant] internal const long UF_HIDDEN = 32768;
    [PyConstant] internal const long SF_ARCHIVED = 65536;
    [PyConstant] internal const long SF_IMMUTABLE = 131072;
    [PyConstant] internal const long SF_APPEND = 262144;
    [PyConstant] internal const long SF_NOUNLINK = 1048576;
    [PyConstant] internal const long SF_SNAPSHOT = 2097152;
    [PyConstant] internal const long ST_MODE = 0;
    [PyConstant] internal const long ST_INO = 1;
    [PyConstant] internal const long ST_DEV = 2;
    [PyConstant] internal const long ST_NLINK = 3;
    [PyConstant] internal const long ST_UID = 4;
    [PyConstant] internal const long ST_GID = 5;
    [PyConstant] internal const long ST_SIZE = 6;
    [PyConstant] internal const long ST_ATIME = 7;
    [PyConstant] internal const long ST_MTIME = 8;
    [PyConstant] internal const long ST_CTIME = 9;

    [PyFunction("S_ISDIR(mode, /)", NoTextSignature = true, Doc = "S_ISDIR(mode) -> bool\n\nReturn True if mode is from a directory.")]
    internal static bool SIsdir(PyThreadState thread, PyObject mode, out bool result) => TryIsOfType(thread, mode, 0x4000, out result);

    [PyFunction("S_ISCHR(mode, /)", NoTextSignature = true, Doc = "S_ISCHR(mode) -> bool\n\nReturn True if mode is from a character special device file.")]
    internal static bool SIschr(PyThreadState thread, PyObject mode, out bool result) => TryIsOfType(thread, mode, 0x2000, out result);

    [PyFunction("S_ISBLK(mode, /)", NoTextSignature = true, Doc = "S_ISBLK(mode) -> bool\n\nReturn True if mode is from a block special device file.")]
    internal static bool SIsblk(PyThreadState thread, PyObject mode, out bool result) => TryIsOfType(thread, mode, 0x6000, out result);

    [PyFunction("S_ISREG(mode, /)", NoTextSignature = true, Doc = "S_ISREG(mode) -> bool\n\nReturn True if mode is from a regular file.")]
    internal static bool SIsreg(PyThreadState thread, PyObject mode, out bool result) => TryIsOfType(thread, mode, 0x8000, out result);

    [PyFunction("S_ISFIFO(mode, /)", NoTextSignature = true, Doc = "S_ISFIFO(mode) -> bool\n\nReturn True if mode is from a FIFO (named pipe).")]
    internal static bool SIsfifo(PyThreadState thread, PyObject mode, out bool result) => TryIsOfType(thread, mode, 0x1000, out result);

    [PyFunction("S_ISLNK(mode, /)", NoTextSignature = true, Doc = "S_ISLNK(mode) -> bool\n\nReturn True if mode is from a symbolic link.")]
    internal static bool SIslnk(PyThreadState thread, PyObject mode, out bool result) => TryIsOfType(thread, mode, 0xA000, out result);

    [PyFunction("S_ISSOCK(mode, /)", NoTextSignature = true, Doc = "S_ISSOCK(mode) -> bool\n\nReturn True if mode is from a socket.")]
    internal static bool SIssock(PyThreadState thread, PyObject mode, out bool result) => TryIsOfType(thread, mode, 0xC000, out result);

    [PyFunction("S_ISDOOR(mode, /)", NoTextSignature = true, Doc = "S_ISDOOR(mode) -> bool\n\nReturn True if mode is from a door: never here.")]
    internal static bool SIsdoor(PyThreadState thread, PyObject mode, out bool result)
    {
        result = false;
        return TryMode(thread, mode, out _);
    }

    [PyFunction("S_ISPORT(mode, /)", NoTextSignature = true, Doc = "S_ISPORT(mode) -> bool\n\nReturn True if mode is from a event port: never here.")]
    internal static bool SIsport(PyThreadState thread, PyObject mode, out bool result)
    {
        result = false;
        return TryMode(thread, mode, out _);
    }

    [PyFunction("S_ISWHT(mode, /)", NoTextSignature = true, Doc = "S_ISWHT(mode) -> bool\n\nReturn True if mode is from a whiteout: never here.")]
    internal static bool SIswht(PyThreadState thread, PyObject mode, out bool result)
    {
        result = false;
        return TryMode(thread, mode, out _);
    }

    [PyFunction("S_IMODE(mode, /)", NoTextSignature = true, Doc = "Return the portion of the file's mode that can be set by os.chmod().")]
    internal static PyObject? PermissionBits(PyThreadState thread, PyObject mode) => TryMode(thread, mode, out var value) ? PyInt.From(value & 0xFFF) : null;

    [PyFunction("S_IFMT(mode, /)", NoTextSignature = true, Doc = "Return the portion of the file's mode that describes the file type.")]
    internal static PyObject? TypeBits(PyThreadState thread, PyObject mode) => TryMode(thread, mode, out var value) ? PyInt.From(value & TypeMask) : null;

    [PyFunction("filemode(mode, /)", NoTextSignature = true, Doc = "Convert a file's mode to a string of the form '-rwxrwxrwx'")]
    internal static PyObject? FileMode(PyThreadState thread, PyObject mode)
    {
        if (!TryMode(thread, mode, out var value)) return null;
        Span<char> text = stackalloc char[10];
        text[0] = '?';
        foreach (var (type, letter) in s_letters)
            if ((value & TypeMask) == type) text[0] = letter;
        for (var i = 0; i < 9; i++) text[1 + i] = (value >> (8 - i) & 1) != 0 ? "rwx"[i % 3] : '-';
        if ((value & S_ISUID) != 0) text[3] = text[3] == 'x' ? 's' : 'S';
        if ((value & S_ISGID) != 0) text[6] = text[6] == 'x' ? 's' : 'S';
        if ((value & S_ISVTX) != 0) text[9] = text[9] == 'x' ? 't' : 'T';
        return PyStr.FromCodeUnits(text);
    }

    private static bool TryIsOfType(PyThreadState thread, PyObject mode, long type, out bool result)
    {
        result = false;
        if (!TryMode(thread, mode, out var value)) return false;
        result = (value & TypeMask) == type;
        return true;
    }

    private static bool TryMode(PyThreadState thread, PyObject mode, out long value)
    {
        value = 0;
        if (mode is not (PyInt or PyBigInt)) return PyErr.TypeError("an integer is required");
        var number = Number.ToBigInteger(mode);
        if (number.Sign < 0) return PyErr.OverflowError("can't convert negative value to unsigned int");
        if (number > ulong.MaxValue) return PyErr.OverflowError("Python int too large to convert to C unsigned long");
        if (number > uint.MaxValue) return PyErr.OverflowError("mode out of range");
        value = (long)number;
        return true;
    }
}
