using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyEmbed.Bytecode;
using PyEmbed.VM.Interpreter.Instructions;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Interpreter;

/// <summary>Register code as one engine runs it, for functions of one code object and one global namespace: instructions that rewrite themselves, and their caches.</summary>
internal sealed unsafe class QuickCode
{
    private readonly byte[] _instructions;   // pinned

    public QuickCode(CodeTemplate template, PyCode code, PyDict globals, PyDict builtins)
    {
        Template = template;
        Code = code;
        Globals = globals;
        Builtins = builtins;
        // Bytes, because pinned arrays of a struct of ours are made by code that the JIT would have to compile first.
        InstructionCount = template.Instructions.Length;
        _instructions = GC.AllocateUninitializedArray<byte>(InstructionCount * sizeof(Instruction), pinned: true);
        Start = (Instruction*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_instructions));
        for (var i = 0; i < InstructionCount; i++) Start[i] = template.Instructions[i];
        Caches = new InlineCache[template.Sites.Length];
        Misses = new byte[template.Instructions.Length];
        if (Caches.Length > Quickener.FirstSharedSite) KeepShared();
        Consts = code.ConstRegisters;
        Names = code.NameObjects;
        RegisterCount = template.RegisterCount;
        var flags = template.Code.Flags;
        ArgCount = template.Code.ArgCount;
        const CodeFlags Other = CodeFlags.VarArgs | CodeFlags.VarKeywords;
        LocalCount = template.LocalCount;
        Below = template.Below;
        IsSimple = (flags & Other) == 0 && template.Code.KwOnlyArgCount == 0 && Below == 0;
    }

    // Instructions that share a cache would take what another has learned for their own.
    private void KeepShared()
    {
        for (var i = 0; i < InstructionCount; i++)
            if (Start[i] is { Op: Op.LoadAttr or Op.StoreAttr or Op.LoadMethod, C: >= Quickener.FirstSharedSite }) Misses[i] = byte.MaxValue;
    }

    public readonly Instruction* Start;

    /// <summary>How many registers a window has.</summary>
    public readonly int RegisterCount;

    /// <summary>Positional parameters.</summary>
    public readonly int ArgCount;

    public readonly int LocalCount;

    /// <summary>Registers of a window below register 0, see <see cref="CodeTemplate.IsWide"/>.</summary>
    public readonly int Below;

    public int WindowSize => Below + RegisterCount;

    /// <summary>Whether positional parameters are all there are.</summary>
    public readonly bool IsSimple;

    public readonly InlineCache[] Caches;

    public readonly Register[] Consts;

    public readonly PyStr[] Names;

    public readonly PyDict Globals;

    public readonly PyDict Builtins;

    public readonly PyCode Code;

    public readonly CodeTemplate Template;

    /// <summary>How often a specialised form did not fit, by instruction.</summary>
    public readonly byte[] Misses;

    /// <summary>The same code for traced frames.</summary>
    public QuickCode Unfolded => _unfolded ??= Template.IsFolded ? new QuickCode(Quickener.Translate(Template.Verified, fold: false), Code, Globals, Builtins) : this;

    private QuickCode? _unfolded;

    /// <summary>Instructions are general again and their caches empty.</summary>
    public void ForgetLearned()
    {
        for (var i = 0; i < InstructionCount; i++) Start[i].Op = Template.Instructions[i].Op;
        Array.Clear(Caches);
        Array.Clear(Misses);
        if (Caches.Length > Quickener.FirstSharedSite) KeepShared();
        Code.ForgetQuick();
        if (!ReferenceEquals(_unfolded, this)) _unfolded?.ForgetLearned();
    }

    public readonly int InstructionCount;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref InlineCache Cache(int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Caches), index);

    public int IndexOf(Instruction* instruction) => (int)(instruction - Start);

    public PyStr NameOfSite(int site) => Names[Template.Sites[site].Name];
}

/// <summary>What an instruction has learned. Which fields count, and for what, is the business of the specialised form.</summary>
internal struct InlineCache
{
    /// <summary>A shape or a type.</summary>
    public object? Key;

    /// <summary>What was found: a function, a value, the shape after.</summary>
    public object? Value;

    /// <summary>What is known of further shapes.</summary>
    public PolymorphicEntry[]? More;

    /// <summary>A type's version, or a dict's <c>KeysVersion</c>.</summary>
    public ulong Version;

    /// <summary>A slot or an entry's index.</summary>
    public int Index;

    /// <summary>A second version, where two dicts have to be as they were.</summary>
    public ulong Stamp;
}
