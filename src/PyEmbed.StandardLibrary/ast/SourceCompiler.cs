using PyEmbed.Bytecode;
using PyEmbed.Compiler;
using PyEmbed.Compiler.Symbols;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;
using PyEmbed.VM;
using PyEmbed.VM.Modules;

namespace PyEmbed.StandardLibrary.Ast;

/// <summary>Parser and compiler as the VM reaches them: <c>compile</c>, imports of source, places of operators in tracebacks.</summary>
internal sealed class SourceCompiler(LanguageVersion version) : ISourceCompiler
{
    private const int BytesPerInstruction = 160;   // about what one takes while it is compiled
    public const int OnlyAst = 0x400;
    public const int TypeComments = 0x1000;
    public const int AllowTopLevelAwait = 0x2000;
    private const int DontImplyDedent = 0x200;
    private const int AllowIncompleteInput = 0x4000;

    private NodeClasses? _classes;

    /// <summary>The engine's node classes, made when first asked for.</summary>
    public NodeClasses Classes(PyThreadState thread) => _classes ??= new NodeClasses(thread, version);

    public CodeObject? CompileText(PyThreadState thread, PythonText text, in CompileSettings settings)
    {
        var options = Options(thread, settings);
        var fileName = settings.FileName;
        return Guarded(thread, () => PythonCompiler.Compile(text, fileName, options));
    }

    public CodeObject? CompileBytes(PyThreadState thread, ReadOnlyMemory<byte> bytes, in CompileSettings settings)
    {
        var options = Options(thread, settings);
        var fileName = settings.FileName;
        return Guarded(thread, () => PythonCompiler.Compile(bytes.Span, fileName, options));
    }

    /// <summary>Compiles a program read from its file, whose lines errors show as they are there. Null: an error is set.</summary>
    public CodeObject? CompileProgram(PyThreadState thread, ReadOnlyMemory<byte> bytes, in CompileSettings settings)
    {
        var options = Options(thread, settings);
        var fileName = settings.FileName;
        return Guarded(thread, () => PythonCompiler.Compile(SourceText.FromProgram(bytes.Span, fileName, options.Decoder), options));
    }

    public CodeObject? CompileTree(PyThreadState thread, PyObject tree, in CompileSettings settings)
    {
        var options = Options(thread, settings);
        var fileName = settings.FileName;
        var kind = options.Mode switch
        {
            CompileMode.Eval => AstKind.Expression,
            CompileMode.Single => AstKind.Interactive,
            _ => AstKind.Module,
        };
        return Guarded(thread, () =>
        {
            var root = new NodeReader(thread, Classes(thread)).Read(tree, kind);
            PythonCompiler.Validate(root, options);
            return PythonCompiler.Compile(root, fileName, options);
        });
    }

    public PyObject? ParseText(PyThreadState thread, PythonText text, in CompileSettings settings)
    {
        var options = Options(thread, settings);
        var fileName = settings.FileName;
        return Guarded(thread, () => Parse(thread, SourceText.FromText(text, fileName), options));
    }

    public PyObject? ParseBytes(PyThreadState thread, ReadOnlyMemory<byte> bytes, in CompileSettings settings)
    {
        var options = Options(thread, settings);
        var fileName = settings.FileName;
        return Guarded(thread, () => Parse(thread, SourceText.FromBytes(bytes.Span, fileName, options.Decoder), options));
    }

    /// <summary>The symbol table of a source, for the module <c>symtable</c>. Null: an error is set.</summary>
    public SymbolTable? AnalyzeSymbols(PyThreadState thread, SourceCode source, in CompileSettings settings)
    {
        var options = Options(thread, settings);
        var fileName = settings.FileName;
        return Guarded(thread, () =>
        {
            var text = source.TryGetText(out var given, out var bytes) ? SourceText.FromText(given, fileName) : SourceText.FromBytes(bytes, fileName, options.Decoder);
            return PythonCompiler.AnalyzeSymbols(PythonCompiler.Parse(text, options), fileName, options);
        });
    }

    // CPython gives a tree back unread.
    public PyObject? CheckTree(PyThreadState thread, PyObject tree, in CompileSettings settings) => tree;

    public bool IsTree(PyThreadState thread, PyObject value) => _classes is { } classes && value.Type.IsSubtypeOf(classes.Root);

    public bool TryDecode(ReadOnlySpan<byte> bytes, out PythonText text)
    {
        try
        {
            text = PythonText.FromUtf16(ValidUtf8.ToUtf16(SourceText.FromBytes(bytes, "<source>", new EngineSourceDecoder(PyThreadState.Current)).Utf8));
            return true;
        }
        catch (Exception exception) when (exception is SyntaxErrorException or CompileErrorException)
        {
            text = default;
            return false;
        }
    }

    public bool TryFindOperator(PyThreadState thread, string segment, out OperatorPlace place)
    {
        place = default;
        try
        {
            var options = new CompilerOptions { Version = version };
            if (PythonCompiler.Parse(SourceText.FromText(segment, "<segment>"), options) is not ModuleNode { Body: [ExprNode { Value: var value }] }) return false;
            switch (value)
            {
                case BinOpNode operation:
                    place = new OperatorPlace(false, operation.Left.Range.EndColumn, operation.Right.Range.Column);
                    return operation.Left.Range.EndLine == 1 && operation.Right.Range.Line == 1;
                case SubscriptNode subscript:
                    place = new OperatorPlace(true, subscript.Value.Range.EndColumn, subscript.Slice.Range.EndColumn);
                    return subscript.Value.Range.EndLine == 1 && subscript.Slice.Range.EndLine == 1;
                default:
                    return false;
            }
        }
        catch (Exception exception) when (exception is SyntaxErrorException or CompileErrorException)
        {
            return false;
        }
    }

    private CompilerOptions Options(PyThreadState thread, in CompileSettings settings) => new()
    {
        Mode = settings.Mode switch
        {
            SourceMode.Eval => CompileMode.Eval,
            SourceMode.Single => CompileMode.Single,
            SourceMode.FunctionType => CompileMode.FunctionType,
            _ => CompileMode.Exec,
        },
        Version = version,
        FeatureVersion = settings.FeatureVersion < 0 ? null : settings.FeatureVersion,
        OptimizationLevel = settings.Optimize < 0 ? Math.Min(thread.Interpreter.Settings.Optimize, 2) : settings.Optimize,
        InheritedFutures = (CodeFlags)settings.Flags & CodeFlags.FutureMask,
        DontImplyDedent = (settings.Flags & DontImplyDedent) != 0,
        TypeComments = (settings.Flags & TypeComments) != 0,
        AllowTopLevelAwait = (settings.Flags & AllowTopLevelAwait) != 0,
        AllowIncompleteInput = (settings.Flags & AllowIncompleteInput) != 0,
        MaxIntDigits = thread.Interpreter.MaxIntDigits,
        WorkBudget = thread.WorkBudget,
        Warnings = new EngineWarnings(thread),
        Decoder = new EngineSourceDecoder(thread),
        Lines = new EngineSourceLines(thread),
        RecursionLimit = thread.Interpreter.RecursionLimit,
        RecursionDepth = thread.RecursionDepth + 1,   // CPython counts the call of compile() itself
        InstructionLimit = (int)Math.Clamp(thread.Budget.MemoryLimit / BytesPerInstruction, 1, CompilerOptions.Default.InstructionLimit),
    };

    private static T? Guarded<T>(PyThreadState thread, Func<T> compile) where T : class
    {
        try
        {
            return compile();
        }
        catch (SyntaxErrorException exception)
        {
            // A warning that a filter made an error of has become a SyntaxError with a position; the warning itself is no longer wanted.
            thread.ClearError();
            SourceErrors.Set(thread, exception.Diagnostic);
        }
        catch (CompileErrorException exception)
        {
            SourceErrors.Set(thread, exception);
        }
        catch (PendingErrorException)
        {
            // The error is set.
        }
        catch (PyThrow exception)
        {
            exception.SetOn(thread);
        }
        return null;
    }

    private PyObject Parse(PyThreadState thread, SourceText source, CompilerOptions options) => new NodeMaker(thread, Classes(thread)).Make(PythonCompiler.Parse(source, options));
}

/// <summary>Ends compiling with the Python error that is set.</summary>
internal sealed class PendingErrorException : Exception;

/// <summary>Passes the warnings of tokenizer, parser and compiler on to Python's <c>warnings</c>.</summary>
internal sealed class EngineWarnings(PyThreadState thread) : ISourceWarnings
{
    public bool Warn(WarningCategory category, string message, string fileName, int line)
    {
        var type = category == WarningCategory.SyntaxWarning ? PyExceptions.SyntaxWarning : PyExceptions.DeprecationWarning;
        if (Warnings.WarnExplicit(thread, type, message, fileName, line, null, null)) return true;
        if (thread.ErrorMatches(type)) return false;
        throw new PendingErrorException();
    }
}

/// <summary>Reads lines of source files through the engine's file system.</summary>
internal sealed class EngineSourceLines(PyThreadState thread) : ISourceLines
{
    public string? GetLine(string fileName, int line)
    {
        if (thread.Interpreter.FileSystem is not { } files || !files.TryGetStatus(fileName, out var status) || !status.IsFile) return null;
        try
        {
            var source = SourceText.FromBytes(files.ReadAllBytes(fileName), fileName, new EngineSourceDecoder(thread));
            return ValidUtf8.ToUtf16(source.GetLine(line)) + "\n";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SyntaxErrorException or CompileErrorException)
        {
            return null;
        }
    }
}
