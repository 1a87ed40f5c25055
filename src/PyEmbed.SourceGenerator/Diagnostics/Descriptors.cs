using Microsoft.CodeAnalysis;

namespace PyEmbed.SourceGenerator.Diagnostics;

/// <summary>Everything the generator and the analyzers report. PYE0xx: declarations; PYE1xx: errors that are lost; PYE2xx: text.</summary>
internal static class Descriptors
{
    private const string Declarations = "PyEmbed.Declarations";
    private const string Errors = "PyEmbed.Errors";
    private const string Text = "PyEmbed.Text";

    public static readonly DiagnosticDescriptor BadSignature = Error("PYE001", "The Python signature cannot be read", "The Python signature \"{0}\" cannot be read: {1}", Declarations);
    public static readonly DiagnosticDescriptor NotPartial = Error("PYE002", "A declared class must be a partial class of a namespace", "'{0}' must be a partial, non-generic class that is not nested", Declarations);
    public static readonly DiagnosticDescriptor ParameterMismatch = Error("PYE003", "Python and C# parameters disagree", "'{0}': {1}", Declarations);
    public static readonly DiagnosticDescriptor BadParameterType = Error("PYE004", "A parameter type has no conversion", "'{0}': parameter '{1}' of type '{2}' has no conversion from a Python object", Declarations);
    public static readonly DiagnosticDescriptor BadResultType = Error("PYE005", "A result type has no conversion", "'{0}': a result of type '{1}' has no conversion to a Python object", Declarations);
    public static readonly DiagnosticDescriptor BadDefault = Error("PYE006", "A default does not fit the C# parameter", "'{0}': the default of '{1}' needs {2}", Declarations);
    public static readonly DiagnosticDescriptor BadSlot = Error("PYE007", "A dunder method does not have the form of its slot", "'{0}' must be {1}", Declarations);
    public static readonly DiagnosticDescriptor Duplicate = Error("PYE008", "A Python name is declared twice", "'{0}' declares '{1}' twice", Declarations);
    public static readonly DiagnosticDescriptor NotAccessible = Error("PYE009", "A declared member is private", "'{0}' must be internal or public: generated code calls it", Declarations);
    public static readonly DiagnosticDescriptor Misplaced = Error("PYE010", "An attribute is out of place", "'{0}': {1}", Declarations);
    public static readonly DiagnosticDescriptor NotConstructible = Error("PYE011", "A subclassable type needs a constructor", "'{0}' can be derived from in Python and needs a constructor that is not private", Declarations);
    public static readonly DiagnosticDescriptor MissingInstruction = Error("PYE020", "An opcode has no [Instruction]", "'{0}' has no [Instruction]", Declarations);
    public static readonly DiagnosticDescriptor DuplicateOpcode = Error("PYE021", "Two opcodes have one number", "'{0}' and '{1}' have the same number {2}", Declarations);

    public static readonly DiagnosticDescriptor IgnoredResult = Warning("PYE101", "A result that tells of an error is ignored", "The result of '{0}' tells whether an error is set and is ignored", Errors);
    public static readonly DiagnosticDescriptor CoalescedResult = Warning("PYE102", "A result that tells of an error is replaced", "The null result of '{0}' means that an error is set; '??' loses it", Errors);

    public static readonly DiagnosticDescriptor HostText = Warning("PYE201", ".NET's Unicode rules used on text", "'{0}' follows .NET's Unicode version and UTF-16; Python text goes through PyEmbed.Core (mark host text with [HostText])", Text);

    private static readonly Dictionary<string, DiagnosticDescriptor> s_all = new[]
    {
        BadSignature, NotPartial, ParameterMismatch, BadParameterType, BadResultType, BadDefault, BadSlot, Duplicate, NotAccessible, Misplaced,
        NotConstructible, MissingInstruction, DuplicateOpcode, IgnoredResult, CoalescedResult, HostText,
    }.ToDictionary(d => d.Id);

    public static DiagnosticDescriptor Find(string id) => s_all[id];

    private static DiagnosticDescriptor Error(string id, string title, string format, string category) =>
        new(id, title, format, category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static DiagnosticDescriptor Warning(string id, string title, string format, string category) =>
        new(id, title, format, category, DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
