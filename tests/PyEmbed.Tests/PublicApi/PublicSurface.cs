using System.Globalization;
using System.Reflection;
using System.Text;

namespace PyEmbed.Tests.PublicApi;

/// <summary>Writes what an assembly shows to others, a line a member, in an order that does not depend on the compiler.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(assembly.GetName().Name).Append('\n');
        foreach (var type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal)) text.Append("    ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        var bases = type.IsEnum || type.IsValueType || type.BaseType is null || type.BaseType == typeof(object) || kind == "delegate" ? Array.Empty<string>() : [Name(type.BaseType)];
        var interfaces = kind is "delegate" or "enum" ? Enumerable.Empty<string>() : type.GetInterfaces().Where(i => i.IsPublic || i.IsNestedPublic).Select(Name).Order(StringComparer.Ordinal);
        var derived = string.Join(", ", bases.Concat(interfaces));
        return $"{kind} {type.Namespace}.{Name(type)}{(derived.Length > 0 ? " : " + derived : "")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type)) yield return string.Create(CultureInfo.InvariantCulture, $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
            yield break;
        }
        foreach (var constructor in type.GetConstructors(Declared).Where(c => !c.IsStatic && IsVisible(c))) yield return $"{Access(constructor)}.ctor({Parameters(constructor)})";
        // What the compiler writes for records says nothing that "record" does not.
        foreach (var method in type.GetMethods(Declared).Where(m => IsVisible(m) && !m.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), false) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))))
            yield return $"{Access(method)}{Modifiers(method)}{Name(method.ReturnType)} {method.Name}{Arguments(method)}({Parameters(method)})";
        foreach (var property in type.GetProperties(Declared))
        {
            var accessors = property.GetAccessors(true).Where(IsVisible).ToArray();
            if (accessors.Length == 0) continue;
            var index = property.GetIndexParameters();
            var shown = string.Join(" ", accessors.Select(a => (a.IsFamily || a.IsFamilyOrAssembly ? "protected " : "") + (a == property.GetMethod ? "get;" : IsInit(a) ? "init;" : "set;")));
            yield return $"{Modifiers(accessors[0])}{Name(property.PropertyType)} {property.Name}{(index.Length > 0 ? "[" + Parameters(index) + "]" : "")} {{ {shown} }}";
        }
        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
        {
            var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
            yield return $"{kind}{Name(field.FieldType)} {field.Name}";
        }
        foreach (var @event in type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod!))) yield return $"event {Name(@event.EventHandlerType!)} {@event.Name}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method) => method.IsStatic ? "static " : method.IsAbstract ? method.DeclaringType!.IsInterface ? "" : "abstract " : method.GetBaseDefinition() != method ? "override " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";

    private static string Arguments(MethodBase method) => method.IsGenericMethod ? "<" + string.Join(", ", method.GetGenericArguments().Select(Name)) + ">" : "";

    private static string Parameters(MethodBase method) => Parameters(method.GetParameters());

    private static string Parameters(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var prefix = !type.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        var value = !parameter.HasDefaultValue ? "" : " = " + (parameter.RawDefaultValue switch
        {
            null => "default",
            string text => "\"" + text + "\"",
            bool flag => flag ? "true" : "false",
            var other => Convert.ToString(other, CultureInfo.InvariantCulture),
        });
        return $"{prefix}{Name(type.IsByRef ? type.GetElementType()! : type)} {parameter.Name}{value}";
    }

    private static string Name(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsPointer) return Name(type.GetElementType()!) + "*";
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Name(underlying) + "?";
        var own = (type.DeclaringType is { } outer && !type.IsGenericParameter ? Name(outer) + "." : "") + type.Name.Split('`')[0];
        return type.IsGenericType ? own + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">" : own;
    }
}
