using PyEmbed.Bytecode;
using PyEmbed.VM.Import;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Modules;

// compile, eval, exec, namespaces, __import__.
internal sealed partial class BuiltinsModule
{
    [PyFunction("__import__(name, globals=None, locals=None, fromlist=(), level=0)", Doc = "What the import statement calls; programs use importlib.import_module().")]
    internal static PyObject? ImportModule(PyThreadState thread, PyObject name, PyObject? globals, PyObject? locals, PyObject? fromlist, int level) =>
        Imports.Import(thread, name, globals is PyNone ? null : globals, fromlist is PyNone ? null : fromlist, level);

    [PyFunction("globals(/)", Doc = "The global namespace of the code that runs now.")]
    internal static PyObject? Globals(PyThreadState thread) => thread.CurrentFrame?.Globals ?? (PyObject?)PyErr.SystemError("globals() without a frame");

    [PyFunction("locals(/)", Doc = "The local namespace of the code that runs now. In a function a copy of it.")]
    internal static PyObject? Locals(PyThreadState thread) => CurrentLocals(thread);

    private static PyObject? CurrentLocals(PyThreadState thread) =>
        thread.CurrentFrame is { } frame ? PyFrame.Of(thread, frame).FastToLocals() : PyErr.SystemError("frame does not exist");

    [PyFunction("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
        Doc = "Compile text, bytes or a tree to a code object. mode: 'exec' for a module, 'eval' for an expression, 'single' for an interactive statement.")]
    internal static PyObject? Compile(PyThreadState thread, PyObject source, PyObject filename, string mode, int flags, bool dont_inherit, int optimize, int _feature_version)
    {
        if (FilePaths.DecodeSourceName(thread, filename) is not { } fileName) return null;
        if (!Auditing.Audit(thread, "compile", source, filename)) return null;
        if ((flags & ~CompileFlags.All) != 0) return PyErr.ValueError("compile(): unrecognised flags");
        if (optimize is < -1 or > 2) return PyErr.ValueError("compile(): invalid optimize value");
        if (!dont_inherit) flags |= CompileFlags.Inherited(thread);
        var wantsTree = (flags & CompileFlags.OnlyAst) != 0;
        SourceMode? sourceMode = mode switch { "exec" => SourceMode.Exec, "eval" => SourceMode.Eval, "single" => SourceMode.Single, "func_type" => SourceMode.FunctionType, _ => null };
        if (sourceMode == SourceMode.FunctionType && !wantsTree) return PyErr.ValueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
        if (sourceMode is null)
            return PyErr.ValueError(wantsTree ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'" : "compile() mode must be 'exec', 'eval' or 'single'");
        var settings = new CompileSettings(fileName, sourceMode.Value, flags, optimize, wantsTree ? _feature_version : -1);
        if (SourceCode.Compiler(thread) is not { } compiler) return null;
        if (compiler.IsTree(thread, source))
        {
            if (wantsTree) return compiler.CheckTree(thread, source, settings);
            return Wrap(thread, compiler.CompileTree(thread, source, settings));
        }
        if (!SourceCode.TryRead(thread, source, "compile", "string, bytes or AST", out var text)) return null;
        return wantsTree ? text.Parse(thread, compiler, settings) : Wrap(thread, text.Compile(thread, compiler, settings));
    }

    private static PyObject? Wrap(PyThreadState thread, CodeObject? code) => code is null ? null : new PyCode(thread.Interpreter, code);

    [PyFunction("eval(source, globals=None, locals=None, /)", Doc = "Evaluate an expression or a code object in namespaces.")]
    internal static PyObject? Eval(PyThreadState thread, PyObject source, [NoneAsNull] PyObject? globals, [NoneAsNull] PyObject? locals)
    {
        if (locals is not null && !IsMapping(locals)) return PyErr.TypeError("locals must be a mapping");
        if (globals is not null and not PyDict)
            return PyErr.TypeError(IsMapping(globals) ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict");
        if (!TryChooseNamespaces(thread, "eval", (PyDict?)globals, locals, out var space, out var local)) return null;
        if (source is PyCode code)
        {
            if (!Auditing.Audit(thread, "exec", source)) return null;
            if (!code.CodeObject.FreeVars.IsEmpty) return PyErr.TypeError("code object passed to eval() may not contain free variables");
            return Evaluation.Run(thread, code, space, local);
        }
        if (!SourceCode.TryRead(thread, source, "eval", "string, bytes or code", out var text) || SourceCode.Compiler(thread) is not { } compiler) return null;
        var settings = new CompileSettings("<string>", SourceMode.Eval, CompileFlags.Inherited(thread), -1);
        var compiled = text.WithoutLeadingBlanks().Compile(thread, compiler, settings);
        return compiled is null || !Auditing.Audit(thread, "exec", new PyCode(thread.Interpreter, compiled)) ? null : Evaluation.Run(thread, new PyCode(thread.Interpreter, compiled), space, local);
    }

    [PyFunction("exec(source, globals=None, locals=None, /, *, closure=None)", Doc = "Run a program or a code object in namespaces. closure: the cells of a code object with free variables.")]
    internal static PyObject? Exec(PyThreadState thread, PyObject source, [NoneAsNull] PyObject? globals, [NoneAsNull] PyObject? locals, [NoneAsNull] PyObject? closure)
    {
        if (globals is not null and not PyDict) return PyErr.TypeError($"exec() globals must be a dict, not {globals.Type.NameInMessages}");
        if (locals is not null && !IsMapping(locals)) return PyErr.TypeError($"locals must be a mapping or None, not {locals.Type.NameInMessages}");
        if (!TryChooseNamespaces(thread, "exec", (PyDict?)globals, locals, out var space, out var local)) return null;
        if (source is not PyCode code)
        {
            if (closure is not null) return PyErr.TypeError("closure can only be used when source is a code object");
            if (!SourceCode.TryRead(thread, source, "exec", "string, bytes or code", out var text) || SourceCode.Compiler(thread) is not { } compiler) return null;
            if (text.Compile(thread, compiler, new CompileSettings("<string>", SourceMode.Exec, CompileFlags.Inherited(thread), -1)) is not { } compiled) return null;
            code = new PyCode(thread.Interpreter, compiled);
        }
        else
        {
            var count = code.CodeObject.FreeVars.Length;
            if (count == 0 && closure is not null) return PyErr.TypeError("cannot use a closure with this code object");
            if (count > 0 && !IsClosure(closure, count)) return PyErr.TypeError($"code object requires a closure of exactly length {count}");
        }
        if (!Auditing.Audit(thread, "exec", code)) return null;
        if (closure is null) return Evaluation.Run(thread, code, space, local) is null ? null : PyNone.Instance;
        if (PyFunction.BuiltinsOf(thread, space) is not { } builtins) return null;
        var function = new PyFunction(code, space, builtins) { Closure = (PyTuple)closure };
        return Evaluation.RunFunction(thread, function, local) is null ? null : PyNone.Instance;
    }

    private static bool IsClosure(PyObject? closure, int count)
    {
        if (closure is not PyTuple cells || closure.GetType() != typeof(PyTuple) || cells.Count != count) return false;
        foreach (var item in cells.Items)
            if (item is not PyCell) return false;
        return true;
    }

    private static bool TryChooseNamespaces(PyThreadState thread, string function, PyDict? globals, PyObject? locals, out PyDict space, out PyObject local)
    {
        space = null!;
        local = null!;
        var frame = thread.CurrentFrame;
        if (globals is null)
        {
            if (frame is null)
                return PyErr.TypeError(function == "eval" ? "eval must be given globals and locals when called without a frame" : "globals and locals cannot be NULL");
            globals = frame.Globals;
            locals ??= PyFrame.Of(thread, frame).FastToLocals();
        }
        space = globals;
        local = locals ?? globals;
        if (!globals.TryGetItem(thread, Names.Builtins, out var builtins)) return false;
        return builtins is not null || globals.TrySetItem(thread, Names.Builtins, frame?.Builtins ?? thread.Interpreter.Builtins);
    }
}
