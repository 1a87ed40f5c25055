using System.Runtime.InteropServices;

namespace PyEmbed.Cli.Terminal;

/// <summary>What a terminal needs of the C library.</summary>
internal static unsafe partial class TerminalLibc
{
    public const int Drain = 1;   // TCSADRAIN
    public const short PollIn = 1;
    public const int Interrupted = 4;   // EINTR

    private const string Name = "libc";
    private const nuint LinuxGetWindowSize = 0x5413;
    private const nuint BsdGetWindowSize = 0x40087468;

    [StructLayout(LayoutKind.Sequential)]
    public struct PollFile
    {
        public int File;
        public short Events;
        public short Results;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
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

    [LibraryImport(Name, EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int file, nuint request, WindowSize* size);

    // Apple's ARM64 passes variable arguments on the stack: behind the eight that go into registers.
    [LibraryImport(Name, EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ControlOnStack(int file, nuint request, nint c, nint d, nint e, nint f, nint g, nint h, WindowSize* size);

    /// <summary>False: it is unknown.</summary>
    public static bool TryGetWindowSize(int file, out int columns, out int rows)
    {
        WindowSize size = default;
        var result = OperatingSystem.IsLinux() ? Control(file, LinuxGetWindowSize, &size)
            : OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? ControlOnStack(file, BsdGetWindowSize, 0, 0, 0, 0, 0, 0, &size)
            : Control(file, BsdGetWindowSize, &size);
        (columns, rows) = (size.Columns, size.Rows);
        return result == 0 && columns > 0 && rows > 0;
    }
}
