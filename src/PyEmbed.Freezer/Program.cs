using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Compiler;
using PyEmbed.Freezer;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;

// PyEmbed.Freezer FOLDER CODE SOURCES: compiles every Python file below FOLDER and writes the archive CODE; the texts go to the archive SOURCES.
// Errors come in the form that build systems understand, with file and line.
if (args is not [var folder, var codeOutput, var sourceOutput])
{
    Console.Error.WriteLine("usage: PyEmbed.Freezer FOLDER CODE SOURCES");
    return 2;
}

var options = new CompilerOptions();
var modules = new List<(string, bool, bool, CodeObject)>();
var texts = new List<(string, byte[])>();
var errors = 0;
foreach (var source in LibrarySource.Find(folder))
{
    if (modules.Exists(module => module.Item1 == source.Module))
    {
        errors++;
        Console.Error.WriteLine($"{source.Path}(1): error PYF002: there is a second module '{source.Module}'");
        continue;
    }
    try
    {
        // Tracebacks name frozen modules as CPython's do.
        var text = SourceText.FromBytes(File.ReadAllBytes(source.Path), $"<frozen {source.Module}>", options.Decoder);
        modules.Add((source.Module, source.IsPackage, source.HasShownText, PythonCompiler.Compile(text, options)));
        if (source.HasShownText) texts.Add((source.Module, text.Utf8.ToArray()));
    }
    catch (SyntaxErrorException exception)
    {
        errors++;
        Console.Error.WriteLine($"{source.Path}({exception.Diagnostic.Line ?? 1}): error PYF001: {exception.Message}");
    }
    catch (CompileErrorException exception)
    {
        errors++;
        Console.Error.WriteLine($"{source.Path}(1): error PYF001: {exception.Message}");
    }
}
if (errors > 0) return 1;

using (var stream = File.Create(codeOutput)) FrozenArchive.Write(stream, modules);
using (var stream = File.Create(sourceOutput)) FrozenSources.Write(stream, texts);
return 0;
