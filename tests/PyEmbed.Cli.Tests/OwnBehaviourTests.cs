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
    public void Private_modules_of_tests_are_there_without_a_sandbox_only()
    {
        using var folder = new CaseFolder();
        const string import = "import importlib.util as u, sys; print(*[u.find_spec(n) is not None for n in ('_testinternalcapi', '_testcapi')], '_testinternalcapi' in sys.builtin_module_names)";
        CommandProcess.Run(folder.Path, ["-c", import]).ShouldBe(new CommandProcess("True False False\n", "", 0));
        CommandProcess.Run(folder.Path, ["-X", "testcapi", "-c", import]).ShouldBe(new CommandProcess("True True False\n", "", 0));
        CommandProcess.Run(folder.Path, ["--sandbox", "-X", "testcapi", "-c", import]).ShouldBe(new CommandProcess("False False False\n", "", 0));
    }

    [Test]
    public void The_configuration_tells_how_the_engine_was_started()
    {
        using var folder = new CaseFolder();
        const string show = "import _testinternalcapi as t; c = t.get_config(); print(*[c[n] for n in ('optimization_level', 'isolated', 'code_debug_ranges', 'xoptions', 'bytes_warning')], t.get_recursion_depth())";
        CommandProcess.Run(folder.Path, ["-OIb", "-X", "no_debug_ranges", "-c", show]).ShouldBe(new CommandProcess("1 1 0 ['no_debug_ranges'] 1 1\n", "", 0));
    }

    [TestCase("-X", "importtime")]
    [TestCase("PYTHONPROFILEIMPORTTIME", "1")]
    public void The_time_of_each_import_is_told(string option, string value)
    {
        using var folder = new CaseFolder();
        File.WriteAllText(Path.Combine(folder.Path, "a.py"), "import b\nimport b");
        File.WriteAllText(Path.Combine(folder.Path, "b.py"), "");
        const string program = "import a, a\ntry: import missing\nexcept ImportError: pass";
        var isVariable = option != "-X";
        string[] arguments = isVariable ? ["-S", "-c", program] : [option, value, "-S", "-c", program];
        var run = CommandProcess.Run(folder.Path, arguments, variables: isVariable ? new Dictionary<string, string> { [option] = value } : null);
        (run.Output, run.Status).ShouldBe(("", 0));
        var lines = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("import time: self [us] | cumulative | imported package");
        lines.ShouldAllBe(line => line.StartsWith("import time: "));
        lines.Select(line => line.Split(" | ")[2]).Where(name => name.Trim() is "a" or "b" or "missing").ShouldBe(["  b", "a", "missing"]);
    }

    [TestCase("encodings.py")]
    [TestCase("encodings/__init__.py")]
    public void Files_of_a_program_do_not_stand_in_for_the_encodings(string name)
    {
        using var folder = new CaseFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "encodings"));
        File.WriteAllText(Path.Combine(folder.Path, name), "raise SystemError");
        const string program = "import tokenize, encodings; print(tokenize.lookup('latin-1').name, encodings.__spec__.origin)";
        CommandProcess.Run(folder.Path, ["-c", program]).ShouldBe(new CommandProcess("iso8859-1 frozen\n", "", 0));
        File.WriteAllText(Path.Combine(folder.Path, "m.py"), program);
        CommandProcess.Run(folder.Path, ["m.py"]).ShouldBe(new CommandProcess("iso8859-1 frozen\n", "", 0));
    }

    [TestCase("--time-limit", "1e300")]
    [TestCase("--memory-limit", "9223372036854775807")]
    [TestCase("--step-limit", "9223372036854775807")]
    public void A_limit_may_be_as_large_as_a_number_can_be(string option, string value)
    {
        using var folder = new CaseFolder();
        CommandProcess.Run(folder.Path, [option, value, "-c", "print(1)"]).ShouldBe(new CommandProcess("1\n", "", 0));
    }

    [TestCase("-X", "faulthandler")]
    [TestCase("-X", "dev")]
    public void The_fault_handler_is_enabled_by_options(string option, string value)
    {
        using var folder = new CaseFolder();
        CommandProcess.Run(folder.Path, [option, value, "-c", "import faulthandler; print(faulthandler.is_enabled())"]).ShouldBe(new CommandProcess("True\n", "", 0));
    }

    [Test]
    public void The_library_shows_its_source()
    {
        using var folder = new CaseFolder();
        var source = CommandProcess.Run(folder.Path, ["-m", "inspect", "json:load"]);
        (source.Errors, source.Status).ShouldBe(("", 0));
        source.Output.ShouldStartWith("def load(fp, ");
        CommandProcess.Run(folder.Path, ["--sandbox", "-m", "inspect", "json:load"]).ShouldBe(source);
        CommandProcess.Run(folder.Path, ["-m", "inspect", "--details", "json"])
            .ShouldBe(new CommandProcess("Target: json\nOrigin: <frozen json>\nCached: None\nLoader: <class '_frozen_importlib.FrozenImporter'>\nSubmodule search path: []\n\n\n", "", 0));
    }

    [Test]
    public void An_error_that_passes_the_library_shows_its_lines_as_any_others()
    {
        using var folder = new CaseFolder();
        var lines = CommandProcess.Run(folder.Path, ["-c", "import json; json.loads(1)"]).Errors.Split('\n');
        lines[..2].ShouldBe(["Traceback (most recent call last):", "  File \"<string>\", line 1, in <module>"]);
        lines[2].ShouldMatch("""^  File "<frozen json>", line \d+, in loads$""");
        lines[3].ShouldStartWith("    raise TypeError(");
        lines[^2..].ShouldBe(["TypeError: the JSON object must be str, bytes or bytearray, not int", ""]);
    }

    [Test]
    public void Functions_of_each_calling_convention_tell_what_they_were_called_with()
    {
        using var folder = new CaseFolder();
        const string calls = """
            import _testcapi as t
            o = t.MethInstance()
            print(o.meth_varargs(1, 2) == (o, (1, 2)), o.meth_fastcall_keywords(1, a=2) == (o, (1,), {'a': 2}), o.meth_noargs() is o)
            print(t.MethClass.meth_o(1) == (t.MethClass, 1), t.MethStatic.meth_varargs_keywords(1), t.meth_noargs() is t)
            print(t.pyobject_vectorcall(sorted, ([1, 2], True), ('reverse',)), t.pyvectorcall_call(len, ([],)))
            class C: m = t.MethodDescriptorDerived()
            print(C().m, type(C.m).__flags__ >> 11 & 65, C().m())
            try: t.meth_o()
            except TypeError as error: print(error)
            """;
        var run = CommandProcess.Run(folder.Path, ["-X", "testcapi", "-c", calls]);
        (run.Output.Split('\n')[0], run.Output.Split('\n')[1], run.Output.Split('\n')[2], run.Errors).ShouldBe(("True True True", "True (None, (1,), None) True", "[2, 1] 0", ""));
        run.Output.ShouldEndWith(" 65 True\n_testcapi.meth_o() takes exactly one argument (0 given)\n");
    }

    [Test]
    public void An_archive_needs_files_and_does_not_run_in_the_sandbox()
    {
        using var folder = new CaseFolder();
        var path = Path.Combine(folder.Path, "archive.zip");
        CommandProcess.Run(folder.Path, ["--sandbox", "archive.zip"]).ShouldBe(new CommandProcess("", $"pyembed: can't run '{path}': a program in an archive needs files\n", 1));
    }

    [Test]
    public void What_is_no_interrupt_ends_with_the_status_it_asks_for()
    {
        using var folder = new CaseFolder();
        CommandProcess.Run(folder.Path, ["-c", "raise SystemExit(130)"]).Status.ShouldBe(130);
        CommandProcess.Run(folder.Path, ["-c", "raise KeyboardInterrupt"]).Status.ShouldBe(130);
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
        if (IgnoresInterrupts())
        {
            // A shell starts what runs in the background so, and CPython leaves it so.
            process.HasExited.ShouldBeFalse();
            process.Kill();
            process.StandardOutput.ReadToEnd().ShouldBe("");
            return;
        }
        process.StandardOutput.ReadLine().ShouldBe("caught");
        Interrupt(process);
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        (errors, process.ExitCode).ShouldBe(("Traceback (most recent call last):\n  File \"<string>\", line 7, in <module>\nKeyboardInterrupt\n", 130));
    }

    // Linux tells; elsewhere nothing is known of it.
    private static bool IgnoresInterrupts()
    {
        const string Mask = "SigIgn:";
        const ulong Interrupt = 1 << 1;
        if (!File.Exists("/proc/self/status")) return false;
        var line = File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith(Mask, StringComparison.Ordinal));
        return line is not null && (Convert.ToUInt64(line[Mask.Length..].Trim(), 16) & Interrupt) != 0;
    }

    // The program listens to signals shortly after its start: one that comes earlier would end it, so it is sent when that time is over.
    private static void Interrupt(Process process)
    {
        Thread.Sleep(500);
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
