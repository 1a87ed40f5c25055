using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using PyEmbed.SourceGenerator.Model;

namespace PyEmbed.SourceGenerator.Analyzers;

/// <summary>How a result says that a Python error is set.</summary>
internal enum Fallibility
{
    /// <summary>It does not.</summary>
    None,
    /// <summary>Null or false: the caller must look.</summary>
    Result,
    /// <summary>The result is <c>PyError</c>: an error was just set.</summary>
    Error,
}

/// <summary>Knows which methods and properties have results that tell of an error; asked once for each of them in a compilation.</summary>
internal sealed class FallibleResults
{
    private readonly INamedTypeSymbol? _mustCheck;
    private readonly INamedTypeSymbol? _error;
    private readonly INamedTypeSymbol? _thread;
    private readonly INamedTypeSymbol? _object;
    private readonly bool _followsConvention;
    private readonly ConcurrentDictionary<ISymbol, Fallibility> _known = new(SymbolEqualityComparer.Default);

    public FallibleResults(Compilation compilation)
    {
        _mustCheck = compilation.GetTypeByMetadataName(KnownNames.MustCheckAttribute);
        _error = compilation.GetTypeByMetadataName(KnownNames.PyError);
        _thread = compilation.GetTypeByMetadataName(KnownNames.PyThreadState);
        _object = compilation.GetTypeByMetadataName(KnownNames.PyObject);
        _followsConvention = IsOwn(compilation.Assembly);
    }

    /// <summary>Whether the compilation knows Python objects at all.</summary>
    public bool Exist => _mustCheck is not null || _error is not null;

    public Fallibility Of(ISymbol member)
    {
        member = member.OriginalDefinition;
        return _known.TryGetValue(member, out var known) ? known : _known.GetOrAdd(member, Find(member));
    }

    /// <summary>Whether a method looks at what is passed to the parameter: a null there is understood as an error.</summary>
    public bool Checks(IParameterSymbol parameter) => HasMark(parameter.OriginalDefinition);

    private Fallibility Find(ISymbol member)
    {
        var type = member switch { IMethodSymbol method => method.ReturnType, IPropertySymbol property => property.Type, _ => null };
        if (type is null or { SpecialType: SpecialType.System_Void }) return Fallibility.None;
        if (_error is not null && SymbolEqualityComparer.Default.Equals(type, _error)) return Fallibility.Error;
        if (IsMarked(member) || IsMarkedType(type)) return Fallibility.Result;
        return _followsConvention && member is IMethodSymbol called && IsByConvention(called) ? Fallibility.Result : Fallibility.None;
    }

    /// <summary>Marked itself, or in what it overrides or implements.</summary>
    private bool IsMarked(ISymbol member)
    {
        for (ISymbol? s = member; s is not null; s = s switch { IMethodSymbol m => m.OverriddenMethod, IPropertySymbol p => p.OverriddenProperty, _ => null })
            if (HasMark(s)) return true;
        if (member.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type) return false;
        foreach (var contract in type.AllInterfaces)
            foreach (var declared in contract.GetMembers(member.Name))
                if (HasMark(declared) && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), member)) return true;
        return false;
    }

    private bool IsMarkedType(ITypeSymbol type) => type is INamedTypeSymbol && HasMark(type);

    private bool HasMark(ISymbol symbol)
    {
        if (_mustCheck is null) return false;
        foreach (var attribute in symbol.GetAttributes())
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _mustCheck)) return true;
        return false;
    }

    /// <summary>The convention inside PyEmbed: <c>PyObject? F(thread, ...)</c>, <c>bool F(thread, ...)</c> if it is no question, <c>thread.TryF(...)</c>.</summary>
    private bool IsByConvention(IMethodSymbol method)
    {
        if (!IsOwn(method.ContainingAssembly)) return false;
        var takesThread = method.Parameters.Length > 0 && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, _thread);
        if (method.ReturnType.SpecialType == SpecialType.System_Boolean)
        {
            // What takes the thread and does something says by its bool whether it went well; questions have names of their own.
            return method.Name.StartsWith("Try", StringComparison.Ordinal)
                ? takesThread || SymbolEqualityComparer.Default.Equals(method.ContainingType, _thread)
                : takesThread && !IsQuestion(method.Name);
        }
        return takesThread && method.ReturnType.NullableAnnotation == NullableAnnotation.Annotated && IsObject(method.ReturnType);
    }

    private static bool IsQuestion(string name)
    {
        foreach (var word in s_questions)
            if (name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || char.IsUpper(name[word.Length]))) return true;
        return false;
    }

    private static readonly string[] s_questions = ["Is", "Are", "Has", "Had", "Can", "Was", "Did", "Does", "Needs", "Should", "Must", "Matches", "Contains", "Clear"];

    private bool IsObject(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
            if (SymbolEqualityComparer.Default.Equals(t, _object)) return true;
        return false;
    }

    private static bool IsOwn(IAssemblySymbol? assembly) =>
        assembly is not null && (assembly.Name == "PyEmbed" || assembly.Name.StartsWith("PyEmbed.", StringComparison.Ordinal));
}
