using PyEmbed.Bytecode.Instructions;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.OpcodeInformation;

/// <summary>Python's module <c>_opcode</c>: what instructions do to the stack.</summary>
[PyModule("_opcode", Doc = "Opcode support module.")]
internal sealed partial class OpcodeModule
{
    [PyFunction("stack_effect(opcode, oparg=None, /, *, jump=None)", Doc = "Compute the stack effect of the opcode.")]
    internal static PyObject? StackEffect(PyThreadState thread, int opcode, PyObject oparg, PyObject jump)
    {
        var argument = 0;
        if (opcode >= OpcodeTable.HaveArgument)
        {
            if (oparg is PyNone) return PyErr.ValueError("stack_effect: opcode requires oparg but oparg was not specified");
            if (!ArgumentConversion.TryInt32(thread, oparg, out argument)) return null;
        }
        else if (oparg is not PyNone) return PyErr.ValueError("stack_effect: opcode does not permit oparg but oparg was specified");
        if (jump is not (PyNone or PyBool)) return PyErr.ValueError("stack_effect: jump must be False, True or None");
        if (opcode is < 0 or > byte.MaxValue || OpcodeTable.IsEnginePrivate((Opcode)opcode)) return Invalid();
        var effect = OpcodeTable.StackEffect((Opcode)opcode, argument, jump is PyBool ? ReferenceEquals(jump, PyBool.True) : null);
        return effect == OpcodeTable.InvalidStackEffect ? Invalid() : PyInt.From(effect);
    }

    /// <summary>None, as of a CPython that was not built to count.</summary>
    [PyFunction("get_specialization_stats(/)", Doc = "Return the specialization stats.")]
    internal static PyObject SpecializationStatistics() => PyNone.Instance;

    private static PyError Invalid() => PyErr.ValueError("invalid opcode or oparg");
}
