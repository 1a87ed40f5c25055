using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PyEmbed.SourceGenerator.Tests.Support;

/// <summary>Compiles text in memory, against PyEmbed.VM and the framework that runs the tests.</summary>
internal static class Sample
{
    public const string Path = "Sample.cs";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using PyEmbed;
        global using PyEmbed.CompilerServices;
        """;

    public static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(path => System.IO.Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(PyObject).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static CSharpCompilation Compile(string text, string assembly = "Host") => CSharpCompilation.Create(
        assembly,
        [CSharpSyntaxTree.ParseText(Usings, Parsing, "Usings.cs"), CSharpSyntaxTree.ParseText(text, Parsing, Path)],
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true)
            .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { ["PYE201"] = ReportDiagnostic.Error, ["PYE202"] = ReportDiagnostic.Error }));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new PyEmbedGenerator().AsSourceGenerator()], parseOptions: Parsing, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the generator reports about the text.</summary>
    public static string[] Declare(string marked)
    {
        var source = new MarkedSource(marked);
        Driver().RunGeneratorsAndUpdateCompilation(Compile(source.Text), out _, out var diagnostics);
        return source.Match(diagnostics);
    }

    /// <summary>What the compiler says about the text together with what was generated for it, warnings included.</summary>
    public static string[] CompileGenerated(string text)
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compile(text), out var compilation, out var diagnostics);
        return [.. diagnostics.Concat(compilation.GetDiagnostics()).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString())];
    }

    /// <summary>What an analyzer reports about the text, which must compile.</summary>
    public static string[] Analyze(DiagnosticAnalyzer analyzer, string marked, string assembly)
    {
        var source = new MarkedSource(marked);
        var compilation = Compile(source.Text, assembly);
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ShouldBeEmpty();
        var found = compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return source.Match(found);
    }
}
