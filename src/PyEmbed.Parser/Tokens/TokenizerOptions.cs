using PyEmbed.Core.Limits;
using PyEmbed.Core.Numbers;

namespace PyEmbed.Parser.Tokens;

/// <summary>How source is to be read: the flags of <c>compile()</c> that reach the tokenizer.</summary>
internal sealed record TokenizerOptions
{
    public static readonly TokenizerOptions Default = new();

    public SourceMode Mode { get; init; } = SourceMode.File;

    public LanguageVersion Version { get; init; } = LanguageVersion.Python311;

    /// <summary>PyCF_TYPE_COMMENTS: give out TYPE_COMMENT and TYPE_IGNORE tokens.</summary>
    public bool TypeComments { get; init; }

    /// <summary>The minor version of <c>ast.parse(feature_version=...)</c>; below 7 <c>async</c> and <c>await</c> are keywords only in <c>async def</c>.</summary>
    public int FeatureVersion { get; init; } = 11;

    /// <summary>PyCF_DONT_IMPLY_DEDENT: the end of interactive input does not close blocks.</summary>
    public bool DontImplyDedent { get; init; }

    /// <summary>PyCF_ALLOW_INCOMPLETE_INPUT: the end of input inside a statement is "incomplete input" (see <c>codeop</c>).</summary>
    public bool AllowIncompleteInput { get; init; }

    /// <summary>How many digits a decimal integer may have (<c>sys.set_int_max_str_digits</c>); 0 is no limit.</summary>
    public int MaxIntDigits { get; init; } = IntegerParser.DefaultMaxDigits;

    /// <summary>What converting long integers is charged to; null: nothing.</summary>
    public IWorkBudget? WorkBudget { get; init; }

    /// <summary>For the text of an f-string expression: the line of its first character, and what is added to columns on that line. 0 where the text stands alone.</summary>
    public int StartingLine { get; init; }

    /// <inheritdoc cref="StartingLine"/>
    public int StartingColumn { get; init; }

    public bool AsyncHacks => FeatureVersion < 7;
}
