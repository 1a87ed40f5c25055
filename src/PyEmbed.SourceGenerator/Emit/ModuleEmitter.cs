using PyEmbed.SourceGenerator.Model;
using static PyEmbed.SourceGenerator.Emit.CodeWriter;

namespace PyEmbed.SourceGenerator.Emit;

/// <summary>Writes the part of a module class that makes it a <c>NativeModule</c>, and the list of an assembly's modules.</summary>
internal static class ModuleEmitter
{
    public static string Write(TypeModel model)
    {
        var writer = new CodeWriter();
        if (model.Namespace.Length > 0)
        {
            writer.Line($"namespace {model.Namespace};");
            writer.Line();
        }
        writer.Open($"partial class {model.ClassName} : {Names.Services}NativeModule");
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override string Name => {Literal(model.Name)};");
        if (model.Doc is not null)
        {
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public override string? Doc => {Literal(model.Doc)};");
        }
        if (!model.IsHostCode)
        {
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public override {Names.Type}[] Types => NativeTypes.In({Literal(model.Namespace)});");
        }
        new MembersEmitter(writer, model).Write();
        writer.Close();
        return writer.ToString();
    }

    /// <summary><c>NativeModules.TryCreate</c>: module classes by import name.</summary>
    public static string WriteList(string assembly, IEnumerable<TypeModel> modules)
    {
        var sorted = modules.OrderBy(m => m.Name, StringComparer.Ordinal).ToArray();
        var writer = new CodeWriter();
        writer.Line($"namespace {assembly};");
        writer.Line();
        writer.Line("/// <summary>The modules of this assembly that are written in C#.</summary>");
        writer.Open("internal static class NativeModules");
        writer.Line("/// <summary>Their import names.</summary>");
        writer.Line($"internal static global::System.ReadOnlySpan<string> Names => s_names;");
        writer.Line();
        writer.Line($"private static readonly string[] s_names = [{string.Join(", ", sorted.Select(m => Literal(m.Name)))}];");
        writer.Line();
        writer.Line("/// <summary>A new instance of the module of that name: every engine has its own.</summary>");
        writer.Open($"internal static bool TryCreate(string name, [global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {Names.Services}NativeModule? module)");
        writer.Open("module = name switch");
        foreach (var module in sorted) writer.Line($"{Literal(module.Name)} => new {module.FullName}(),");
        writer.Line("_ => null,");
        writer.Close(";");
        writer.Line("return module is not null;");
        writer.Close();
        writer.Close();
        return writer.ToString();
    }
}
