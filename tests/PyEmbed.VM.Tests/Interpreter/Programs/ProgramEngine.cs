using System.Text;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Tests.Interpreter.Programs;

/// <summary>Just enough around the interpreter to run code that CPython has compiled: types, exceptions and a few functions as builtins.</summary>
internal sealed class ProgramEngine : NativeCallTable
{
    private static readonly string[] s_names =
        ["print", "len", "iter", "next", "repr", "sorted", "locals", "getattr", "isinstance", "__build_class__", "settrace", "setprofile", "getframe"];

    private readonly StringBuilder _output = new();

    public ProgramEngine()
    {
        Interpreter = new PyInterpreterState();
        Thread = new PyThreadState(Interpreter);
        for (var i = 0; i < s_names.Length; i++)
        {
            Define(s_names[i], new PyBuiltinFunction(this, new NativeMember(NativeMemberKind.Method, s_names[i], i, null, null, NativeArity.Keywords), null, null, null));
        }
        foreach (var type in new[]
                 {
                     PyObject.BuiltinType, PyType.BuiltinType, PyInt.BuiltinType, PyStr.BuiltinType, PyList.BuiltinType, PyDict.BuiltinType, PyTuple.BuiltinType, PyFloat.BuiltinType,
                     PyBool.BuiltinType, PyRange.BuiltinType, PySet.BuiltinType, PySuper.BuiltinType, PyProperty.BuiltinType,
                 }) Define(type.Name, type);
        foreach (var field in typeof(PyExceptions).GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
            if (field.GetValue(null) is PyType type) Define(type.Name, type);
        var previous = Thread.Enter();
        Define("ExceptionGroup", Interpreter.ExceptionGroup);
        PyThreadState.Leave(previous);
    }

    public PyInterpreterState Interpreter { get; }

    public PyThreadState Thread { get; }

    public string Output => _output.ToString();

    private void Define(string name, PyObject value) => Interpreter.Builtins.SetByName(Interpreter.Intern(name), value);

    /// <summary>Runs a module; what it prints, and the exception that ends it.</summary>
    public string Run(Bytecode.CodeObject code)
    {
        _ = Load(code);
        return Output;
    }

    /// <summary>Runs a module: its namespace.</summary>
    public PyDict Load(Bytecode.CodeObject code)
    {
        var previous = Thread.Enter();
        var globals = new PyDict();
        globals.SetByName(Names.Name, Interpreter.Intern("__main__"));
        if (Evaluation.Run(Thread, new PyCode(Interpreter, code), globals, globals) is null) Report();
        PyThreadState.Leave(previous);
        return globals;
    }

    private void Report()
    {
        var error = Thread.TakeError();
        _output.Append("uncaught ").Append(error.Type.Name).Append(' ').AppendLine(error.Args.Count > 0 ? error.Args[0].ToString() : "");
        for (var entry = error.Traceback as PyTraceback; entry is not null; entry = entry.Next) _output.AppendLine($"  {entry.Frame.Code.CodeObject.Name}:{entry.Line}");
        if (error.HostException is not null) _output.AppendLine(error.HostException.ToString());
    }

    public override PyObject? Call(int index, PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        switch (s_names[index])
        {
            case "print":
                for (var i = 0; i < args.Length; i++)
                {
                    if (Representation.Str(thread, args[i]) is not { } text) return null;
                    _output.Append(i > 0 ? " " : "").Append(text);
                }
                _output.Append('\n');
                return PyNone.Instance;
            case "len": return !args[0].Type.Defines(Slot.Length) ? PyErr.TypeError($"object of type '{args[0].Type.Name}' has no len()") : Subscript.TryLength(thread, args[0], out var length) ? PyInt.From(length) : null;
            case "iter": return Iteration.GetIter(thread, args[0]);
            case "next": return PyGenerator.NextOrStop(thread, args[0]) is { } item ? item : thread.HasError ? null : PyErr.StopIteration();
            case "repr": return Representation.Repr(thread, args[0]);
            case "sorted":
                if (Iteration.ToList(thread, args[0]) is not { } list) return null;
                return Calls.CallMethod(thread, list, PyStr.FromUtf16("sort")) is null ? null : list;
            case "locals": return PyFrame.Of(thread, thread.CurrentFrame!).FastToLocals();
            case "getattr": return Attributes.Get(thread, args[0], (PyStr)args[1]);
            case "isinstance": return ClassChecks.IsInstance(thread, args[0], args[1], out var matches) ? PyBool.From(matches) : null;
            case "__build_class__":
            {
                var space = new PyDict();
                if (Evaluation.RunFunction(thread, (PyFunction)args[0], space) is not { } cell) return null;
                var made = Calls.Call3(thread, PyType.BuiltinType, args[1], PyTuple.CopyOf(args[2..]), space);
                return made;
            }
            case "settrace": thread.SetTraceFunction(args[0] is PyNone ? null : args[0]); return PyNone.Instance;
            case "setprofile": thread.SetProfileFunction(args[0] is PyNone ? null : args[0]); return PyNone.Instance;
            case "getframe": return PyFrame.Of(thread, thread.Frames[thread.FrameDepth - (int)((PyInt)args[0]).Value]);
            default: throw new InvalidOperationException();
        }
    }
}
