using Microsoft.CodeAnalysis;

namespace PyEmbed.SourceGenerator.Model;

/// <summary>Reading attributes and types off symbols.</summary>
internal static class AttributeReading
{
    public static AttributeData? Attribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(a => a.IsOf(fullName));

    public static IEnumerable<AttributeData> Attributes(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().Where(a => a.IsOf(fullName));

    // The last part of a name settles nearly all cases, and making the whole one is most of what the generator would spend its time on.
    public static bool IsOf(this AttributeData attribute, string fullName) =>
        attribute.AttributeClass is { } type && fullName.EndsWith(type.Name, StringComparison.Ordinal) && type.ToDisplayString() == fullName;

    /// <summary>The first constructor argument: a name or a signature.</summary>
    public static string? Text(this AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string : null;

    public static string? Text(this AttributeData attribute, string property) => attribute.Value(property) as string;

    public static bool Flag(this AttributeData attribute, string property, bool whenAbsent = false) => attribute.Value(property) as bool? ?? whenAbsent;

    private static object? Value(this AttributeData attribute, string property)
    {
        foreach (var argument in attribute.NamedArguments)
            if (argument.Key == property) return argument.Value.Value;
        return null;
    }

    public static string GlobalName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>Whether it is the type of that name. A type that cannot be found is taken by its bare name: the compiler reports it, and there is nothing to add.</summary>
    public static bool Is(this ITypeSymbol type, string fullName) => type.TypeKind == TypeKind.Error
        ? fullName.EndsWith("." + type.Name, StringComparison.Ordinal)
        : fullName.EndsWith(type.Name, StringComparison.Ordinal) && type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString() == fullName;

    public static bool IsPyObject(this ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error) return type.Name.StartsWith("Py", StringComparison.Ordinal);
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
            if (t.Name == "PyObject" && t.Is(KnownNames.PyObject)) return true;
        return false;
    }

    /// <summary><c>ReadOnlySpan&lt;PyObject&gt;</c></summary>
    public static bool IsArgumentSpan(this ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments.Length: 1 } span && span.TypeArguments[0].Is(KnownNames.PyObject);

    /// <summary>The nearest class, this one or a base, that is declared as a Python type.</summary>
    public static INamedTypeSymbol? NearestPyType(this INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type.Attribute(KnownNames.PyTypeAttribute) is not null || type.Is(KnownNames.PyObject)) return type;
        return null;
    }

    public static bool CanBeCalled(this ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.Public or Accessibility.ProtectedOrInternal;
}
