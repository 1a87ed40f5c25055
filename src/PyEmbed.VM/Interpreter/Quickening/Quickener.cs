using System.Collections.Immutable;
using System.Numerics;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Bytecode.Verification;
using PyEmbed.Core.Collections;
using PyEmbed.Core.Literals;

namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>Translates verified wordcode to register code.</summary>
/// <remarks>
/// The stack is followed symbolically: a load of a local or a constant emits nothing and waits on the symbolic stack until an instruction takes it as an
/// operand, so that <c>LOAD_FAST a; LOAD_FAST b; BINARY_OP +; STORE_FAST c</c> becomes one <c>BinaryAdd c, a, b</c>. A waiting value is made real (moved to the
/// register of its depth) where something else looks at the stack: where blocks meet, below the depth of a handler, at yields, before its local changes, and
/// where an instruction takes a row of registers.
/// </remarks>
internal sealed partial class Quickener
{
    private const int MaxRegister = ushort.MaxValue - 1;
    private const int MaxHoisted = 24;

    /// <summary>Sites from this one on belong to several instructions.</summary>
    public const int FirstSharedSite = 32_000;

    private readonly VerifiedCode _verified;
    private readonly DecodedCode _decoded;
    private readonly bool _fold;
    private readonly bool _isWide;
    private readonly bool _longJumps;
    private readonly ImmutableArray<int> _hoisted;
    private readonly ulong[]?[] _boundAtLeader;
    private readonly ulong[] _bound;
    private readonly bool[] _inLoop;
    private readonly StackValue[] _stack;
    private readonly ValueList<Instruction> _code = new(16);
    private readonly List<int> _offsets = [];
    private readonly List<int> _boundaries = [];
    private readonly List<int> _mapIndexes = [];
    private readonly List<StackValue[]> _maps = [];
    private readonly ValueList<CacheSite> _sites = new();
    private Dictionary<CacheSite, int>? _sharedSites;
    private readonly List<int> _extras = [];
    private readonly int[] _starts;   // register code of each decoded instruction
    private readonly ValueList<Fixup> _fixups = new();
    private bool[]? _isLoopConst;   // by index
    private readonly int _stackStart;
    private int _at;      // decoded instruction that is translated
    private int _depth;
    private int _offset;  // where the instruction that is emitted fails
    private int _boundary;
    private int _keywordNames = -1;

    private Quickener(VerifiedCode verified, DecodedCode decoded, ulong[]?[] boundAtLeader, bool fold, ImmutableArray<int> hoisted, bool isWide)
    {
        _verified = verified;
        _decoded = decoded;
        _boundAtLeader = boundAtLeader;
        _fold = fold;
        _hoisted = hoisted;
        _bound = new ulong[(verified.Code.LocalsPlusNames.Length + 63) / 64];
        _stack = new StackValue[verified.MaxDepth + 2];
        _starts = new int[decoded.Instructions.Length];
        _isWide = isWide;
        _stackStart = isWide ? 0 : verified.Code.LocalsPlusNames.Length + hoisted.Length;
        _longJumps = decoded.Instructions.Length > 8000;
        _inLoop = LoopMembers(decoded);
    }

    /// <summary>The register code; unfolded, with a place for trace events before each wordcode instruction, for frames that are traced.</summary>
    /// <exception cref="QuickeningException">The code is larger than register code can be.</exception>
    public static CodeTemplate Translate(VerifiedCode verified, bool fold = true)
    {
        var isWide = verified.Code.LocalsPlusNames.Length + (long)verified.MaxDepth + MaxHoisted > MaxRegister;
        if (verified.MaxDepth >= MaxRegister || verified.Code.LocalsPlusNames.Length > FarOperand.MostLocals) throw new QuickeningException($"code of {verified.Code.Name} needs too many registers");
        if (isWide) fold = false;   // everything works on the stack, locals are moved there and back
        var decoded = new DecodedCode(verified);
        var bound = DefiniteAssignment.Analyze(decoded, verified);
        var quickener = new Quickener(verified, decoded, bound, fold, [], isWide);
        var template = quickener.Run();
        if (quickener._isLoopConst is not { } isLoopConst) return template;
        return new Quickener(verified, decoded, bound, fold, FirstOf(isLoopConst), isWide: false).Run();
    }

    private static ImmutableArray<int> FirstOf(bool[] isLoopConst)
    {
        var hoisted = ImmutableArray.CreateBuilder<int>(MaxHoisted);
        for (var i = 0; i < isLoopConst.Length && hoisted.Count < MaxHoisted; i++)
            if (isLoopConst[i]) hoisted.Add(i);
        return hoisted.ToImmutable();
    }

    private void MarkLoopConst(int index) => (_isLoopConst ??= new bool[_verified.Code.Consts.Length])[index] = true;

    /// <summary>A jump whose distance is known at the end.</summary>
    private readonly record struct Fixup(int Index, int Target, bool IsShort);

    private CodeTemplate Run()
    {
        for (var i = 0; i < _hoisted.Length; i++) EmitConst(_verified.Code.LocalsPlusNames.Length + i, _hoisted[i]);
        var instructions = _decoded.Instructions;
        var fallsThrough = true;
        for (_at = 0; _at < instructions.Length; _at++)
        {
            ref readonly var instruction = ref instructions[_at];
            if (_decoded.IsLeader[_at])
            {
                _offset = instruction.Offset;
                if (fallsThrough) MakeAllReal();
                _boundAtLeader[_at].AsSpan().CopyTo(_bound);
                _depth = instruction.Depth;
                for (var i = 0; i < _depth; i++) _stack[i] = StackValue.InPlace;
            }
            _starts[_at] = _code.Count;
            _offset = instruction.Offset;
            _boundary = instruction.Offset;
            MarkBoundary();
            if (instruction.Handler >= 0) MakeReal(Math.Min(_verified.Handlers[instruction.Handler].Depth, _depth));
            if (!_fold) Emit(Op.Trace, Math.Min(Top, RegisterOf(_verified.MaxDepth)));
            var opcode = instruction.Opcode;
            DefiniteAssignmentBefore = true;
            Translate(instruction);
            if (DefiniteAssignmentBefore) DefiniteAssignment.Apply(instruction, _bound);
            fallsThrough = !OpcodeTable.EndsBlock(opcode);
        }
        return Finish();
    }

    // Lookahead that has consumed further instructions applies their effect itself.
    private bool DefiniteAssignmentBefore { get; set; }

    private CodeTemplate Finish()
    {
        foreach (ref readonly var fixup in _fixups)
        {
            var distance = _starts[_decoded.IndexOf(fixup.Target)] - (fixup.Index + 1);
            ref var instruction = ref _code[fixup.Index];
            if (fixup.IsShort)
            {
                if (distance is < short.MinValue or > short.MaxValue) throw new QuickeningException($"code of {_verified.Code.Name} jumps too far");
                instruction.C = (ushort)distance;
            }
            else
            {
                instruction.Wide = distance;
            }
        }
        var handlerStarts = new Dictionary<int, int>();
        for (var i = 0; i < _starts.Length; i++)
            if (_decoded.IsHandler[i]) handlerStarts[HandlerOffset(i)] = _starts[i];
        return new CodeTemplate
        {
            Verified = _verified,
            Instructions = _code.ToArray(),
            Offsets = [.. _offsets],
            Boundaries = [.. _boundaries],
            StackMaps = new FrozenStackMaps([.. _mapIndexes], [.. _maps]),
            HoistedConsts = _hoisted,
            Sites = _sites.ToArray(),
            Extras = [.. _extras],
            HandlerStarts = handlerStarts,
            IsFolded = _fold,
            IsWide = _isWide,
            HasDelegation = HasDelegation(),
        };
    }

    private bool HasDelegation()
    {
        foreach (var instruction in _decoded.Instructions)
            if (instruction.Opcode == Opcode.Send) return true;
        return false;
    }

    // Tables name a handler by the start of its first instruction, which an EXTENDED_ARG may precede.
    private int HandlerOffset(int index)
    {
        var handlers = _verified.Handlers;
        for (var i = 0; i < handlers.Length; i++)
            if (_decoded.TryIndexOf(handlers[i].Target, out var at) && at == index) return handlers[i].Target;
        return _decoded.Instructions[index].Offset;
    }

    private static bool[] LoopMembers(DecodedCode decoded)
    {
        var members = new bool[decoded.Instructions.Length];
        if (!decoded.HasLoops) return members;
        var delta = new int[members.Length + 1];
        for (var i = 0; i < members.Length; i++)
        {
            if (decoded.Instructions[i].Target < 0 || decoded.IndexOf(decoded.Instructions[i].Target) is var target && target > i) continue;
            delta[target]++;
            delta[i + 1]--;
        }
        for (int i = 0, inside = 0; i < members.Length; i++)
        {
            inside += delta[i];
            members[i] = inside > 0;
        }
        return members;
    }

    private void Emit(Op op, int a = 0, int b = 0, int c = 0)
    {
        _code.Add(new Instruction(op, a, b, c));
        _offsets.Add(_offset);
        _boundaries.Add(_boundary);
        _boundary = -1;
    }

    private void EmitWide(Op op, int a, int wide) => Emit(op, a, wide & 0xFFFF, wide >> 16);

    private void EmitConst(int register, int constant)
    {
        if (_verified.Code.Consts[constant] is IntConstant { Value: var value } && value >= int.MinValue && value <= int.MaxValue) EmitWide(Op.LoadInt, register, (int)value);
        else EmitWide(Op.LoadConst, register, constant);
    }

    // The state before the next instruction is one that wordcode has as well; remember where its values are.
    private void MarkBoundary()
    {
        if (_mapIndexes.Count > 0 && _mapIndexes[^1] == _code.Count)
        {
            _mapIndexes.RemoveAt(_mapIndexes.Count - 1);
            _maps.RemoveAt(_maps.Count - 1);
        }
        var waits = false;
        for (var i = 0; i < _depth && !waits; i++) waits = _stack[i].Kind != StackValueKind.InPlace;
        if (!waits) return;
        _mapIndexes.Add(_code.Count);
        var map = new StackValue[_depth];
        Array.Copy(_stack, map, _depth);
        _maps.Add(map);
    }

    private int AddSite(CacheSite site)
    {
        _sites.Add(site);
        return _sites.Count - 1;
    }

    // Sixteen bits name a cache: past that, sites of one name share, and are not specialised (see QuickCode).
    private int AddShortSite(CacheSite site)
    {
        if (!SharesSites) return AddSite(site);
        if ((_sharedSites ??= []).TryGetValue(site, out var shared)) return shared;
        if (_sites.Count > ushort.MaxValue) throw new QuickeningException($"code of {_verified.Code.Name} names too many attributes");
        _sharedSites.Add(site, _sites.Count);
        return AddSite(site);
    }

    private bool SharesSites => _sites.Count >= FirstSharedSite;

    private int Name16(int name) =>
        name <= ushort.MaxValue ? name : throw new QuickeningException($"code of {_verified.Code.Name} has too many names");

    private bool TrySmallInt(in StackValue value, out int number)
    {
        number = 0;
        if (!_fold || value.Kind != StackValueKind.Const || _verified.Code.Consts[value.Index] is not IntConstant { Value: var big } || big < short.MinValue || big > short.MaxValue) return false;
        number = (int)big;
        return true;
    }

    private BigInteger? IntConst(int index) => _verified.Code.Consts[index] is IntConstant constant ? constant.Value : null;
}
