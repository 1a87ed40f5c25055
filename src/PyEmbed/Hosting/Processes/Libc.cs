using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace PyEmbed;

/// <summary>The functions of the C library that .NET has no other way to.</summary>
internal static unsafe partial class Libc
{
    private const string Name = "libc";

    [LibraryImport(Name, EntryPoint = "posix_spawn")]
    public static partial int PosixSpawn(int* id, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int FileActionsInit(void* actions);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int FileActionsDestroy(void* actions);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int FileActionsAddDup2(void* actions, int from, int to);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_addclose")]
    public static partial int FileActionsAddClose(void* actions, int file);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    public static partial int FileActionsAddChangeDirectory(void* actions, byte* path);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_init")]
    public static partial int AttributesInit(void* attributes);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_destroy")]
    public static partial int AttributesDestroy(void* attributes);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setflags")]
    public static partial int AttributesSetFlags(void* attributes, short flags);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setpgroup")]
    public static partial int AttributesSetGroup(void* attributes, int group);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int AttributesSetDefaultSignals(void* attributes, void* signals);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int AttributesSetSignalMask(void* attributes, void* signals);

    [LibraryImport(Name, EntryPoint = "sigemptyset")]
    public static partial int SignalSetEmpty(void* signals);

    [LibraryImport(Name, EntryPoint = "sigaddset")]
    public static partial int SignalSetAdd(void* signals, int signal);

    [LibraryImport(Name, EntryPoint = "waitpid", SetLastError = true)]
    public static partial int WaitPid(int id, int* status, int options);

    [LibraryImport(Name, EntryPoint = "waitid", SetLastError = true)]
    public static partial int WaitId(int kind, int id, byte* information, int options);

    [LibraryImport(Name, EntryPoint = "socketpair", SetLastError = true)]
    public static partial int SocketPair(int family, int type, int protocol, int* files);

    [LibraryImport(Name, EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int id, int signal);

    [LibraryImport(Name, EntryPoint = "sigaction")]
    public static partial int SignalAction(int signal, byte* action, byte* former);

    public const nint DefaultHandler = 0, IgnoringHandler = 1, NoHandler = -1;

    [LibraryImport(Name, EntryPoint = "signal")]
    public static partial nint SetSignal(int signal, nint handler);

    [LibraryImport(Name, EntryPoint = "getppid")]
    public static partial int ParentId();

    [LibraryImport(Name, EntryPoint = "uname")]
    public static partial int NameMachine(byte* fields);

    [LibraryImport(Name, EntryPoint = "getpgid", SetLastError = true)]
    public static partial int GroupOf(int id);

    [LibraryImport(Name, EntryPoint = "getsid", SetLastError = true)]
    public static partial int SessionOf(int id);

    [LibraryImport(Name, EntryPoint = "dup", SetLastError = true)]
    public static partial int Dup(int file);

    [LibraryImport(Name, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int file);

    [LibraryImport(Name, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int file, byte* buffer, nint count);

    [LibraryImport(Name, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int file, byte* buffer, nint count);

    [LibraryImport(Name, EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(int file, long offset, int origin);

    /// <summary>Linux alone: its last argument is a variable one.</summary>
    [LibraryImport(Name, EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(int file, int command, int argument);

    [LibraryImport(Name, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int timeout);

    [LibraryImport(Name, EntryPoint = "geteuid")]
    public static partial int UserId();

    [LibraryImport(Name, EntryPoint = "getegid")]
    public static partial int GroupId();

    [LibraryImport(Name, EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string existing, string path);

    [LibraryImport(Name, EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeOwner(string path, int owner, int group);

    [LibraryImport(Name, EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeLinkOwner(string path, int owner, int group);

    [LibraryImport(Name, EntryPoint = "fchown", SetLastError = true)]
    public static partial int ChangeFileOwner(SafeHandle file, int owner, int group);

    /// <summary>Linux alone has it.</summary>
    [LibraryImport(Name, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ExtendedStatus(int directory, string path, int flags, uint mask, byte* status);

    /// <summary>Linux alone has it.</summary>
    [LibraryImport(Name, EntryPoint = "statx", SetLastError = true)]
    public static partial int ExtendedStatus(int directory, byte* path, int flags, uint mask, byte* status);

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int File;
        public short Events;
        public short Found;
    }

    public static FileError LastError() => ErrorOf(Marshal.GetLastPInvokeError());

    /// <summary>The numbers are Linux's; those of other systems differ above 34.</summary>
    public static FileError ErrorOf(int number)
    {
        if (!OperatingSystem.IsMacOS()) return (FileError)number;
        return number switch
        {
            <= 34 => (FileError)number,
            35 => FileError.WouldBlock,
            45 => FileError.NotSupported,
            62 => FileError.TooManySymbolicLinks,
            63 => FileError.NameTooLong,
            66 => FileError.NotEmpty,
            78 => FileError.NotImplemented,
            _ => FileError.InputOutput,
        };
    }
}
