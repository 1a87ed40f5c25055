using Microsoft.CodeAnalysis;

namespace PyEmbed.SourceGenerator.Diagnostics;

/// <summary>Everything the generator and the analyzers report. PYE0xx: declarations; PYE1xx: errors that are lost; PYE2xx: text.</summary>
internal static class Descriptors
{
    private const string Declarations = "PyEmbed.Declarations";
    private const string Errors = "PyEmbed.Errors";
    private const string Text = "PyEmbed.Text";

    public static readonly DiagnosticDescriptor BadSignature = Error("PYE001", "The Python signature cannot be read", "The Python signature \"{0}\" cannot be read: {1}", Declarations,
        "The text of the attribute is a Python signature: a name, and in parentheses the parameters with self, defaults, / and * as a def statement has them.");
    public static readonly DiagnosticDescriptor NotPartial = Error("PYE002", "A declared class must be a partial class of a namespace", "'{0}' must be a partial, non-generic class (not a record) that is not nested", Declarations,
        "Generated code is another part of the class: declare it partial, at the top level of a namespace, without type parameters.");
    public static readonly DiagnosticDescriptor ParameterMismatch = Error("PYE003", "Python and C# parameters disagree", "'{0}': {1}", Declarations,
        "The C# method has a parameter for each Python parameter, in the same order, behind the thread (if it takes one), and self or the class (if it is static).");
    public static readonly DiagnosticDescriptor BadParameterType = Error("PYE004", "A parameter type has no conversion", "'{0}': parameter '{1}' of type '{2}' has no conversion from a Python object", Declarations,
        "docs/reference/conversion.md lists the types that a Python object is converted to; PyObject takes anything.");
    public static readonly DiagnosticDescriptor BadResultType = Error("PYE005", "A result type has no conversion", "'{0}': a result of type '{1}' has no conversion to a Python object", Declarations,
        "docs/reference/conversion.md lists the types that become Python objects; a host class needs [PyType].");
    public static readonly DiagnosticDescriptor BadDefault = Error("PYE006", "A default does not fit the C# parameter", "'{0}': the default of '{1}' needs {2}", Declarations,
        "A default that the C# type cannot hold is passed as null, so the parameter must be nullable.");
    public static readonly DiagnosticDescriptor BadSlot = Error("PYE007", "A dunder method does not have the form of its slot", "'{0}' must be {1}", Declarations,
        "A dunder method fills a slot of the type, and the slot decides what the C# method takes and returns.");
    public static readonly DiagnosticDescriptor Duplicate = Error("PYE008", "A Python name is declared twice", "'{0}' declares '{1}' twice", Declarations,
        "A type or module has one member a name. Take one away, or give it another name.");
    public static readonly DiagnosticDescriptor NotAccessible = Error("PYE009", "A declared member is private", "'{0}' must be internal or public: generated code calls it", Declarations,
        "Make the member internal or public.");
    public static readonly DiagnosticDescriptor Misplaced = Error("PYE010", "An attribute is out of place", "'{0}': {1}", Declarations,
        "Move the member, or use the attribute that belongs there.");
    public static readonly DiagnosticDescriptor NotConstructible = Error("PYE011", "A subclassable type needs a constructor", "'{0}' can be derived from in Python and needs a constructor that is not private", Declarations,
        "For Subclassable = true the generator derives a class of its own: the class is not sealed and has a constructor that is not private.");

    public static readonly DiagnosticDescriptor IgnoredResult = Warning("PYE101", "A result that tells of an error is ignored", "The result of '{0}' tells whether an error is set and is ignored", Errors,
        "Test the result and return null or false when the call failed. Where ignoring it is meant, assign it to the discard '_'.");
    public static readonly DiagnosticDescriptor CoalescedResult = Warning("PYE102", "A result that tells of an error is replaced", "The null result of '{0}' means that an error is set; '??' loses it", Errors,
        "Test the result before another value takes its place: the error stays set on the thread and surfaces somewhere else.");
    public static readonly DiagnosticDescriptor PassedResult = Warning("PYE103", "A result that tells of an error is passed on", "The null result of '{0}' means that an error is set; it is passed on where null means something else", Errors,
        "Test the result before it becomes an argument: a parameter that takes null reads it as 'not given'. A parameter with [MustCheck] is looked at by its method.");
    public static readonly DiagnosticDescriptor StoredResult = Warning("PYE104", "A result that tells of an error is stored unchecked", "The null result of '{0}' means that an error is set; it is stored and the next statement does not look at it", Errors,
        "Test the result before it is stored, or the place right after.");

    public static readonly DiagnosticDescriptor HostText = TextRule("PYE201", ".NET's Unicode rules used on text", "'{0}' follows .NET's Unicode version and UTF-16; Python text goes through PyEmbed.Core (mark host text with [HostText])",
        "Case, categories, white space, normalization and encodings of Python text come from PyEmbed.Core, which has Unicode 14 and keeps lone surrogates. ASCII-only members (char.IsAsciiDigit) are fine.");
    public static readonly DiagnosticDescriptor CultureText = TextRule("PYE202", "Text compared by culture", "'{0}' compares by culture; Python compares ordinally",
        "Name StringComparison.Ordinal, or compare spans.");

    private static readonly Dictionary<string, DiagnosticDescriptor> s_all = new[]
    {
        BadSignature, NotPartial, ParameterMismatch, BadParameterType, BadResultType, BadDefault, BadSlot, Duplicate, NotAccessible, Misplaced,
        NotConstructible, IgnoredResult, CoalescedResult, PassedResult, StoredResult, HostText, CultureText,
    }.ToDictionary(d => d.Id);

    public static IEnumerable<DiagnosticDescriptor> All => s_all.Values;

    public static DiagnosticDescriptor Find(string id) => s_all[id];

    private static DiagnosticDescriptor Error(string id, string title, string format, string category, string description) =>
        new(id, title, format, category, DiagnosticSeverity.Error, isEnabledByDefault: true, description);

    private static DiagnosticDescriptor Warning(string id, string title, string format, string category, string description) =>
        new(id, title, format, category, DiagnosticSeverity.Warning, isEnabledByDefault: true, description);

    // Off by default: what a host does with its own text is its own business.
    private static DiagnosticDescriptor TextRule(string id, string title, string format, string description) =>
        new(id, title, format, Text, DiagnosticSeverity.Warning, isEnabledByDefault: false, description);
}
