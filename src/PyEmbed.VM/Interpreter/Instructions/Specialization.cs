using PyEmbed.VM.Interpreter.Quickening;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Instructions rewrite themselves to the form that fits what they see, and back when it no longer does.</summary>
internal static unsafe class Specialization
{
    private const int MissesToGeneral = 16;
    private const int MostMisses = 208;

    /// <summary>A specialised form did not fit: the general form. After some misses the instruction becomes general again, and after many it stays so.</summary>
    public static Op Missed(QuickCode code, Instruction* instruction)
    {
        var index = code.IndexOf(instruction);
        var general = code.Template.Instructions[index].Op;
        ref var misses = ref code.Misses[index];
        if (misses < MostMisses) misses++;
        if (misses % MissesToGeneral == 0) instruction->Op = general;
        return general;
    }

    /// <summary>Whether the instruction may be specialised again.</summary>
    public static bool MayTry(QuickCode code, Instruction* instruction) => code.Misses[code.IndexOf(instruction)] < MostMisses;

    /// <summary>An attempt found nothing to specialise for.</summary>
    public static void Failed(QuickCode code, Instruction* instruction)
    {
        ref var misses = ref code.Misses[code.IndexOf(instruction)];
        if (misses < MostMisses) misses++;
    }
}
