using System.Runtime.InteropServices;

namespace PyEmbed.StandardLibrary.Select;

/// <summary>What the operating system says of one of its handles: POSIX's <c>poll</c>. Windows has it for no handle but a socket's.</summary>
internal static unsafe partial class SystemPoll
{
    public static bool IsSupported => !OperatingSystem.IsWindows();

    [StructLayout(LayoutKind.Sequential)]
    private struct Entry
    {
        public int File;
        public short Wanted;
        public short Found;
    }

    /// <summary>What is the case now, or after a wait; only an end or an error is told without being wanted. Nothing where a signal came in between.</summary>
    /// <param name="handle">Whose.</param>
    /// <param name="wanted">What is waited for: reading, writing, what is urgent.</param>
    /// <param name="most">The longest wait.</param>
    public static FileReadiness Look(SafeHandle handle, FileReadiness wanted, TimeSpan most)
    {
        var isHeld = false;
        try
        {
            // Nobody may close it, and have its number used again, meanwhile.
            handle.DangerousAddRef(ref isHeld);
            var entry = new Entry { File = (int)handle.DangerousGetHandle() };
            if ((wanted & FileReadiness.Read) != 0) entry.Wanted |= SelectModule.PollIn;
            if ((wanted & FileReadiness.Write) != 0) entry.Wanted |= SelectModule.PollOut;
            if ((wanted & FileReadiness.Urgent) != 0) entry.Wanted |= SelectModule.PollPriority;
            return Poll(&entry, 1, (int)Math.Ceiling(most.TotalMilliseconds)) < 0 ? FileReadiness.None : Found(entry.Found);
        }
        catch (ObjectDisposedException)
        {
            return FileReadiness.Error;
        }
        finally
        {
            if (isHeld) handle.DangerousRelease();
        }
    }

    private static FileReadiness Found(short bits)
    {
        var found = FileReadiness.None;
        if ((bits & SelectModule.PollIn) != 0) found |= FileReadiness.Read;
        if ((bits & SelectModule.PollOut) != 0) found |= FileReadiness.Write;
        if ((bits & SelectModule.PollPriority) != 0) found |= FileReadiness.Urgent;
        if ((bits & SelectModule.PollHangUp) != 0) found |= FileReadiness.HangUp;
        if ((bits & (SelectModule.PollError | SelectModule.PollInvalid)) != 0) found |= FileReadiness.Error;
        return found;
    }

    // The bits that are asked for have the same values on Linux and macOS.
    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(Entry* entries, nuint count, int milliseconds);
}
