using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Bytecode.Verification;

namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>Which locals are certainly bound before each instruction, so that reading them needs no check.</summary>
/// <remarks>A forward analysis over blocks: what all ways to a block agree on. A handler is entered from before any instruction of its range.</remarks>
internal sealed class DefiniteAssignment
{
    private readonly DecodedCode _decoded;
    private readonly VerifiedCode _verified;
    private readonly int _words;
    private readonly ulong[]?[] _atLeader;

    private DefiniteAssignment(DecodedCode decoded, VerifiedCode verified)
    {
        _decoded = decoded;
        _verified = verified;
        _words = (verified.Code.LocalsPlusNames.Length + 63) / 64;
        _atLeader = new ulong[decoded.Instructions.Length][];
    }

    /// <summary>The sets at the start of every block: other instructions follow from these by <see cref="Apply"/>.</summary>
    public static ulong[]?[] Analyze(DecodedCode decoded, VerifiedCode verified)
    {
        var analysis = new DefiniteAssignment(decoded, verified);
        analysis.Run();
        return analysis._atLeader;
    }

    /// <summary>What an instruction makes of the set before it. Having read a local proves it bound.</summary>
    public static void Apply(in DecodedInstruction instruction, Span<ulong> bound)
    {
        switch (instruction.Opcode)
        {
            case Opcode.StoreFast or Opcode.LoadFast:
                bound[instruction.Oparg >> 6] |= 1UL << (instruction.Oparg & 63);
                break;
            case Opcode.DeleteFast:
                bound[instruction.Oparg >> 6] &= ~(1UL << (instruction.Oparg & 63));
                break;
        }
    }

    private void Run()
    {
        var code = _verified.Code;
        var entry = new ulong[_words];
        var arguments = code.ArgCount + code.KwOnlyArgCount + ((code.Flags & CodeFlags.VarArgs) != 0 ? 1 : 0) + ((code.Flags & CodeFlags.VarKeywords) != 0 ? 1 : 0);
        for (var i = 0; i < Math.Min(arguments, code.LocalsPlusNames.Length); i++) entry[i >> 6] |= 1UL << (i & 63);
        _atLeader[0] = entry;
        var pending = new List<int> { 0 };
        var bound = new ulong[_words];
        while (pending.Count > 0)
        {
            var at = pending[^1];
            pending.RemoveAt(pending.Count - 1);
            _atLeader[at].AsSpan().CopyTo(bound);
            while (true)
            {
                ref readonly var instruction = ref _decoded.Instructions[at];
                if (instruction.Handler >= 0) Meet(_decoded.IndexOf(_verified.Handlers[instruction.Handler].Target), bound, pending);
                Apply(instruction, bound);
                if (instruction.Target >= 0) Meet(_decoded.IndexOf(instruction.Target), bound, pending);
                if (OpcodeTable.EndsBlock(instruction.Opcode)) break;
                at++;
                if (!_decoded.IsLeader[at]) continue;
                Meet(at, bound, pending);
                break;
            }
        }
    }

    private void Meet(int leader, ReadOnlySpan<ulong> bound, List<int> pending)
    {
        if (_atLeader[leader] is not { } known)
        {
            _atLeader[leader] = bound.ToArray();
            pending.Add(leader);
            return;
        }
        var changed = false;
        for (var i = 0; i < known.Length; i++)
        {
            var both = known[i] & bound[i];
            changed |= both != known[i];
            known[i] = both;
        }
        if (changed) pending.Add(leader);
    }
}
