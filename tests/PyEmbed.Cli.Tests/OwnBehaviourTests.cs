using System.Diagnostics;

namespace PyEmbed.Cli.Tests;

/// <summary>What CPython has no counterpart of, or shows another way.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OwnBehaviourTests
{
    [Test]
    public void The_banner_names_the_implementation()
    {
        using var folder = new CaseFolder();
        var run = CommandProcess.Run(folder.Path, ["-i"]);
        run.Errors.ShouldBe($"Python 3.11.7 (main, Jan  1 2026, 00:00:00) [PyEmbed on .NET {Environment.Version.Major}.{Environment.Version.Minor}] on linux\n"
            + "Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n>>> \n");
    }

    [Test]
    public void A_zip_archive_says_that_it_cannot_be_run()
    {
        using var folder = new CaseFolder();
        var path = Path.Combine(folder.Path, "program.zip");
        File.WriteAllBytes(path, [.. "PK\x03\x04"u8, 0, 0, 0, 0]);
        CommandProcess.Run(folder.Path, ["program.zip"]).ShouldBe(new CommandProcess("", $"pyembed: can't run '{path}': programs in zip archives are not supported\n", 1));
    }

    [Test]
    public void A_limit_of_the_sandbox_has_an_exit_status_that_scripts_cannot_pretend()
    {
        using var folder = new CaseFolder();
        CommandProcess.Run(folder.Path, ["--sandbox", "--step-limit", "100000", "-c", "while True: pass"]).ShouldBe(new CommandProcess("", "The run took more steps than its limit.\n", 125));
        CommandProcess.Run(folder.Path, ["--sandbox", "--step-limit", "100000", "-c", "raise SystemExit(125)"]).ShouldBe(new CommandProcess("", "", 1));
    }

    [Test]
    public void Imports_are_told_with_v()
    {
        using var folder = new CaseFolder();
        var source = Path.Combine(folder.Path, "quiet.py");
        var cached = Path.Combine(folder.Path, "__pycache__", "quiet.pyembed-311.pyc");
        static string[] After(string errors) => errors.Split('\n').SkipWhile(text => text != "begin").Skip(1).Where(text => !text.StartsWith("import ", StringComparison.Ordinal)).ToArray();
        string[] arguments = ["-v", "-c", "import sys; print('begin', file=sys.stderr); import quiet"];
        After(CommandProcess.Run(folder.Path, arguments).Errors).ShouldBe([$"# code object from {source}", $"# created '{cached}'", ""]);
        After(CommandProcess.Run(folder.Path, arguments).Errors).ShouldBe([$"# {cached} matches {source}", $"# code object from '{cached}'", ""]);
    }

    [Test]
    public void Bytecode_of_a_folder_that_cannot_be_written_is_left_out()
    {
        using var folder = new CaseFolder();
        // A file where the folder would be.
        File.WriteAllText(Path.Combine(folder.Path, "__pycache__"), "");
        CommandProcess.Run(folder.Path, ["-c", "import quiet; print(quiet.value)"]).ShouldBe(new CommandProcess("quiet value\n", "", 0));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "There is no signal to send on Windows.")]
    public void An_interrupt_is_a_KeyboardInterrupt()
    {
        using var folder = new CaseFolder();
        using var process = CommandProcess.Start(folder.Path, ["-c", """
            import sys, time
            try:
                print("ready", flush=True)
                while True: time.sleep(0.05)
            except KeyboardInterrupt:
                print("caught", flush=True)
            while True: pass
            """]);
        process.StandardOutput.ReadLine().ShouldBe("ready");
        Interrupt(process);
        process.StandardOutput.ReadLine().ShouldBe("caught");
        Interrupt(process);
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        (errors, process.ExitCode).ShouldBe(("Traceback (most recent call last):\n  File \"<string>\", line 7, in <module>\nKeyboardInterrupt\n", 130));
    }

    // The program listens to signals shortly after its start: one that comes earlier would end it, so it is sent when that time is over.
    private static void Interrupt(Process process)
    {
        Thread.Sleep(500);
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
