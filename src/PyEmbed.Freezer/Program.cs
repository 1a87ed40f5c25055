using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Compiler;
using PyEmbed.Freezer;
using PyEmbed.Parser.Diagnostics;

// PyEmbed.Freezer FOLDER OUTPUT: compiles every Python file below FOLDER and writes the archive OUTPUT.
// Errors come in the form that build systems understand, with file and line.
if (args is not [var folder, var output])
{
    Console.Error.WriteLine("usage: PyEmbed.Freezer FOLDER OUTPUT");
    return 2;
}

var modules = new List<(string, bool, CodeObject)>();
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
        modules.Add((source.Module, source.IsPackage, PythonCompiler.Compile(File.ReadAllBytes(source.Path), $"<frozen {source.Module}>", new CompilerOptions())));
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

using var stream = File.Create(output);
FrozenArchive.Write(stream, modules);
return 0;
