using PyEmbed.VM;

namespace PyEmbed.Cli;

/// <summary>What the process ends with when a program has raised an exception.</summary>
internal static class ExitStatus
{
    /// <summary>What the process ends with where it does not die by the signal itself.</summary>
    public const int InterruptedStatus = 130;

    /// <summary>An uncaught KeyboardInterrupt: no status that a program can choose.</summary>
    public const int Interrupted = 0x100 | InterruptedStatus;

    private static readonly int[] s_ofLimits = [124, 125, 137];

    /// <summary>Takes the error: reports it, or exits as SystemExit says. A limit's error that comes up meanwhile stays set.</summary>
    public static int Of(PyThreadState thread, bool hasLimits)
    {
        var isInterrupt = ReferenceEquals(thread.ErrorType, PyExceptions.KeyboardInterrupt);
        if (TryTakeExit(thread, hasLimits, out var status)) return status;
        UncaughtErrors.Print(thread);
        if (thread.HasError && TryTakeExit(thread, hasLimits, out status)) return status;
        return isInterrupt ? Interrupted : 1;
    }

    /// <summary>Where SystemExit is set: takes it.</summary>
    public static bool TryTakeExit(PyThreadState thread, bool hasLimits, out int status)
    {
        if (!UncaughtErrors.TryTakeExit(thread, out status)) return false;
        status &= 0xFF;
        // These tell that a limit ended the run, which a script must not be able to pretend.
        if (hasLimits && Array.IndexOf(s_ofLimits, status) >= 0) status = 1;
        return true;
    }
}
