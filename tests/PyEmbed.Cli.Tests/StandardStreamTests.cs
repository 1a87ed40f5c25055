namespace PyEmbed.Cli.Tests;

/// <summary>Standard streams whose other end goes away, and files that a program is started with. What is expected is what CPython 3.11 does.</summary>
[Parallelizable(ParallelScope.All)]
[Platform(Exclude = "Win")]
public sealed class StandardStreamTests
{
    private const string Ignored = "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\nBrokenPipeError: [Errno 32] Broken pipe\n";
    private const string Raised = "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\nBrokenPipeError: [Errno 32] Broken pipe\n";

    [TestCase("input(); print('x')", Ignored, 120)]
    [TestCase("input(); print('x'*10**6)", Raised, 1)]
    [TestCase("import sys; input(); sys.stdout.write('a'); sys.stdout.flush()", Raised + Ignored, 120)]
    [TestCase("import sys; input(); sys.stdout.buffer.write(b'a')", Ignored, 120)]
    [TestCase("import os; input(); os.write(1, b'a')", Raised, 1)]
    [TestCase("import sys; input(); print(1); sys.exit(3)", Ignored, 120)]
    public void Writing_where_nobody_reads_any_more_is_a_BrokenPipeError(string program, string errors, int status)
    {
        using var folder = new CaseFolder();
        using var process = CommandProcess.Start(folder.Path, ["-c", program]);
        process.StandardOutput.Close();
        process.StandardInput.WriteLine();
        process.StandardInput.Close();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        (said, process.ExitCode).ShouldBe((errors, status));
    }

    [Test]
    public void A_program_that_is_started_has_the_files_it_was_passed()
    {
        using var folder = new CaseFolder();
        const string program = """
            import os, subprocess, sys
            r, w = os.pipe()
            child = "import os, sys; n = int(sys.argv[1]); print(os.get_inheritable(n), os.write(n, b'passed')); os.close(n)"
            print(subprocess.run([sys.executable, *sys.argv[1:], '-c', child, str(w)], pass_fds=[w], capture_output=True, text=True))
            os.close(w); print(os.read(r, 100))
            """;
        var run = CommandProcess.Run(folder.Path, ["-c", program, .. OwnArguments]);
        run.Output.ShouldEndWith("stdout='True 6\\n', stderr='')\nb'passed'\n", customMessage: run.Errors);
    }

    [Test]
    public void A_sandbox_has_no_files_that_the_process_was_started_with()
    {
        using var folder = new CaseFolder();
        const string program = "import os\nfor n in range(3, 300):\n    try: print(n, os.fstat(n))\n    except OSError: pass";
        CommandProcess.Run(folder.Path, ["--sandbox", "-c", program]).ShouldBe(new CommandProcess("", "", 0));
    }

    // sys.executable is the dotnet host in these tests, which is told what to run.
    private static string[] OwnArguments => [Path.Combine(AppContext.BaseDirectory, "PyEmbed.Cli.dll")];
}
