using PyEmbed.Bytecode;
using PyEmbed.Core.Literals;

namespace PyEmbed.VM.Objects;

/// <summary>Objects of the constants of code.</summary>
internal static class ConstantObjects
{
    public static PyObject Make(PyInterpreterState interpreter, Constant constant) => constant switch
    {
        NoneConstant => PyNone.Instance,
        BoolConstant b => PyBool.From(b.Value),
        IntConstant i => PyInt.From(i.Value),
        FloatConstant f => PyFloat.From(f.Value),
        StrConstant s => MakeText(interpreter, s),
        TupleConstant t => PyTuple.Adopt(MakeAll(interpreter, t)),
        CodeConstant c => new PyCode(interpreter, c.Code),
        EllipsisConstant => PyEllipsis.Instance,
        _ => MakeOther(interpreter, constant),
    };

    // CPython interns constants that look like names.
    private static PyStr MakeText(PyInterpreterState interpreter, StrConstant constant)
    {
        var text = PyStr.From(constant.Value);
        if (!text.IsNarrow) return text;
        foreach (var c in text.Narrow)
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return text;
        return interpreter.Intern(text);
    }

    private static PyObject[] MakeAll(PyInterpreterState interpreter, TupleConstant tuple)
    {
        var items = new PyObject[tuple.Items.Length];
        for (var i = 0; i < items.Length; i++) items[i] = Make(interpreter, tuple.Items[i]);
        return items;
    }

    private static PyObject MakeOther(PyInterpreterState interpreter, Constant constant) =>
        throw new NotSupportedException($"constants of the kind {constant.GetType().Name} need a type that is not there yet");
}
