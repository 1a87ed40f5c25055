using PyEmbed.Compiler;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;
using PyEmbed.VM.Tests.Interpreter;

namespace PyEmbed.VM.Tests.Objects;

/// <summary>Runs rows of source that rows.py recorded: each in an engine of its own.</summary>
internal static class RecordedRows
{
    /// <summary>What differs, as "source: expected, got"; empty where all is well.</summary>
    public static string[] Differences(string path)
    {
        var rows = Embedded.Text(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToArray();
        rows.ShouldNotBeEmpty();
        return rows.Select(row => (Source: row[0], Expected: row[1], Actual: Run(row[0]))).Where(row => row.Expected != row.Actual)
            .Select(row => $"{row.Source}: {row.Expected}, got {row.Actual}").ToArray();
    }

    private static string Run(string source)
    {
        source = source.Replace(":; ", ":\n ", StringComparison.Ordinal).Replace("; def", "\n def", StringComparison.Ordinal).Replace("; ", "\n", StringComparison.Ordinal);
        var thread = new PyThreadState(new PyInterpreterState());
        var previous = thread.Enter();
        try
        {
            global::PyEmbed.VM.Import.ImportSetup.Start(thread).ShouldBeTrue();
            var globals = new PyDict();
            globals.SetByName(PyStr.FromUtf16("__builtins__"), thread.Interpreter.Builtins);
            globals.SetByName(PyStr.FromUtf16("__name__"), PyStr.FromUtf16("__main__"));
            var code = new PyCode(thread.Interpreter, PythonCompiler.Compile(source, "<row>", CompilerOptions.Default));
            if (Evaluation.Run(thread, code, globals, globals) is not null)
            {
                var result = globals.GetByName(PyStr.FromUtf16("_")).ShouldNotBeNull();
                if (Representation.Ascii(thread, result) is { } text) return text.ToString();
            }
            var error = thread.TakeError();
            if (error.HostException is { } unexpected) return unexpected.ToString();
            var message = Representation.Str(thread, error).ShouldNotBeNull();
            return $"!{error.Type.Name}: {Representation.Ascii(thread, message)}";
        }
        finally
        {
            PyThreadState.Leave(previous);
        }
    }
}
