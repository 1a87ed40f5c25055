using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PyEmbed.SourceGenerator.Emit;
using PyEmbed.SourceGenerator.Model;

namespace PyEmbed.SourceGenerator;

/// <summary>Writes what <c>[PyType]</c> and <c>[PyModule]</c> declare: types, slots, argument unpacking, member tables.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PyEmbedGenerator : IIncrementalGenerator
{
    internal const string TypeModels = "TypeModels";
    internal const string ModuleModels = "ModuleModels";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownNames.PyTypeAttribute, static (node, _) => node is TypeDeclarationSyntax, static (c, _) => ClassReader.ReadType(c));
        var modules = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownNames.PyModuleAttribute, static (node, _) => node is TypeDeclarationSyntax, static (c, _) => ClassReader.ReadModule(c));

        Report(context, types);
        Report(context, modules);

        // Diagnostics hold positions, so they are a branch of their own: moving a method does not write its type again.
        var typeModels = types.Where(static r => r.Model is not null).Select(static (r, _) => r.Model!).WithTrackingName(TypeModels);
        var moduleModels = modules.Where(static r => r.Model is not null).Select(static (r, _) => r.Model!).WithTrackingName(ModuleModels);

        context.RegisterSourceOutput(typeModels, static (output, model) =>
        {
            Add(output, model, TypeEmitter.Write(model));
        });
        context.RegisterSourceOutput(moduleModels, static (output, model) => Add(output, model, ModuleEmitter.Write(model)));

        var assembly = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? "PyEmbed");
        context.RegisterSourceOutput(moduleModels.Collect().Combine(assembly), static (output, pair) =>
        {
            if (pair.Left.Length > 0) output.AddSource("NativeModules.g.cs", SourceText.From(ModuleEmitter.WriteList(pair.Right, pair.Left), Encoding.UTF8));
        });
        var names = typeModels.Where(static m => m.Kind == ClassKind.Builtin).Select(static (m, _) => (m.Namespace, m.FullName)).Collect();
        var needsNames = moduleModels.Where(static m => !m.IsHostCode).Collect().Select(static (models, _) => models.Length > 0);
        context.RegisterSourceOutput(names.Combine(assembly).Combine(needsNames), static (output, pair) =>
        {
            var (types, name) = pair.Left;
            if (pair.Right) output.AddSource("NativeTypes.g.cs", SourceText.From(TypeListEmitter.Write(name, types), Encoding.UTF8));
        });
    }

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ClassResult> results) =>
        context.RegisterSourceOutput(results.SelectMany(static (r, _) => r.Diagnostics), static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));

    private static void Add(SourceProductionContext output, TypeModel model, string text) =>
        output.AddSource((model.Namespace.Length > 0 ? model.Namespace + "." : "") + model.ClassName + ".g.cs", SourceText.From(text, Encoding.UTF8));
}
