using PyEmbed.Bytecode;
using PyEmbed.Compiler.Emit;
using PyEmbed.Compiler.Optimize;
using PyEmbed.Compiler.Symbols;
using PyEmbed.Compiler.Validation;
using PyEmbed.Core.Text;
using PyEmbed.Parser;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Grammar;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Compiler;

/// <summary>From source or tree to code: the front door of parser and compiler, and what <c>compile()</c> does.</summary>
/// <remarks>
/// Each method throws <see cref="Parser.Diagnostics.SyntaxErrorException"/> for source that is wrong, and
/// <see cref="Parser.Diagnostics.CompileErrorException"/> for every other Python error. Nothing is kept between calls, so any thread may call.
/// </remarks>
internal static class PythonCompiler
{
    /// <summary>Source given as a <c>str</c>: comments that name an encoding mean nothing.</summary>
    public static CodeObject Compile(PythonText source, string fileName, CompilerOptions options) => Compile(SourceText.FromText(source, fileName), options);

    /// <summary>Source given as host text.</summary>
    public static CodeObject Compile(string source, string fileName, CompilerOptions options) => Compile(SourceText.FromText(source, fileName), options);

    /// <summary>Source given as <c>bytes</c>, or read from a file by the import system.</summary>
    public static CodeObject Compile(ReadOnlySpan<byte> source, string fileName, CompilerOptions options) =>
        Compile(SourceText.FromBytes(source, fileName, options.Decoder), options);

    /// <summary>Source that is already text of the tokenizer.</summary>
    public static CodeObject Compile(SourceText source, CompilerOptions options) => Compile(Parse(source, options), source.FileName, options);

    /// <summary>The tree only (PyCF_ONLY_AST).</summary>
    public static ModuleRoot Parse(SourceText source, CompilerOptions options) => PythonParser.Parse(source, new ParserOptions
    {
        Mode = options.Mode switch
        {
            CompileMode.Eval => SourceMode.Eval,
            CompileMode.Single => SourceMode.Single,
            CompileMode.FunctionType => SourceMode.FunctionType,
            _ => SourceMode.File,
        },
        Version = options.Version,
        FeatureVersion = options.FeatureVersion ?? ParserOptions.Default.FeatureVersion,
        TypeComments = options.TypeComments,
        DontImplyDedent = options.DontImplyDedent,
        AllowIncompleteInput = options.AllowIncompleteInput,
        BarryAsBdfl = (options.InheritedFutures & CodeFlags.FutureBarryAsBdfl) != 0,
        MaxIntDigits = options.MaxIntDigits,
        WorkBudget = options.WorkBudget,
        Warnings = options.Warnings,
    });

    /// <summary>Checks a tree that a program built: to be done before it is compiled.</summary>
    public static void Validate(ModuleRoot tree, CompilerOptions options) => TreeValidator.Validate(tree, new RecursionGuard(options.RecursionLimit, options.RecursionDepth));

    /// <summary>
    /// A tree that was parsed, or built by a program and validated. Its kind counts, not <see cref="CompilerOptions.Mode"/>.
    /// </summary>
    public static CodeObject Compile(ModuleRoot tree, string fileName, CompilerOptions options)
    {
        if (options.Version >= LanguageVersion.Python314) FinallyExitWarnings.Check(tree, fileName, options.Warnings);
        var errors = new CompileErrors(fileName, options.Lines);
        var found = FutureFeatures.Find(tree, errors);
        var futures = found.Flags | (options.InheritedFutures & CodeFlags.FutureMask);

        var folder = new ConstantFolder(options.OptimizationLevel, (futures & CodeFlags.FutureAnnotations) != 0, NewGuard());
        var folded = folder.Fold(tree);
        var symbols = SymbolTable.Build(folded, new SymbolTableOptions { Errors = errors, Recursion = NewGuard(), Futures = futures });
        return CodeGenerator.Generate(folded, symbols, new CodeGeneratorOptions
        {
            Errors = errors,
            Warnings = options.Warnings,
            OptimizationLevel = options.OptimizationLevel,
            Futures = futures,
            LastFutureLine = found.LastLine,
            AllowTopLevelAwait = options.AllowTopLevelAwait,
            InstructionLimit = options.InstructionLimit,
        });

        // Each walk counts from the start.
        RecursionGuard NewGuard() => new(options.RecursionLimit, options.RecursionDepth);
    }

    /// <summary>The symbol table of a tree, unfolded: what Python's module <c>symtable</c> shows.</summary>
    public static SymbolTable AnalyzeSymbols(ModuleRoot tree, string fileName, CompilerOptions options)
    {
        var errors = new CompileErrors(fileName, options.Lines);
        var futures = FutureFeatures.Find(tree, errors).Flags;
        return SymbolTable.Build(tree, new SymbolTableOptions { Errors = errors, Recursion = new(options.RecursionLimit, options.RecursionDepth), Futures = futures });
    }
}
