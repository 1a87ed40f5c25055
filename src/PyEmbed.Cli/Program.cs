using System.Runtime.InteropServices;

namespace PyEmbed.Cli;

/// <summary><c>pyembed</c>: the command line of <c>python3</c>.</summary>
internal static class Program
{
    private const int TimeLimitReached = 124;
    private const int StepLimitReached = 125;
    private const int MemoryLimitReached = 137;
    private const int StackSize = 64 << 20;
    private const int InterruptSignal = 2;

    // Most programs have ended by then. Before, Ctrl-C ends the process, as it is used to: there is nothing to clean up yet.
    private static readonly TimeSpan s_untilInterruptible = TimeSpan.FromMilliseconds(30);

    private static int Main(string[] args)
    {
        var line = CommandLine.Parse(ArgumentText.Decode(args));
        if (line.Error is { } error)
        {
            Say(2, $"{error}\n{HelpText.Usage}\nTry `pyembed -h' for more information.\n");
            return 2;
        }
        switch (line.Kind)
        {
            case RunKind.Version:
                Say(1, "Python 3.11.7\n");
                return 0;
            case RunKind.LongVersion:
                Say(1, $"Python {VM.Modules.SysModule.Version}\n");
                return 0;
            case RunKind.Help:
                Say(1, HelpText.Text);
                return 0;
        }
        line.Complete(Environment.GetEnvironmentVariable);
        if (line.FatalError is { } fatal)
        {
            Say(2, fatal);
            return 1;
        }
        // Recursion in C# (comparing and printing nested objects) gets the room that CPython's main thread has.
        var status = 0;
        var interrupts = new Interrupts();
        var early = EarlyCompilation.Start(line, StackSize);
        var thread = new Thread(() => status = Run(line, early, interrupts), StackSize);
        // Whoever started it in the background wants it to go on.
        var isInterruptible = OperatingSystem.IsWindows() || !ProcessSignals.IsIgnoredNow(InterruptSignal);
        thread.Start();
        if (thread.Join(s_untilInterruptible)) return Ended(status);
        if (!isInterruptible)
        {
            thread.Join();
            return Ended(status);
        }
        using (PosixSignalRegistration.Create(PosixSignal.SIGINT, interrupts.Handle)) thread.Join();
        return Ended(status);
    }

    // What cannot be written there is lost: nobody can be told.
    private static void Say(int stream, string text)
    {
        using var writer = new StandardOutput(StandardFile.Open(stream), isUnbuffered: true, isLenient: true);
        writer.Write(text);
    }

    // Whoever started the program learns from how it ended that it was interrupted: shells stop their loops then.
    private static int Ended(int status)
    {
        if (status != ExitStatus.Interrupted) return status;
        // Even one that was told to ignore interrupts.
        if (!OperatingSystem.IsWindows() && Libc.SetSignal(InterruptSignal, Libc.DefaultHandler) != Libc.NoHandler && Libc.Kill(Environment.ProcessId, InterruptSignal) == 0) Thread.Sleep(s_untilInterruptible);
        return ExitStatus.InterruptedStatus;
    }

    private static int Run(CommandLine line, EarlyCompilation? early, Interrupts interrupts)
    {
        using var input = new StandardInput();
        // Who looks at a terminal sees each line at once.
        using var output = new StandardOutput(StandardFile.Open(1), line.IsUnbuffered || EngineSetup.IsTerminal(1));
        using var errors = new StandardOutput(StandardFile.Open(2), isUnbuffered: true);
        using var messages = new StandardOutput(StandardFile.Open(2), isUnbuffered: true, isLenient: true);
        try
        {
            using var engine = new PyEngine(EngineSetup.Options(line, input, output, errors));
            interrupts.Engine = engine;
            return new ScriptRun(engine, line, early, new CommandStreams(input, output, messages), interrupts).Run();
        }
        catch (ExecutionLimitException limit)
        {
            Flush(output);
            messages.WriteLine(limit.Message);
            return limit.Limit switch
            {
                ExecutionLimit.Time => TimeLimitReached,
                ExecutionLimit.Steps => StepLimitReached,
                ExecutionLimit.Memory => MemoryLimitReached,
                _ => 1,
            };
        }
        finally
        {
            Flush(output);
        }
    }

    private static void Flush(TextWriter output)
    {
        try
        {
            output.Flush();
        }
        catch (IOException)
        {
            // Nobody reads any more.
        }
    }
}
