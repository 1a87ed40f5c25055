using PyEmbed.Bytecode;
using PyEmbed.VM;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;

namespace PyEmbed;

public sealed partial class PyThreadState
{
    /// <summary>What <c>super()</c> without arguments means in the running function: the class that its cell <c>__class__</c> holds, and its first argument. False: RuntimeError is set.</summary>
    internal bool TryGetSuperArguments(out PyType? type, out PyObject? self)
    {
        type = null;
        self = null;
        if (CurrentFrame is not { } frame) return PyErr.RuntimeError("super(): no current frame");
        var code = frame.Code.Template.Code;
        if (code.ArgCount == 0) return PyErr.RuntimeError("super(): no arguments");
        var locals = frame.LocalRow;
        self = Value(locals[0], code.LocalsPlusKinds[0]);
        if (self is null) return PyErr.RuntimeError("super(): arg[0] deleted");
        for (var i = 0; i < locals.Length; i++)
        {
            if ((code.LocalsPlusKinds[i] & LocalKinds.Free) == 0 || code.LocalsPlusNames[i] != "__class__") continue;
            if (locals[i].BoxOrNull() is not PyCell cell) return PyErr.RuntimeError("super(): bad __class__ cell");
            if (cell.Value is null) return PyErr.RuntimeError("super(): empty __class__ cell");
            type = cell.Value as PyType;
            return type is not null || PyErr.RuntimeError($"super(): __class__ is not a type ({cell.Value.Type.NameInMessages})");
        }
        return PyErr.RuntimeError("super(): __class__ cell not found");
    }

    private static PyObject? Value(in Register local, LocalKinds kind) =>
        (kind & LocalKinds.Cell) != 0 && local.BoxOrNull() is PyCell cell ? cell.Value : local.BoxOrNull();
}
