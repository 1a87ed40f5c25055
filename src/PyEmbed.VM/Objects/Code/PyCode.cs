using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Tables;
using PyEmbed.Bytecode.Verification;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Literals;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Interpreter.Quickening;

namespace PyEmbed.VM.Objects;

/// <summary>A code object in one engine: the shared <see cref="CodeObject"/> with its constants as objects.</summary>
[PyType("code", Weakrefs = true, Doc = "Make a code object from its parts.")]
internal sealed partial class PyCode : PyObject
{
    private readonly PyInterpreterState _interpreter;
    private QuickCode? _quick;
    private PyObject[]? _consts;
    private Register[]? _constRegisters;
    private PyStr[]? _names;
    private PyStr[]? _localNames;
    private PyStr? _name;
    private PyStr? _qualName;

    public PyCode(PyInterpreterState interpreter, CodeObject code)
    {
        _interpreter = interpreter;
        CodeObject = interpreter.Settings.NoDebugRanges ? code.WithLineTable(LocationTable.WithoutColumns(code)) : code;
    }

    /// <summary>With constants that are objects already, as from <c>replace</c>.</summary>
    public PyCode(PyInterpreterState interpreter, CodeObject code, PyObject[] consts) : this(interpreter, code) => _consts = consts;

    public CodeObject CodeObject { get; }

    /// <summary><c>co_consts</c></summary>
    public PyObject[] Consts => _consts ??= MakeConsts();

    public Register[] ConstRegisters => _constRegisters ??= MakeConstRegisters();

    private Register[] MakeConstRegisters()
    {
        var registers = new Register[Consts.Length];
        for (var i = 0; i < registers.Length; i++) registers[i] = Register.Of(Consts[i]);
        return registers;
    }

    /// <summary><c>co_names</c>, interned.</summary>
    public PyStr[] NameObjects => _names ??= Intern(CodeObject.Names);

    /// <summary>Names of the fast locals.</summary>
    public PyStr[] LocalNames => _localNames ??= Intern(CodeObject.LocalsPlusNames);

    public PyStr NameObject => _name ??= _interpreter.Intern(CodeObject.Name);

    public PyStr QualNameObject => _qualName ??= _interpreter.Intern(CodeObject.QualName);

    /// <summary>What functions of this code have as docstring: the first constant, if that is a string.</summary>
    public PyObject DocObject => CodeObject.Consts is [StrConstant, ..] ? Consts[0] : PyNone.Instance;

    public PyStr LocalName(PyThreadState thread, int index) => LocalNames[index];

    /// <summary>Register code for functions with these namespaces. Null: the code is bad and SystemError set.</summary>
    public QuickCode? QuickFor(PyDict globals, PyDict builtins)
    {
        if (_quick is { } known && ReferenceEquals(known.Globals, globals) && ReferenceEquals(known.Builtins, builtins)) return known;
        if (Template(CodeObject) is not { } template) return null;
        _quick = new QuickCode(template, this, globals, builtins);
        _interpreter.Register(_quick);
        return _quick;
    }

    /// <summary>New functions of this code get register code of their own, and no namespace is kept for them.</summary>
    public void ForgetQuick() => _quick = null;

    /// <summary>The register code that all engines share.</summary>
    public static CodeTemplate? Template(CodeObject code)
    {
        if (code.RegisterCode is CodeTemplate known) return known;
        if (CodeVerifier.Verify(code, out var error) is not { } verified)
        {
            _ = PyErr.SystemError(error!.ToString());
            return null;
        }
        try
        {
            var template = Quickener.Translate(verified);
            code.RegisterCode = template;
            return template;
        }
        catch (QuickeningException exception)
        {
            _ = PyErr.SystemError(exception.Message);
            return null;
        }
    }

    private PyStr[] Intern(ImmutableArray<string> names)
    {
        var objects = new PyStr[names.Length];
        for (var i = 0; i < objects.Length; i++) objects[i] = _interpreter.Intern(names[i]);
        return objects;
    }

    private PyObject[] MakeConsts()
    {
        var objects = new PyObject[CodeObject.Consts.Length];
        for (var i = 0; i < objects.Length; i++) objects[i] = ConstantObjects.Make(_interpreter, CodeObject.Consts[i]);
        return objects;
    }

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<code object {CodeObject.Name} at 0x{Identity.Of(this):x}, file \"{CodeObject.FileName}\", line {(CodeObject.FirstLine == 0 ? -1 : CodeObject.FirstLine)}>";
}
