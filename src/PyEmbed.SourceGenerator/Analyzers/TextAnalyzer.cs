using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PyEmbed.SourceGenerator.Diagnostics;
using PyEmbed.SourceGenerator.Model;

namespace PyEmbed.SourceGenerator.Analyzers;

/// <summary>
/// PYE201 and PYE202: .NET's rules for text, which follow another Unicode version than CPython 3.11, join surrogates, or depend on the culture. Off unless a
/// project asks for it; <c>[HostText("why")]</c> on a member or type says that its text is the host's, or plain ASCII.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.HostText, Descriptors.CultureText);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(static c => Check(c, ((IInvocationOperation)c.Operation).TargetMethod), OperationKind.Invocation);
        context.RegisterOperationAction(static c => Check(c, ((IMethodReferenceOperation)c.Operation).Method), OperationKind.MethodReference);
        context.RegisterOperationAction(static c => Check(c, ((IPropertyReferenceOperation)c.Operation).Property), OperationKind.PropertyReference);
        context.RegisterOperationAction(static c => Check(c, ((IFieldReferenceOperation)c.Operation).Field), OperationKind.FieldReference);
        context.RegisterOperationAction(static c => Check(c, ((IObjectCreationOperation)c.Operation).Constructor), OperationKind.ObjectCreation);
    }

    private static void Check(OperationAnalysisContext context, ISymbol? member)
    {
        if (member is null || TextRules.Find(member) is not { } descriptor || IsExempt(context.ContainingSymbol)) return;
        var name = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new " + member.ContainingType.Name : $"{Keyword(member.ContainingType)}.{member.Name}";
        context.ReportDiagnostic(Diagnostic.Create(descriptor, context.Operation.Syntax.GetLocation(), name));
    }

    private static string Keyword(INamedTypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Char => "char",
        SpecialType.System_String => "string",
        _ => type.Name,
    };

    private static bool IsExempt(ISymbol symbol)
    {
        for (ISymbol? s = symbol; s is not null and not INamespaceSymbol; s = s.ContainingSymbol)
        {
            if (HasMark(s) || s is IMethodSymbol { AssociatedSymbol: { } property } && HasMark(property)) return true;
        }
        return false;
    }

    private static bool HasMark(ISymbol symbol) => symbol.Attribute(KnownNames.HostTextAttribute) is not null;
}
