using PyEmbed.Core.Text;
using PyEmbed.VM;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.Cli;

/// <summary>Runs a module as CPython's <c>runpy</c> does: below two functions of that module, which tracebacks and <c>sys._getframe()</c> show.</summary>
internal static class RunpyFrames
{
    private const string FileName = "<frozen runpy>";
    private const int RunCodeLine = 87;
    private const int RunModuleLine = 197;

    private static readonly PyStr s_runModule = PyStr.FromName("_run_module_as_main");

    /// <summary>False: an error is set.</summary>
    public static bool Run(PyThreadState thread, PyCode code, PyDict main)
    {
        if (thread.Interpreter.Compiler!.CompileText(thread, PythonText.FromUtf16(Source()), new CompileSettings(FileName, SourceMode.Exec, 0, 0)) is not { } module) return false;
        var globals = new PyDict();
        globals.SetByName(Names.Name, PyStr.FromName("runpy"));
        globals.SetByName(Names.Builtins, thread.Interpreter.Builtins!);
        if (Evaluation.Run(thread, new PyCode(thread.Interpreter, module), globals, globals) is null) return false;
        return globals.GetByName(s_runModule) is { } run && Calls.Call2(thread, run, code, main) is not null;
    }

    // The lines are those that CPython 3.11 shows.
    private static string Source()
    {
        var before = new string('\n', RunCodeLine - 1);
        var between = new string('\n', RunModuleLine - RunCodeLine - 2);
        return before + "def _run_code(code, run_globals):\n    exec(code, run_globals)\n" + between + "def _run_module_as_main(code, run_globals):\n    _run_code(code, run_globals)\n";
    }
}
