using PyEmbed.SourceGenerator.Model;
using static PyEmbed.SourceGenerator.Emit.CodeWriter;

namespace PyEmbed.SourceGenerator.Emit;

/// <summary>Writes all of a type: the part of its class, its definition, its slots and, for builtin types, the class of its subclasses' instances.</summary>
internal static class TypeEmitter
{
    public static string Write(TypeModel model)
    {
        var writer = new CodeWriter();
        if (model.Namespace.Length > 0)
        {
            writer.Line($"namespace {model.Namespace};");
            writer.Line();
        }
        Part(writer, model);
        writer.Line();
        Definition(writer, model);
        writer.Line();
        new SlotsEmitter(writer, model).Write();
        if (model.Kind == ClassKind.Builtin && model.Constructors.Count > 0)
        {
            writer.Line();
            Instance(writer, model);
        }
        return writer.ToString();
    }

    private static void HostPart(CodeWriter writer, TypeModel model)
    {
        writer.Open($"partial class {model.ClassName} : {Names.Services}IPyHostType");
        writer.Line($"static {Names.Type} {Names.Services}IPyHostType.PythonClass => {Names.TypeObject(model)};");
        writer.Line();
        writer.Line($"{Names.Type} {Names.Services}IPyHostType.PythonType => {Names.TypeObject(model)};");
        writer.Close();
    }

    private static void Part(CodeWriter writer, TypeModel model)
    {
        if (model.Kind == ClassKind.Host)
        {
            HostPart(writer, model);
            return;
        }
        writer.Open($"partial class {model.ClassName}");
        writer.Line($"/// <summary>Python's type <c>{model.Name}</c>.</summary>");
        writer.Line($"internal static {(model.IsObject ? "" : "new ")}readonly {Names.Type} BuiltinType = new({model.ClassName}Definition.Instance);");
        if (!model.OwnType && !model.IsObject)
        {
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line($"internal override {Names.Type} Type => BuiltinType;");
        }
        writer.Close();
    }

    private static void Definition(CodeWriter writer, TypeModel model)
    {
        writer.Line($"/// <summary>What makes the type <c>{model.Name}</c>.</summary>");
        writer.Open($"internal sealed class {model.ClassName}Definition : {Names.Services}NativeTypeDefinition");
        writer.Line($"internal static readonly {model.ClassName}Definition Instance = new();");
        writer.Line();
        if (model.Kind == ClassKind.Host)
        {
            writer.Line($"internal static readonly {Names.Type} PythonType = {Names.Services}HostTypes.Create(Instance);");
            writer.Line();
        }
        writer.Line($"private {model.ClassName}Definition() {{ }}");
        writer.Line();
        writer.Line($"public override string Name => {Literal(model.Name)};");
        if (model.Module is not null) Property("string", "Module", Literal(model.Module));
        if (model.Doc is not null) Property("string?", "Doc", Literal(model.Doc));
        if (model.TextSignature is not null) Property("string?", "TextSignature", Literal(model.TextSignature));
        if (model.Kind != ClassKind.Host || model.BaseFullName is not null)
            Property(Names.Type + "?", "Base", model.BaseFullName is { } baseName ? baseName + (model.Kind == ClassKind.Host ? "Definition.PythonType" : ".BuiltinType") : "null");
        Property(Names.Services + "PyTypeSlots", "Slots", Names.SlotsClass(model.ClassName) + ".Instance");
        if (model.Flags.Count > 0) Property(Names.Services + "TypeFlags", "Flags", string.Join(" | ", model.Flags.Select(f => Names.Services + "TypeFlags." + f)));
        if (model.Kind == ClassKind.Builtin) Allocate(writer, model);
        new MembersEmitter(writer, model).Write();
        writer.Close();

        void Property(string type, string name, string value)
        {
            writer.Line();
            writer.Line($"public override {type} {name} => {value};");
        }
    }

    private static void Allocate(CodeWriter writer, TypeModel model)
    {
        var instance = $"new {model.FullName}Instance(type)";
        string? made = null;
        if (model.OwnType)
        {
            if (model is { HasTypeConstructor: true, IsAbstract: false }) made = $"new {model.FullName}(type)";
        }
        else if (model.Subclassable && model.Constructors.Any(c => c.Parameters.Count == 0))
        {
            made = model.IsAbstract || !model.HasDefaultConstructor ? instance : $"global::System.Object.ReferenceEquals(type, {model.FullName}.BuiltinType) ? new {model.FullName}() : {instance}";
        }
        else if (model is { HasDefaultConstructor: true, IsAbstract: false })
        {
            made = $"new {model.FullName}()";
        }
        if (made is null) return;
        writer.Line();
        writer.Line($"public override {Names.Object}? Allocate({Names.Type} type) => {made};");
    }

    private static void Instance(CodeWriter writer, TypeModel model)
    {
        writer.Line($"/// <summary>An instance of a Python class that derives from <c>{model.Name}</c>.</summary>");
        writer.Open($"internal sealed class {model.ClassName}Instance : {model.FullName}");
        writer.Line($"private {Names.Type} _type;");
        writer.Line("private global::PyEmbed.InstanceAttributes _attributes;");
        foreach (var constructor in model.Constructors)
        {
            var declared = string.Concat(constructor.Parameters.Select(p => $", {p.Modifier}{p.Type} {p.Name}"));
            var passed = string.Join(", ", constructor.Parameters.Select(p => (p.Modifier is "ref " or "out " ? p.Modifier : p.Modifier.Length > 0 ? "in " : "") + p.Name));
            writer.Line();
            writer.Open($"internal {model.ClassName}Instance({Names.Type} type{declared}) : base({passed})");
            writer.Line("_type = type;");
            writer.Line("_attributes.Shape = type.RootShape;");
            writer.Line($"if (type.MemberCount > 0) _attributes.Slots = new {Names.Object}?[type.MemberCount];");
            writer.Line($"if (type.Has({Names.Services}TypeFlags.HasFinalizer)) {Names.Thread}.Current.Interpreter.WatchForFinalization(this);");
            writer.Close();
        }
        writer.Line();
        writer.Line($"internal override {Names.Type} Type => _type;");
        writer.Line();
        writer.Line("internal override ref global::PyEmbed.InstanceAttributes OwnAttributes => ref _attributes;");
        writer.Line();
        writer.Open($"internal override bool TrySetType({Names.Type} type)");
        writer.Line("_type = type;");
        writer.Line("return true;");
        writer.Close();
        writer.Close();
    }
}
