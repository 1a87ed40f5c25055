using PyEmbed.Bytecode.Instructions;

namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>Locals of code that has more registers than operands can name.</summary>
internal sealed partial class Quickener
{
    // False: the instruction has nothing to do with locals.
    private bool TranslateFar(in DecodedInstruction instruction)
    {
        var local = instruction.Oparg;
        switch (instruction.Opcode)
        {
            case Opcode.LoadFast: Load(FarAccess.Load); break;
            case Opcode.LoadClosure: Load(FarAccess.LoadCell); break;
            case Opcode.LoadDeref: Load(FarAccess.LoadDeref); break;
            case Opcode.LoadClassderef: Load(FarAccess.LoadClassDeref); break;
            case Opcode.LoadFromDictOrDeref:
                Pop();
                Load(FarAccess.LoadFromDictOrDeref);
                break;
            case Opcode.StoreFast: EmitFar(FarAccess.Store, Pop()); break;
            case Opcode.StoreDeref: EmitFar(FarAccess.StoreDeref, Pop()); break;
            case Opcode.DeleteFast: EmitFar(FarAccess.Delete, 0); break;
            case Opcode.DeleteDeref: EmitFar(FarAccess.DeleteDeref, 0); break;
            case Opcode.MakeCell: EmitFar(FarAccess.MakeCell, 0); break;
            default: return false;
        }
        return true;

        void Load(FarAccess access)
        {
            EmitFar(access, Top);
            PushReal();
        }

        void EmitFar(FarAccess access, int register) => EmitWide(Op.Far, register, FarOperand.Of(access, local));
    }
}
