using PyEmbed.Core.Collections;

namespace PyEmbed.StandardLibrary.Sre;

/// <summary>
/// Makes a graph of nodes from the code that <c>re._compiler</c> emits. Code may come from anywhere: whatever is not well formed is refused, so that the matcher can rely on the graph.
/// </summary>
internal sealed class PatternDecoder
{
    private const int Invalid = -1;
    private const int MaxPrefix = 64;
    private const int MaxFirstTests = 16;
    private const int MaxFirstSteps = 64;

    private readonly PyThreadState _thread;
    private readonly uint[] _code;
    private readonly int _groups;
    private readonly ValueList<PatternNode> _nodes = new();
    private int _registers;

    private PatternDecoder(PyThreadState thread, uint[] code, int groups)
    {
        _thread = thread;
        _code = code;
        _groups = groups;
        _registers = 2 * groups + 1;
    }

    /// <summary>Null: RuntimeError or RecursionError is set.</summary>
    [MustCheck]
    public static PatternProgram? Decode(PyThreadState thread, uint[] code, int groups)
    {
        if (!thread.TryChargeWork(code.Length)) return null;
        if (new PatternDecoder(thread, code, groups).Decode() is { } program) return program;
        if (!thread.HasError) _ = PyErr.RuntimeError("invalid SRE code");
        return null;
    }

    private PatternProgram? Decode()
    {
        if (_code.Length == 0 || (SreOpcode)_code[^1] != SreOpcode.Success) return null;
        var success = Add(new PatternNode(NodeKind.Success));
        var entry = Sequence(0, _code.Length - 1, success);
        if (entry == Invalid) return null;
        var nodes = _nodes.ToArray();
        return new PatternProgram
        {
            Nodes = nodes,
            Entry = entry,
            Groups = _groups,
            Registers = _registers,
            MinLength = (SreOpcode)_code[0] == SreOpcode.Info && _code.Length > 4 ? (int)Math.Min(_code[3], int.MaxValue) : 0,
            Prefix = FindPrefix(nodes, entry),
            First = FindFirst(nodes, entry),
        };
    }

    private int Add(PatternNode node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    private uint At(int position) => position < _code.Length ? _code[position] : uint.MaxValue;

    // The nodes of what stands from start to end, followed by the node next. The last instruction is made first, since nodes name their successors.
    private int Sequence(int start, int end, int next)
    {
        if (!_thread.TryEnterRecursion(" while reading a pattern")) return Invalid;
        try
        {
            var starts = new List<int>();
            for (var at = start; at < end;)
            {
                starts.Add(at);
                var length = Length(at, end);
                if (length <= 0 || at + length > end) return Invalid;
                at += length;
            }
            for (var i = starts.Count - 1; i >= 0; i--)
            {
                next = Instruction(starts[i], i + 1 < starts.Count ? starts[i + 1] : end, next);
                if (next == Invalid) return Invalid;
            }
            return next;
        }
        finally
        {
            _thread.LeaveRecursion();
        }
    }

    // How many words the instruction takes; 0: it is none.
    private int Length(int at, int end)
    {
        switch ((SreOpcode)_code[at])
        {
            case SreOpcode.Failure or SreOpcode.Success or SreOpcode.Any or SreOpcode.AnyAll:
                return 1;
            case SreOpcode.Literal or SreOpcode.NotLiteral or SreOpcode.LiteralIgnore or SreOpcode.NotLiteralIgnore or SreOpcode.LiteralLocIgnore or SreOpcode.NotLiteralLocIgnore
                or SreOpcode.LiteralUniIgnore or SreOpcode.NotLiteralUniIgnore or SreOpcode.At or SreOpcode.Category or SreOpcode.Mark
                or SreOpcode.GroupRef or SreOpcode.GroupRefIgnore or SreOpcode.GroupRefLocIgnore or SreOpcode.GroupRefUniIgnore:
                return 2;
            case SreOpcode.In or SreOpcode.InIgnore or SreOpcode.InLocIgnore or SreOpcode.InUniIgnore or SreOpcode.Info or SreOpcode.RepeatOne or SreOpcode.MinRepeatOne
                or SreOpcode.PossessiveRepeatOne or SreOpcode.AtomicGroup or SreOpcode.Assert or SreOpcode.AssertNot:
                return Skip(at + 1, end) is var one and > 0 ? 1 + one : 0;
            case SreOpcode.Repeat or SreOpcode.PossessiveRepeat:
                return Skip(at + 1, end) is var loop and > 0 ? 2 + loop : 0;
            case SreOpcode.Branch:
                var position = at + 1;
                while (position < end && _code[position] != 0)
                {
                    if (Skip(position, end) is not (> 2 and var skip)) return 0;
                    position += skip;
                }
                return position < end ? position + 1 - at : 0;
            case SreOpcode.GroupRefExists:
                if (Skip(at + 2, end + 1) is not (> 1 and var yes)) return 0;
                var target = at + 1 + yes;
                if (!EndsWithJump(at + 3, target)) return target - at;
                return Skip(target - 1, end) is var no and > 0 ? target - 1 + no - at : 0;
            default:
                return 0;
        }
    }

    private int Skip(int at, int end) => at < end && _code[at] <= (uint)(end - at) ? (int)_code[at] : 0;

    // Whether the last instruction before the end is a jump.
    private bool EndsWithJump(int at, int end)
    {
        while (at < end)
        {
            if (at == end - 2 && (SreOpcode)_code[at] == SreOpcode.Jump) return true;
            var length = Length(at, end);
            if (length <= 0) return false;
            at += length;
        }
        return false;
    }

    private int Instruction(int at, int end, int next)
    {
        var opcode = (SreOpcode)_code[at];
        if (TryTest(at, end, out var test)) return Add(new PatternNode(NodeKind.One) { Test = test, Next = next });
        switch (opcode)
        {
            case SreOpcode.Success:
                return _nodes[next].Kind == NodeKind.Success ? next : Invalid;
            case SreOpcode.Failure:
                return Add(new PatternNode(NodeKind.Fail));
            case SreOpcode.Info:
                return next;
            case SreOpcode.At:
                return _code[at + 1] <= (uint)SrePosition.UniNonBoundary ? Add(new PatternNode(NodeKind.At) { A = (int)_code[at + 1], Next = next }) : Invalid;
            case SreOpcode.Mark:
                return _code[at + 1] < 2 * (uint)_groups ? Add(new PatternNode(NodeKind.Mark) { A = (int)_code[at + 1], Next = next }) : Invalid;
            case SreOpcode.GroupRef or SreOpcode.GroupRefIgnore or SreOpcode.GroupRefLocIgnore or SreOpcode.GroupRefUniIgnore:
                return _code[at + 1] < (uint)_groups ? Add(new PatternNode(NodeKind.GroupReference) { A = (int)_code[at + 1], B = (int)RuleOf(opcode), Next = next }) : Invalid;
            case SreOpcode.GroupRefExists:
                return Conditional(at, end, next);
            case SreOpcode.Branch:
                return Branch(at, end, next);
            case SreOpcode.RepeatOne:
                return RepeatOne(at, end, next, NodeKind.GreedyOne);
            case SreOpcode.MinRepeatOne:
                return RepeatOne(at, end, next, NodeKind.LazyOne);
            case SreOpcode.PossessiveRepeatOne:
                return RepeatOne(at, end, next, NodeKind.PossessiveOne);
            case SreOpcode.Repeat:
                return (SreOpcode)_code[end - 1] switch
                {
                    SreOpcode.MaxUntil => Loop(at, end, next, NodeKind.GreedyLoop),
                    SreOpcode.MinUntil => Loop(at, end, next, NodeKind.LazyLoop),
                    _ => Invalid,
                };
            case SreOpcode.PossessiveRepeat:
                return (SreOpcode)_code[end - 1] == SreOpcode.Success ? Loop(at, end, next, NodeKind.PossessiveLoop) : Invalid;
            case SreOpcode.AtomicGroup:
                return Cut(at, at + 2, end, next, 0, NodeKind.Atomic, NodeKind.AtomicEnd);
            case SreOpcode.Assert:
                return Cut(at, at + 3, end, next, _code[at + 2], NodeKind.Assert, NodeKind.AssertEnd);
            case SreOpcode.AssertNot:
                return Cut(at, at + 3, end, next, _code[at + 2], NodeKind.AssertNot, NodeKind.AssertNotEnd);
            default:
                return Invalid;
        }
    }

    // The instructions that take one character.
    private bool TryTest(int at, int end, out CharacterTest test)
    {
        var opcode = (SreOpcode)_code[at];
        var operand = unchecked((int)At(at + 1));
        switch (opcode)
        {
            case SreOpcode.Any:
                test = new CharacterTest(TestKind.AnyButNewline, CaseRule.Exact, 0, null);
                return true;
            case SreOpcode.AnyAll:
                test = new CharacterTest(TestKind.Any, CaseRule.Exact, 0, null);
                return true;
            case SreOpcode.Literal or SreOpcode.LiteralIgnore or SreOpcode.LiteralLocIgnore or SreOpcode.LiteralUniIgnore:
                test = new CharacterTest(TestKind.Literal, RuleOf(opcode), operand, null);
                return true;
            case SreOpcode.NotLiteral or SreOpcode.NotLiteralIgnore or SreOpcode.NotLiteralLocIgnore or SreOpcode.NotLiteralUniIgnore:
                test = new CharacterTest(TestKind.NotLiteral, RuleOf(opcode), operand, null);
                return true;
            case SreOpcode.Category when (uint)operand <= (uint)SreCategory.UniNotLineBreak:
                test = new CharacterTest(TestKind.Category, CaseRule.Exact, operand, null);
                return true;
            case SreOpcode.In or SreOpcode.InIgnore or SreOpcode.InLocIgnore or SreOpcode.InUniIgnore:
                test = new CharacterTest(TestKind.Never, CaseRule.Exact, 0, null);
                if (CharacterSet.Check(_code, at + 2, end) != end) return false;
                test = new CharacterTest(TestKind.Set, RuleOf(opcode), 0, new CharacterSet(_code, at + 2, RuleOf(opcode)));
                return true;
            default:
                test = default;
                return false;
        }
    }

    private static CaseRule RuleOf(SreOpcode opcode) => opcode switch
    {
        SreOpcode.LiteralIgnore or SreOpcode.NotLiteralIgnore or SreOpcode.InIgnore or SreOpcode.GroupRefIgnore => CaseRule.Ascii,
        SreOpcode.LiteralLocIgnore or SreOpcode.NotLiteralLocIgnore or SreOpcode.InLocIgnore or SreOpcode.GroupRefLocIgnore => CaseRule.Locale,
        SreOpcode.LiteralUniIgnore or SreOpcode.NotLiteralUniIgnore or SreOpcode.InUniIgnore or SreOpcode.GroupRefUniIgnore => CaseRule.Unicode,
        _ => CaseRule.Exact,
    };

    private int Branch(int at, int end, int next)
    {
        var bodies = new List<int>();
        for (var position = at + 1; _code[position] != 0;)
        {
            var skip = (int)_code[position];
            var jump = position + skip - 2;
            if ((SreOpcode)_code[jump] != SreOpcode.Jump || jump + 1 + _code[jump + 1] != (uint)end) return Invalid;
            var body = Sequence(position + 1, jump, next);
            if (body == Invalid) return Invalid;
            bodies.Add(body);
            position += skip;
        }
        if (bodies.Count == 0) return Add(new PatternNode(NodeKind.Fail));
        var result = bodies[^1];
        for (var i = bodies.Count - 2; i >= 0; i--) result = Add(new PatternNode(NodeKind.Fork) { Next = bodies[i], Other = result });
        return result;
    }

    private int Conditional(int at, int end, int next)
    {
        if (_code[at + 1] >= (uint)_groups) return Invalid;
        var target = at + 1 + (int)_code[at + 2];
        var hasElse = EndsWithJump(at + 3, target);
        var yes = Sequence(at + 3, hasElse ? target - 2 : target, next);
        var no = hasElse ? Sequence(target, end, next) : next;
        return yes == Invalid || no == Invalid ? Invalid : Add(new PatternNode(NodeKind.GroupExists) { A = (int)_code[at + 1], Next = yes, Other = no });
    }

    private int RepeatOne(int at, int end, int next, NodeKind kind)
    {
        if (end - at < 6 || (SreOpcode)_code[end - 1] != SreOpcode.Success || !TryTest(at + 4, end - 1, out var test) || Length(at + 4, end - 1) != end - 1 - (at + 4)) return Invalid;
        if (!TryCounts(at, out var least, out var most)) return Invalid;
        return Add(new PatternNode(kind) { Test = test, A = least, B = most, Next = next });
    }

    private int Loop(int at, int end, int next, NodeKind kind)
    {
        if (end - at < 5 || !TryCounts(at, out var least, out var most)) return Invalid;
        // How often it went round, where it was the last time, and for a possessive one where its alternatives begin.
        var register = _registers;
        _registers += 3;
        var loop = Add(new PatternNode(kind) { A = least, B = most, Next = next, Register = register });
        var last = loop;
        if (kind == NodeKind.PossessiveLoop) last = Add(new PatternNode(NodeKind.PossessiveLoopEnd) { Next = loop, Register = register });
        var body = Sequence(at + 4, end - 1, last);
        if (body == Invalid) return Invalid;
        var other = body;
        if (kind == NodeKind.LazyLoop) other = Add(new PatternNode(NodeKind.LazyLoopMore) { A = least, B = most, Next = next, Other = body, Register = register });
        _nodes[loop] = _nodes[loop] with { Other = other };
        return Add(new PatternNode(NodeKind.LoopStart) { Next = loop, Register = register });
    }

    private bool TryCounts(int at, out int least, out int most)
    {
        least = (int)Math.Min(_code[at + 2], int.MaxValue);
        most = (int)Math.Min(_code[at + 3], int.MaxValue);
        return _code[at + 2] <= _code[at + 3];
    }

    private int Cut(int at, int bodyStart, int end, int next, uint back, NodeKind kind, NodeKind endKind)
    {
        if (end <= bodyStart || back > int.MaxValue || (SreOpcode)_code[end - 1] != SreOpcode.Success) return Invalid;
        var register = _registers++;
        var last = Add(new PatternNode(endKind) { Next = next, Register = register });
        var body = Sequence(bodyStart, end - 1, last);
        return body == Invalid ? Invalid : Add(new PatternNode(kind) { A = (int)back, Next = next, Other = body, Register = register });
    }

    private static string FindPrefix(PatternNode[] nodes, int at)
    {
        var prefix = new List<char>();
        while (prefix.Count < MaxPrefix)
        {
            ref readonly var node = ref nodes[at];
            if (node is { Kind: NodeKind.One, Test: { Kind: TestKind.Literal, Rule: CaseRule.Exact, Character: >= 0 and <= char.MaxValue } }) prefix.Add((char)node.Test.Character);
            else if (node.Kind != NodeKind.Mark) break;
            at = node.Next;
        }
        return new string([.. prefix]);
    }

    private static CharacterTest? FindFirst(PatternNode[] nodes, int at)
    {
        var tests = new ValueList<CharacterTest>();
        var steps = MaxFirstSteps;
        if (!CollectFirst(nodes, at, tests, ref steps)) return null;
        return tests.Count == 1 ? tests[0] : new CharacterTest(TestKind.Set, CaseRule.Exact, 0, new CharacterSet(tests.ToArray()));
    }

    // False: a match may begin with something else, or with nothing.
    private static bool CollectFirst(PatternNode[] nodes, int at, ValueList<CharacterTest> tests, ref int steps)
    {
        while (steps-- > 0)
        {
            ref readonly var node = ref nodes[at];
            switch (node.Kind)
            {
                case NodeKind.Mark or NodeKind.LoopStart or NodeKind.At or NodeKind.Assert or NodeKind.AssertNot:
                    // Conditions take no characters: the match begins with what follows them.
                    at = node.Next;
                    break;
                case NodeKind.Atomic:
                case NodeKind.GreedyLoop or NodeKind.LazyLoop or NodeKind.PossessiveLoop when node.A > 0 && nodes[node.Other].Kind != NodeKind.LazyLoopMore:
                    at = node.Other;
                    break;
                case NodeKind.One:
                case NodeKind.GreedyOne or NodeKind.LazyOne or NodeKind.PossessiveOne when node.A > 0:
                    if (tests.Count == MaxFirstTests || node.Test.Kind is TestKind.Any) return false;
                    tests.Add(node.Test);
                    return true;
                case NodeKind.Fork:
                    if (tests.Count == MaxFirstTests || !CollectFirst(nodes, node.Next, tests, ref steps)) return false;
                    at = node.Other;
                    break;
                default:
                    return false;
            }
        }
        return false;
    }
}
