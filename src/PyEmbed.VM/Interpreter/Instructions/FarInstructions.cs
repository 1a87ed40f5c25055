using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Locals of code that has more registers than operands can name.</summary>
internal static class FarInstructions
{
    public static Outcome Execute(PyThreadState thread, Frame frame, ref Register register, int operand)
    {
        var (access, index) = FarOperand.Read(operand);
        ref var local = ref frame.LocalRow[index];
        switch (access)
        {
            case FarAccess.Load or FarAccess.Delete when local.IsUnbound:
                return NameInstructions.Unbound(frame, index);
            case FarAccess.Load or FarAccess.LoadCell:
                register = local;
                return Outcome.Next;
            case FarAccess.Store:
                local = register;
                return Outcome.Next;
            case FarAccess.Delete:
                local.Ref = RegisterTag.Unbound;
                return Outcome.Next;
            case FarAccess.MakeCell:
                local.Ref = new PyCell(local.BoxOrNull());
                return Outcome.Next;
            case FarAccess.StoreDeref:
                ((PyCell)local.Ref!).Value = register.Box();
                return Outcome.Next;
            case FarAccess.DeleteDeref:
                return NameInstructions.DeleteDeref(frame, (PyCell)local.Ref!, index) ? Outcome.Next : Outcome.Error;
        }
        var cell = (PyCell)local.Ref!;
        var value = access switch
        {
            FarAccess.LoadDeref => NameInstructions.LoadDeref(frame, cell, index),
            FarAccess.LoadClassDeref => NameInstructions.LoadClassDeref(thread, frame, cell, index),
            _ => NameInstructions.LoadFromNamespaceOrDeref(thread, frame, register.Box(), cell, index),
        };
        if (value is null) return Outcome.Error;
        register.Ref = value;
        return Outcome.Next;
    }
}
