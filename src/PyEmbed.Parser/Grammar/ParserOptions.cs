using PyEmbed.Core.Limits;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Grammar;

/// <summary>What a source is to be parsed as: the mode and those flags of <c>compile()</c> that reach the grammar.</summary>
internal sealed record ParserOptions
{
    public static readonly ParserOptions Default = new();

    public SourceMode Mode { get; init; } = SourceMode.File;

    public LanguageVersion Version { get; init; } = LanguageVersion.Python311;

    /// <summary>The minor version whose grammar is accepted (<c>ast.parse(feature_version=(3, n))</c>); newer syntax is an error that names its version.</summary>
    public int FeatureVersion { get; init; } = 11;

    /// <summary>PyCF_TYPE_COMMENTS: type comments become part of the tree.</summary>
    public bool TypeComments { get; init; }

    /// <summary>PyCF_DONT_IMPLY_DEDENT: the end of interactive input does not close blocks.</summary>
    public bool DontImplyDedent { get; init; }

    /// <summary>PyCF_ALLOW_INCOMPLETE_INPUT: an error at the end of the input is "incomplete input".</summary>
    public bool AllowIncompleteInput { get; init; }

    /// <summary>CO_FUTURE_BARRY_AS_BDFL (PEP 401): inequality is written <c>&lt;&gt;</c>.</summary>
    public bool BarryAsBdfl { get; init; }

    /// <summary>How many digits a decimal integer may have (<c>sys.set_int_max_str_digits</c>); 0 is no limit.</summary>
    public int MaxIntDigits { get; init; } = TokenizerOptions.Default.MaxIntDigits;

    /// <summary>What converting long integers is charged to; null: nothing.</summary>
    public IWorkBudget? WorkBudget { get; init; }

    public ISourceWarnings Warnings { get; init; } = NoSourceWarnings.Instance;

    internal TokenizerOptions ForTokenizer() => new()
    {
        Mode = Mode,
        Version = Version,
        TypeComments = TypeComments,
        FeatureVersion = FeatureVersion,
        DontImplyDedent = DontImplyDedent,
        AllowIncompleteInput = AllowIncompleteInput,
        MaxIntDigits = MaxIntDigits,
        WorkBudget = WorkBudget,
    };
}
