using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Tables;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter;

namespace PyEmbed.VM.Objects;

/// <summary>A frame as Python code sees it, made when somebody asks. It reads the registers of the running frame; when that ends it keeps a copy of the locals.</summary>
[PyType("frame")]
internal sealed partial class PyFrame : PyObject
{
    private readonly PyFunction _function;
    private Frame? _live;
    private Register[]? _locals;   // once the frame has ended
    private PyObject? _namespace;      // module or class code: its locals; function code: the dict that locals() fills
    private PyFrame? _back;
    private int _lastOffset;

    private PyFrame(Frame live)
    {
        _live = live;
        _function = live.Function;
        Code = live.Code.Code;
        _namespace = live.Locals;
    }

    /// <summary>The object of a frame.</summary>
    public static PyFrame Of(PyThreadState thread, Frame frame) => frame.Object ??= new PyFrame(frame);

    public PyCode Code { get; }

    public PyFunction Function => _function;

    /// <summary>The frame runs, or is that of a suspended generator.</summary>
    public Frame? Live => _live;

    /// <summary><c>f_lasti</c>, a byte offset.</summary>
    public int LastOffset => _live?.Offset ?? _lastOffset;

    public int Line => LocationTable.AddressToLine(Code.CodeObject, LastOffset);

    /// <summary>The frame ends: what it knows is kept.</summary>
    public void Detach(PyThreadState thread, Frame frame)
    {
        _lastOffset = frame.Offset;
        var locals = frame.LocalRow;
        _locals = new Register[locals.Length];
        locals.CopyTo(_locals);
        _back = Caller(frame, thread);
        _live = null;
        frame.Object = null;
    }

    private static PyFrame? Caller(Frame frame, PyThreadState thread)
    {
        if (!Runs(frame, thread))
        {
            // A suspended generator has no caller.
            var other = thread.Interpreter.Threads.Count > 0 ? Array.Find(thread.Interpreter.Threads.All(), candidate => Runs(frame, candidate)) : null;
            if (other is null) return null;
            thread = other;
        }
        return frame.Depth > 1 ? Of(thread, thread.Frames[frame.Depth - 1]) : null;
    }

    private static bool Runs(Frame frame, PyThreadState thread) => frame.Depth <= thread.FrameDepth && ReferenceEquals(thread.Frames[frame.Depth], frame);

    private RegisterRow Locals => _live is { } live ? live.LocalRow : _locals is { } kept ? new RegisterRow(kept, 0, kept.Length) : default;

    /// <summary><c>f_locals</c> and <c>locals()</c>: the namespace; for functions a dict that is brought up to date with the registers.</summary>
    public PyObject FastToLocals()
    {
        var code = Code.CodeObject;
        if ((code.Flags & CodeFlags.Optimized) == 0 && _namespace is not null && code.LocalsPlusNames.IsEmpty) return _namespace;
        var space = _namespace ??= new PyDict();
        if (space is not PyDict dict) return space;
        var names = Code.LocalNames;
        var locals = Locals;
        for (var i = 0; i < locals.Length; i++)
        {
            var kind = code.LocalsPlusKinds[i];
            // Free variables of class bodies show only where the code is a function's.
            if ((kind & LocalKinds.Free) != 0 && (code.Flags & CodeFlags.Optimized) == 0) continue;
            var value = locals[i].BoxOrNull();
            if ((kind & (LocalKinds.Cell | LocalKinds.Free)) != 0 && value is PyCell cell) value = cell.Value;
            if (value is not null) dict.SetByName(names[i], value);
            else dict.RemoveByName(names[i]);
        }
        return space;
    }

    /// <summary>What a trace function has done to <c>f_locals</c> reaches the registers.</summary>
    public void LocalsToFast()
    {
        if (_namespace is not PyDict dict || (Code.CodeObject.Flags & CodeFlags.Optimized) == 0 && Code.CodeObject.LocalsPlusNames.IsEmpty) return;
        var names = Code.LocalNames;
        var locals = Locals;
        for (var i = 0; i < locals.Length; i++)
        {
            var value = dict.GetByName(names[i]);
            if ((Code.CodeObject.LocalsPlusKinds[i] & (LocalKinds.Cell | LocalKinds.Free)) != 0)
            {
                if (locals[i].BoxOrNull() is PyCell cell) cell.Value = value;
                continue;
            }
            var known = locals[i].BoxOrNull();
            if (value is null) locals[i].Ref = RegisterTag.Unbound;
            else if (known is null || !Identity.Is(known, value)) locals[i] = Register.Of(value);
        }
    }

    /// <summary><c>f_trace</c></summary>
    public PyObject? Trace { get; set; }

    /// <summary><c>f_trace_lines</c></summary>
    public bool TracesLines { get; private set; } = true;

    /// <summary><c>f_trace_opcodes</c></summary>
    public bool TracesOpcodes { get; private set; }

    [PyProperty("f_trace", Setter = nameof(SetTrace))]
    internal PyObject TraceValue() => Trace ?? PyNone.Instance;

    internal bool SetTrace(PyThreadState thread, PyObject? value)
    {
        Trace = value is PyNone ? null : value;
        return true;
    }

    [PyProperty("f_trace_lines", Setter = nameof(SetTraceLines))]
    internal PyObject TraceLinesValue() => PyBool.From(TracesLines);

    internal bool SetTraceLines(PyThreadState thread, PyObject? value)
    {
        if (value is not PyBool lines) return PyErr.TypeError("attribute value type must be bool");
        TracesLines = lines.IsTrueValue;
        return true;
    }

    [PyProperty("f_trace_opcodes", Setter = nameof(SetTraceOpcodes))]
    internal PyObject TraceOpcodesValue() => PyBool.From(TracesOpcodes);

    internal bool SetTraceOpcodes(PyThreadState thread, PyObject? value)
    {
        if (value is not PyBool opcodes) return PyErr.TypeError("attribute value type must be bool");
        TracesOpcodes = opcodes.IsTrueValue;
        return true;
    }

    [PyProperty("f_locals")]
    internal PyObject LocalsValue() => FastToLocals();

    [PyProperty("f_back")]
    internal PyObject? BackValue(PyThreadState thread) => (_live is { } live ? Caller(live, thread) : _back) ?? (PyObject)PyNone.Instance;

    [PyProperty("f_code")]
    internal PyObject CodeValue() => Code;

    [PyProperty("f_globals")]
    internal PyObject GlobalsValue() => _function.Globals;

    [PyProperty("f_builtins")]
    internal PyObject BuiltinsValue() => _function.Builtins;

    [PyProperty("f_lasti")]
    internal int LastOffsetValue() => LastOffset;

    internal bool SetLine(PyThreadState thread, PyObject? value) => value is null ? PyErr.AttributeError("cannot delete attribute") : LineJump.TryJump(thread, this, value);

    [PyProperty("f_lineno", Setter = nameof(SetLine))]
    internal PyObject LineValue() => Line is var line and >= 0 ? PyInt.From(line) : PyNone.Instance;

    [PyMethod("clear(self, /)", NoTextSignature = true)]
    internal PyObject? Clear(PyThreadState thread)
    {
        if (_live is { } live)
        {
            if (live.Generator is not { } generator || generator.IsRunning) return PyErr.RuntimeError("cannot clear an executing frame");
            // As if nobody referred to it any more: a coroutine that was not awaited warns.
            if (!generator.TryFinalize(thread))
            {
                if (thread.ErrorMatches(PyExceptions.ExecutionLimit)) return null;
                UncaughtErrors.ReportUnraisable(thread, null, generator);
                if (thread.HasError) return null;
            }
        }
        Locals.Unbind();
        return PyNone.Instance;
    }

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<frame at 0x{Identity.Of(this):x}, file '{Code.CodeObject.FileName}', line {Line}, code {Code.CodeObject.Name}>";
}
