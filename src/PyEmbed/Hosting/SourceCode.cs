using PyEmbed.Bytecode;
using PyEmbed.Core.Text;
using PyEmbed.VM;

namespace PyEmbed;

/// <summary>What a source text is.</summary>
internal enum ScriptKind
{
    Statements,
    Expression,
}

/// <summary>Compiles the host's source in an engine.</summary>
internal static class SourceCode
{
    /// <exception cref="PythonException">A SyntaxError (as <see cref="PythonSyntaxException"/>), or another error of compiling.</exception>
    public static CodeObject Compile(PyEngine engine, string source, string fileName, ScriptKind kind)
    {
        var state = engine.State;
        var text = PythonText.FromUtf16(source);
        state.KnownSources[fileName] = new KnownSource(text);
        var settings = new CompileSettings(fileName, kind == ScriptKind.Expression ? SourceMode.Eval : SourceMode.Exec, 0, engine.Options.OptimizationLevel);
        if (kind == ScriptKind.Expression) text = PythonText.FromUtf16(source.TrimStart(' ', '\t'));
        return state.Compiler!.CompileText(engine.Thread, text, settings) ?? throw PythonErrors.ToException(engine, engine.Thread);
    }
}
