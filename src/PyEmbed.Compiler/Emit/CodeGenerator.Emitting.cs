using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Emit;

// Every instruction goes through here, and every error and warning.
internal sealed partial class CodeGenerator
{
    private int _instructionsLeft;

    private void Emit(Op op)
    {
        Charge();
        _unit.Emit(op);
    }

    private void Emit(Op op, int arg)
    {
        Charge();
        _unit.Emit(op, arg);
    }

    private void EmitNoLocation(Op op, int arg = 0)
    {
        Charge();
        _unit.EmitNoLocation(op, arg);
    }

    private void EmitJump(Op op, BasicBlock target)
    {
        Charge();
        _unit.EmitJump(op, target);
    }

    private void EmitJumpNoLocation(Op op, BasicBlock target)
    {
        Charge();
        _unit.EmitJumpNoLocation(op, target);
    }

    private void EmitLoadConst(Constant constant)
    {
        Charge();
        _unit.EmitLoadConst(constant);
    }

    private void EmitLoadConst(string text) => EmitLoadConst(new StrConstant(text));

    private void EmitLoadConst(int number) => EmitLoadConst(new IntConstant(number));

    /// <summary>An instruction whose argument is a name as the source has it: it is mangled.</summary>
    private void EmitName(Op op, string name)
    {
        Charge();
        _unit.EmitName(op, Mangle(name));
    }

    private void EmitCall(int argCount)
    {
        Emit(Op.Precall, argCount);
        Emit(Op.Call, argCount);
    }

    private BasicBlock NewBlock() => _unit.NewBlock();

    private void UseNextBlock(BasicBlock block) => _unit.UseNextBlock(block);

    private string Mangle(string name) => _scope.Table.Mangle(_scope.ClassName, name);

    private static TupleConstant TupleOfNames(IEnumerable<string> names) => new([.. names.Select(static Constant (name) => new StrConstant(name))]);

    private void Charge()
    {
        if (--_instructionsLeft < 0) throw CompileErrorException.MemoryError();
    }

    // ---- errors and warnings ----

    /// <summary>A syntax error at the current location.</summary>
    private SyntaxErrorException Error(string message)
    {
        var (line, column, endLine, endColumn) = _unit.Location;
        return _errors.At(new SourceRange(line, column, endLine, endColumn), message);
    }

    /// <summary>A SyntaxWarning at the current line, which may turn into an error.</summary>
    private void Warn(string message)
    {
        if (!_options.Warnings.Warn(WarningCategory.SyntaxWarning, message, _errors.FileName, _unit.Location.Line)) throw Error(message);
    }

    private static string ReprOf(string name) => TextRepr.Repr(PythonText.FromUtf16(name)).ToUtf16();

    /// <summary>"__debug__" cannot be bound or unbound.</summary>
    private void CheckNotForbidden(string name, ExprContext context)
    {
        if (name != "__debug__") return;
        if (context == ExprContext.Store) throw Error("cannot assign to __debug__");
        if (context == ExprContext.Del) throw Error("cannot delete __debug__");
    }

    /// <summary>
    /// Where a name follows its dot on a later line than the current location starts, move the start to the name, so that tracebacks show the line of the method that is
    /// called rather than the beginning of the chain.
    /// </summary>
    private void StartAtName(AttributeNode node)
    {
        var location = _unit.Location;
        var line = node.Range.EndLine;
        if (location.Line == line) return;
        var length = PythonText.FromUtf16(node.Attr).Length;
        var (column, endColumn) = length <= node.Range.EndColumn
            ? (node.Range.EndColumn - length, location.EndColumn)
            : (-1, -1);   // only in trees that no parser made
        _unit.Location = location.EndLine > line
            ? new Location(line, column, location.EndLine, endColumn)
            : new Location(line, column, line, Math.Max(column, endColumn));
    }
}
