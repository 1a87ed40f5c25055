using PyEmbed.Bytecode;
using PyEmbed.Compiler.Emit;
using PyEmbed.Core.Limits;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Grammar;
using PyEmbed.Parser.Text;

namespace PyEmbed.Compiler;

/// <summary>What <c>compile()</c> is told beside the source.</summary>
internal sealed record CompilerOptions
{
    public static readonly CompilerOptions Default = new();

    /// <summary>CPython's, where the caller sets no other.</summary>
    public const int DefaultRecursionLimit = 1000;

    public CompileMode Mode { get; init; } = CompileMode.Exec;

    public LanguageVersion Version { get; init; } = LanguageVersion.Python311;

    /// <summary>The minor version whose grammar is accepted; null: the newest.</summary>
    public int? FeatureVersion { get; init; }

    /// <summary>0; 1 drops <c>assert</c> and makes <c>__debug__</c> False; 2 drops docstrings too.</summary>
    public int OptimizationLevel { get; init; }

    /// <summary>The features of <c>__future__</c> in force from outside: by the caller's own code, or by the <c>flags</c> argument.</summary>
    public CodeFlags InheritedFutures { get; init; }

    /// <summary>PyCF_DONT_IMPLY_DEDENT: the end of interactive input does not close blocks.</summary>
    public bool DontImplyDedent { get; init; }

    /// <summary>PyCF_ALLOW_TOP_LEVEL_AWAIT: <c>await</c> outside functions makes a coroutine of the module.</summary>
    public bool AllowTopLevelAwait { get; init; }

    /// <summary>PyCF_ALLOW_INCOMPLETE_INPUT: an error at the end of the input is "incomplete input".</summary>
    public bool AllowIncompleteInput { get; init; }

    /// <summary>PyCF_TYPE_COMMENTS: type comments become part of the tree (and may be wrong).</summary>
    public bool TypeComments { get; init; }

    /// <summary>How many digits a decimal integer may have (<c>sys.set_int_max_str_digits</c>); 0 is no limit.</summary>
    public int MaxIntDigits { get; init; } = ParserOptions.Default.MaxIntDigits;

    /// <summary>What converting long integers is charged to; null: nothing.</summary>
    public IWorkBudget? WorkBudget { get; init; }

    public ISourceWarnings Warnings { get; init; } = NoSourceWarnings.Instance;

    /// <summary>Decodes bytes that name an encoding.</summary>
    public ISourceDecoder Decoder { get; init; } = PlainSourceDecoder.Instance;

    /// <summary>Where the text of errors that come after parsing is read from.</summary>
    public ISourceLines Lines { get; init; } = NoSourceLines.Instance;

    /// <summary><c>sys.getrecursionlimit()</c>: how deep expressions may nest depends on it.</summary>
    public int RecursionLimit { get; init; } = DefaultRecursionLimit;

    /// <summary>How many instructions may be emitted in all before it is a MemoryError.</summary>
    public int InstructionLimit { get; init; } = CodeGeneratorOptions.DefaultInstructionLimit;

    /// <summary>How deep the calling thread already is in Python calls.</summary>
    public int RecursionDepth { get; init; }
}
