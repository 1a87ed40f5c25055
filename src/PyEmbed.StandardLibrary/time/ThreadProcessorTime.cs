using System.Runtime.InteropServices;

namespace PyEmbed.StandardLibrary.Time;

/// <summary>The processor time of the current thread, which .NET does not tell.</summary>
internal static partial class ThreadProcessorTime
{
    private const int LinuxClock = 3;
    private const int AppleClock = 16;
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Nanoseconds of processor time of this thread; of the whole process where the system has no clock for threads.</summary>
    public static long Nanoseconds()
    {
        if (OperatingSystem.IsWindows())
        {
            return TryGetThreadTimes(CurrentThread(), out _, out _, out var kernel, out var user) ? (kernel + user) * 100 : OfProcess();
        }
        if (IntPtr.Size == sizeof(long) && (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()))
        {
            return GetTime(OperatingSystem.IsLinux() ? LinuxClock : AppleClock, out var time) == 0 ? time.Seconds * NanosecondsPerSecond + time.Nanoseconds : OfProcess();
        }
        return OfProcess();
    }

    private static long OfProcess() => Environment.CpuUsage.TotalTime.Ticks * 100;

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpecification(long Seconds, long Nanoseconds);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out TimeSpecification time);

    [LibraryImport("kernel32", EntryPoint = "GetCurrentThread")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint CurrentThread();

    [LibraryImport("kernel32", EntryPoint = "GetThreadTimes")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool TryGetThreadTimes(nint thread, out long created, out long ended, out long kernel, out long user);
}
