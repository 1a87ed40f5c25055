using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Bytecode.Verification;
using PyEmbed.Core.Literals;
using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed;

/// <summary>A script that is compiled: immutable, without an engine. Runs in any number of engines and threads.</summary>
public sealed class CompiledScript
{
    private readonly CodeObject _code;

    internal CompiledScript(CodeObject code, LanguageVersion languageVersion)
    {
        _code = code;
        LanguageVersion = languageVersion;
    }

    /// <summary>The language level that it was compiled for.</summary>
    public LanguageVersion LanguageVersion { get; }

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

    /// <summary>Writes the script in the format of CPython's <c>.pyc</c> files, not bound to a source. CPython 3.11 runs what was compiled for it.</summary>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(PycFile.WriteHashed(_code, sourceHash: 0, isChecked: false, PycFile.MagicOf(LanguageVersion > LanguageVersion.Python311)));
    }

    /// <summary>Reads what <see cref="Save"/> has written, or a <c>.pyc</c> file of CPython 3.11.</summary>
    /// <remarks>All code is verified, so that the data may come from anywhere: what is loaded runs within its engine like any script. Costs what reading and one pass over the instructions cost; the stream is read to its end.</remarks>
    /// <exception cref="InvalidDataException">The data is no script, or its code could not run.</exception>
    public static CompiledScript Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var data = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        try
        {
            var header = PycFile.ReadHeader(data, "the script", acceptsNewSyntax: true);
            var code = PycFile.ReadCode(data, "the script");
            Verify(code);
            return new CompiledScript(code, header.Magic == PycFile.Magic311 ? LanguageVersion.Python311 : LanguageVersion.Python314);
        }
        catch (Exception error) when (error is PycException or MarshalException)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    private static void Verify(CodeObject code)
    {
        var waiting = new Stack<CodeObject>();
        waiting.Push(code);
        while (waiting.TryPop(out var next))
        {
            if (CodeVerifier.Verify(next, out var error) is null) throw new InvalidDataException($"{next.QualName}: {error}");
            foreach (var constant in next.Consts)
                if (constant is CodeConstant inner) waiting.Push(inner.Code);
        }
    }

    internal PyCode CodeFor(PyInterpreterState interpreter) => interpreter.CodeFor(_code);
}
