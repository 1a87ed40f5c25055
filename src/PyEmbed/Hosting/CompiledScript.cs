using PyEmbed.Bytecode;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>A script that is compiled: immutable, without an engine. Runs in any number of engines and threads.</summary>
public sealed class CompiledScript
{
    private readonly CodeObject _code;

    internal CompiledScript(CodeObject code) => _code = code;

    /// <summary>The name that tracebacks show.</summary>
    public string FileName => _code.FileName;

    /// <summary>Compiles statements without an engine. Warnings are dropped.</summary>
    /// <param name="source">Python source.</param>
    /// <param name="fileName">The name that tracebacks show.</param>
    /// <param name="languageVersion">The syntax that is accepted.</param>
    /// <exception cref="PythonSyntaxException">The source is no Python.</exception>
    public static CompiledScript Compile(string source, string fileName = "<string>", LanguageVersion languageVersion = LanguageVersion.Python311)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(fileName);
        using var engine = new PyEngine(new PyEngineOptions { LanguageVersion = languageVersion });
        return engine.Compile(source, fileName);
    }

    internal PyCode CodeFor(PyInterpreterState interpreter) => interpreter.CodeFor(_code);
}
