using PyEmbed.SourceGenerator.Model;
using static PyEmbed.SourceGenerator.Emit.CodeWriter;

namespace PyEmbed.SourceGenerator.Emit;

/// <summary>Writes the list of an assembly's builtin types: <c>__subclasses__</c> finds them there, since a type is made when it is first used.</summary>
internal static class TypeListEmitter
{
    public static string Write(string assembly, IEnumerable<(string Namespace, string FullName)> types)
    {
        var groups = types.GroupBy(t => t.Namespace, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Namespace: g.Key, Types: string.Join(", ", g.Select(t => t.FullName + ".BuiltinType").OrderBy(t => t, StringComparer.Ordinal)))).ToArray();
        var writer = new CodeWriter();
        writer.Line($"namespace {assembly};");
        writer.Line();
        writer.Line("/// <summary>The builtin types of this assembly. Asking for them makes them.</summary>");
        writer.Open("internal static class NativeTypes");
        writer.Line("/// <summary>All of them.</summary>");
        writer.Line($"internal static {Names.Type}[] All => [{string.Join(", ", groups.Select(g => g.Types))}];");
        writer.Line();
        writer.Line("/// <summary>Those of a C# namespace: what is declared beside a module.</summary>");
        writer.Open($"internal static {Names.Type}[] In(string name) => name switch");
        foreach (var group in groups) writer.Line($"{Literal(group.Namespace)} => [{group.Types}],");
        writer.Line("_ => [],");
        writer.Close(";");
        writer.Close();
        return writer.ToString();
    }
}
