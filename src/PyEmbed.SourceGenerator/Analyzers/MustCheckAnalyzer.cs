using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PyEmbed.SourceGenerator.Diagnostics;

namespace PyEmbed.SourceGenerator.Analyzers;

/// <summary>
/// PYE101 to PYE104: a null or false that means "a Python error is set" is ignored, replaced by <c>??</c>, passed on to a parameter that takes null to
/// mean something else, or stored and not looked at. <c>_ =</c> says that ignoring is meant, <c>[MustCheck]</c> on a parameter that the method looks at it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MustCheckAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.IgnoredResult, Descriptors.CoalescedResult, Descriptors.PassedResult, Descriptors.StoredResult);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var results = new FallibleResults(start.Compilation);
            if (!results.Exist) return;
            start.RegisterOperationAction(c => Check(c, results, ((IInvocationOperation)c.Operation).TargetMethod), OperationKind.Invocation);
            start.RegisterOperationAction(c => Check(c, results, ((IPropertyReferenceOperation)c.Operation).Property), OperationKind.PropertyReference);
        });
    }

    private static void Check(OperationAnalysisContext context, FallibleResults results, ISymbol member)
    {
        var fallibility = results.Of(member);
        if (fallibility == Fallibility.None) return;
        var descriptor = Use(context.Operation) switch
        {
            (IExpressionStatementOperation statement, _) => fallibility == Fallibility.Error && IsFollowedByReturn(statement) ? null : Descriptors.IgnoredResult,
            (ICoalesceOperation { WhenNull: var replacement } coalesce, var value) when ReferenceEquals(coalesce.Value, value) && Unwrapped(replacement) is not IThrowOperation => Descriptors.CoalescedResult,
            (IArgumentOperation { Parameter: { } parameter }, _) when fallibility == Fallibility.Result && TakesNull(parameter) && !results.Checks(parameter) => Descriptors.PassedResult,
            (ISimpleAssignmentOperation { Parent: IExpressionStatementOperation statement, Target: IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation } assignment, _)
                when fallibility == Fallibility.Result && !IsLookedAt(assignment.Target, statement) => Descriptors.StoredResult,
            _ => null,
        };
        if (descriptor is not null) context.ReportDiagnostic(Diagnostic.Create(descriptor, context.Operation.Syntax.GetLocation(), $"{member.ContainingType?.Name}.{member.Name}"));
    }

    /// <summary>What takes the value, through conversions, <c>?.</c> and the arms of conditional expressions, and the operand by which it takes it.</summary>
    private static (IOperation? User, IOperation Value) Use(IOperation value)
    {
        for (var user = value.Parent; ; value = user, user = user.Parent)
        {
            var isTransparent = user switch
            {
                IConversionOperation or IParenthesizedOperation or ISwitchExpressionArmOperation => true,
                IConditionalAccessOperation => true,
                IConditionalOperation conditional => !ReferenceEquals(conditional.Condition, value),
                ISwitchExpressionOperation choice => !ReferenceEquals(choice.Value, value),
                ICoalesceOperation coalesce => ReferenceEquals(coalesce.WhenNull, value),
                _ => false,
            };
            if (user is null || !isTransparent) return (user, value);
        }
    }

    private static IOperation Unwrapped(IOperation operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation;
    }

    private static bool TakesNull(IParameterSymbol parameter) =>
        parameter.Type.IsReferenceType && (parameter.HasExplicitDefaultValue || parameter.Type.NullableAnnotation == NullableAnnotation.Annotated);

    /// <summary>
    /// Whether what follows leaves the method or takes the error: <c>PyErr.TypeError("..."); return null;</c> where the method's result has no conversion
    /// from PyError.
    /// </summary>
    private static bool IsFollowedByReturn(IOperation statement) => Next(statement, out var isEnd) is { } next
        ? next is IReturnOperation or IThrowOperation or IBranchOperation || next.Descendants().Any(d => d is IInvocationOperation { TargetMethod.Name: "TakeError" or "TakeException" })
        : isEnd;

    /// <summary>Whether what follows is about the place that the result was stored at.</summary>
    private static bool IsLookedAt(IOperation target, IOperation statement)
    {
        if (Next(statement, out _) is not { } next) return false;
        var place = Place(target);
        return next.Descendants().Any(d => d.Kind == target.Kind && (place is null || SymbolEqualityComparer.Default.Equals(Place(d), place)));
    }

    private static ISymbol? Place(IOperation operation) => (operation as IMemberReferenceOperation)?.Member;

    /// <summary>The statement that runs after this one; null at the end of the method or of a loop's body.</summary>
    private static IOperation? Next(IOperation statement, out bool isEnd)
    {
        isEnd = false;
        for (var inner = statement; inner.Parent is { } outer; inner = outer)
        {
            if (outer is ILoopOperation) return null;
            if (outer is not IBlockOperation block) continue;
            var next = block.Operations.IndexOf(inner) + 1;
            if (next < block.Operations.Length) return block.Operations[next];
        }
        isEnd = true;
        return null;
    }
}
