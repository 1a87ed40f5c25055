using System.Runtime.InteropServices;
using PyEmbed.Core.Encodings;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

/// <summary>What the operating system says of a terminal to whoever has its handle. Windows: nothing.</summary>
internal static unsafe partial class SystemTerminal
{
    private const int LongestName = 1024;
    private const nuint LinuxGetWindowSize = 0x5413;
    private const nuint BsdGetWindowSize = 0x40087468;

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }

    /// <summary>Whether a handle is one of a terminal; null: of none.</summary>
    public static bool Is(SafeHandle? file) => !OperatingSystem.IsWindows() && Ask(file, static number => AskWhether(number), 0) != 0;

    /// <summary>The size of the window; 0: it is unknown. False: it is no terminal.</summary>
    public static bool TryGetSize(SafeHandle? file, out int columns, out int rows)
    {
        var size = OperatingSystem.IsWindows() ? -1 : Ask(file, static number => TryGetSize(number, out var width, out var height) ? width << 16 | height : -1, -1);
        (columns, rows) = (size >> 16, size & 0xFFFF);
        return size >= 0;
    }

    /// <summary>The size of the window; 0: it is unknown. False: it is no terminal.</summary>
    public static bool TryGetSize(int file, out int columns, out int rows)
    {
        WindowSize size = default;
        var result = OperatingSystem.IsLinux() ? Control(file, LinuxGetWindowSize, &size)
            : OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? ControlOnStack(file, BsdGetWindowSize, 0, 0, 0, 0, 0, 0, &size)
            : Control(file, BsdGetWindowSize, &size);
        (columns, rows) = (size.Columns, size.Rows);
        return result == 0;
    }

    /// <summary>The path of the terminal; null: it has none.</summary>
    public static PyStr? NameOf(SafeHandle? file)
    {
        if (OperatingSystem.IsWindows()) return null;
        var name = new byte[LongestName];
        var error = Ask(file, number =>
        {
            fixed (byte* start = name) return GetName(number, start, LongestName);
        }, -1);
        if (error != 0) return null;
        _ = Utf8.TryDecode(name.AsSpan(0, Array.IndexOf(name, (byte)0)), ErrorHandler.SurrogateEscape, out var text, out _);
        return PyStr.From(text);
    }

    /// <summary>The group of processes in the foreground; -1: there is none that this process may know.</summary>
    public static int ForegroundOf(SafeHandle? file) => OperatingSystem.IsWindows() ? -1 : Ask(file, static number => GetForeground(number), -1);

    // Nobody may close it, and have its number used again, meanwhile.
    private static int Ask(SafeHandle? file, Func<int, int> question, int otherwise)
    {
        if (file is null) return otherwise;
        var isHeld = false;
        try
        {
            file.DangerousAddRef(ref isHeld);
            return question((int)file.DangerousGetHandle());
        }
        catch (ObjectDisposedException)
        {
            return otherwise;
        }
        finally
        {
            if (isHeld) file.DangerousRelease();
        }
    }

    [LibraryImport("libc", EntryPoint = "isatty")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int AskWhether(int file);

    [LibraryImport("libc", EntryPoint = "ttyname_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetName(int file, byte* name, nint room);

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetForeground(int file);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int file, nuint request, WindowSize* size);

    // Apple's ARM64 passes variable arguments on the stack: behind the eight that go into registers.
    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ControlOnStack(int file, nuint request, nint c, nint d, nint e, nint f, nint g, nint h, WindowSize* size);
}
