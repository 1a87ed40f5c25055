using System.Runtime.InteropServices;

namespace PyEmbed.Cli.Terminal;

/// <summary>What a terminal needs of the C library.</summary>
internal static unsafe partial class TerminalLibc
{
    public const int Drain = 1;   // TCSADRAIN
    public const short PollIn = 1;
    public const int Interrupted = 4;   // EINTR

    private const string Name = "libc";

    [StructLayout(LayoutKind.Sequential)]
    public struct PollFile
    {
        public int File;
        public short Events;
        public short Results;
    }

    public static int StopSignal => OperatingSystem.IsLinux() ? 20 : 18;

    [LibraryImport(Name, EntryPoint = "tcgetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int GetAttributes(int file, byte* attributes);

    [LibraryImport(Name, EntryPoint = "tcsetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SetAttributes(int file, int when, byte* attributes);

    [LibraryImport(Name, EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void MakeRaw(byte* attributes);

    [LibraryImport(Name, EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Read(int file, byte* buffer, nint count);

    [LibraryImport(Name, EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Poll(PollFile* files, nuint count, int milliseconds);

    [LibraryImport(Name, EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Kill(int id, int signal);
}
