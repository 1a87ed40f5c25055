using System.Diagnostics;

namespace PyEmbed.Cli.Tests;

/// <summary>Signals of the system, where the program has the process to itself.</summary>
[Parallelizable(ParallelScope.All)]
[Platform("Linux")]
public sealed class SignalTests
{
    [Test]
    public void A_handler_is_called_for_a_signal_from_outside()
    {
        using var folder = new CaseFolder();
        using var process = CommandProcess.Start(folder.Path, ["-c", "import signal, time\nsignal.signal(signal.SIGUSR1, lambda *a: print('heard', a[0], flush=True))\nprint('ready', flush=True)\nwhile not input(): pass"]);
        process.StandardOutput.ReadLine().ShouldBe("ready");
        Send(process, "USR1");
        process.StandardOutput.ReadLine().ShouldBe("heard 10");
        process.StandardInput.WriteLine("end");
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    [TestCase("signal.SIG_DFL", "SIG_DFL")]
    [TestCase("signal.SIG_IGN", "SIG_IGN")]
    [TestCase("print", "SIG_DFL")]
    public void A_program_that_is_started_ignores_what_its_parent_ignores(string handler, string childs)
    {
        using var folder = new CaseFolder();
        // The shell stands for a program that knows nothing of handlers.
        var program = $"import signal, subprocess\nsignal.signal(signal.SIGHUP, {handler})\nline = [x for x in subprocess.run(['cat', '/proc/self/status'], capture_output=True, text=True).stdout.split('\\n') if x.startswith('SigIgn')][0]\n"
            + "print('SIG_IGN' if int(line.split()[1], 16) & 1 else 'SIG_DFL')";
        CommandProcess.Run(folder.Path, ["-c", program]).ShouldBe(new CommandProcess(childs + "\n", "", 0));
    }

    [TestCase("signal.raise_signal(signal.SIGTERM)", 128 + 15)]
    [TestCase("signal.signal(signal.SIGINT, signal.SIG_DFL); signal.raise_signal(signal.SIGINT)", 128 + 2)]
    [TestCase("signal.alarm(1); input()", 128 + 14)]
    public void The_default_action_of_a_signal_ends_the_process_by_it(string program, int status)
    {
        using var folder = new CaseFolder();
        using var process = CommandProcess.Start(folder.Path, ["-c", "import signal\n" + program]);
        process.WaitForExit();
        (process.ExitCode, process.StandardError.ReadToEnd()).ShouldBe((status, ""));
    }

    [Test]
    public void Reading_standard_input_is_interrupted()
    {
        using var folder = new CaseFolder();
        using var process = CommandProcess.Start(folder.Path, ["-c", "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nprint('ready', flush=True)\ntry: input()\nexcept KeyboardInterrupt: print('interrupted')"]);
        process.StandardOutput.ReadLine().ShouldBe("ready");
        Send(process, "INT");
        process.StandardOutput.ReadToEnd().ShouldBe("interrupted\n");
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    private static void Send(Process process, string signal)
    {
        using var sender = Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        sender.WaitForExit();
        sender.ExitCode.ShouldBe(0);
    }
}
