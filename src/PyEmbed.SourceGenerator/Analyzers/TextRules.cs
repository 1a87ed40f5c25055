using Microsoft.CodeAnalysis;
using PyEmbed.SourceGenerator.Diagnostics;

namespace PyEmbed.SourceGenerator.Analyzers;

/// <summary>Which members of .NET judge or change text by rules that are not Python's.</summary>
internal static class TextRules
{
    /// <summary>What is reported at a use of the member; null for harmless ones.</summary>
    public static DiagnosticDescriptor? Find(ISymbol member)
    {
        if (member.ContainingType is not { } type) return null;
        if (type.SpecialType == SpecialType.System_String) return OfString(member);
        if (type.SpecialType == SpecialType.System_Char) return IsOfCharacters(member.Name) ? Descriptors.HostText : null;
        return type.Name switch
        {
            "Rune" when Is(type, "System.Text") => IsOfCharacters(member.Name) ? Descriptors.HostText : null,
            "Encoding" when Is(type, "System.Text") => member is IPropertySymbol { Name: "UTF8" or "Unicode" or "BigEndianUnicode" or "UTF32" or "UTF7" or "Default" } ? Descriptors.HostText : null,
            "UTF8Encoding" or "UnicodeEncoding" or "UTF32Encoding" when Is(type, "System.Text") => member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Descriptors.HostText : null,
            "TextInfo" when Is(type, "System.Globalization") => member.Name is "ToUpper" or "ToLower" or "ToTitleCase" ? Descriptors.HostText : null,
            "CharUnicodeInfo" when Is(type, "System.Globalization") => member is IMethodSymbol ? Descriptors.HostText : null,
            "StringNormalizationExtensions" when Is(type, "System") => Descriptors.HostText,
            "MemoryExtensions" when Is(type, "System") => OfSpan(member),
            "StringComparison" when Is(type, "System") => OfComparison(member.Name),
            "StringComparer" when Is(type, "System") => member is IPropertySymbol ? OfComparison(member.Name) : null,
            _ => null,
        };
    }

    private static bool Is(INamedTypeSymbol type, string space) => type.ContainingNamespace.ToDisplayString() == space;

    private static bool IsOfCharacters(string name) => name
        is "IsLetter" or "IsDigit" or "IsLetterOrDigit" or "IsNumber" or "IsUpper" or "IsLower" or "IsWhiteSpace" or "IsPunctuation" or "IsSymbol" or "IsSeparator"
        or "IsControl" or "GetUnicodeCategory" or "GetNumericValue" or "ToUpper" or "ToUpperInvariant" or "ToLower" or "ToLowerInvariant";

    private static DiagnosticDescriptor? OfString(ISymbol member) => member switch
    {
        IMethodSymbol { Name: "ToUpper" or "ToUpperInvariant" or "ToLower" or "ToLowerInvariant" or "Normalize" or "IsNormalized" } => Descriptors.HostText,
        IMethodSymbol { Name: "Trim" or "TrimStart" or "TrimEnd", Parameters.Length: 0 } => Descriptors.HostText,
        IMethodSymbol { Name: "Compare" or "CompareTo" or "StartsWith" or "EndsWith" or "IndexOf" or "LastIndexOf" } method when ComparesByCulture(method) => Descriptors.CultureText,
        _ => null,
    };

    /// <summary>Strings are compared, and nothing says how: of those the characters and <c>string.Contains</c> are ordinal.</summary>
    private static bool ComparesByCulture(IMethodSymbol method) =>
        method.Parameters.Any(p => p.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object)
        && !method.Parameters.Any(p => p.Type.Name == "StringComparison");

    private static DiagnosticDescriptor? OfSpan(ISymbol member) => member switch
    {
        IMethodSymbol { Name: "ToUpper" or "ToUpperInvariant" or "ToLower" or "ToLowerInvariant" or "IsWhiteSpace" } => Descriptors.HostText,
        // Trim() of characters is without further arguments, or with those to trim.
        IMethodSymbol { Name: "Trim" or "TrimStart" or "TrimEnd", IsGenericMethod: false } method when (method.ReducedFrom ?? method).Parameters.Length == 1 => Descriptors.HostText,
        _ => null,
    };

    private static DiagnosticDescriptor? OfComparison(string name) => name switch
    {
        "CurrentCulture" or "CurrentCultureIgnoreCase" or "InvariantCulture" or "InvariantCultureIgnoreCase" => Descriptors.CultureText,
        "OrdinalIgnoreCase" => Descriptors.HostText,
        _ => null,
    };
}
