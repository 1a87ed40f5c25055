using System.Runtime.CompilerServices;

namespace PyEmbed.StandardLibrary.Sre;

/// <summary>How an attempt ended.</summary>
internal enum MatchOutcome : byte
{
    NoMatch,
    Match,

    /// <summary>An error is set: a limit was reached.</summary>
    Error,
}

/// <summary>What a matcher does for its pattern, whatever the form of the text.</summary>
internal abstract class Matcher
{
    /// <summary>Matches at a position. The registers say what the groups matched.</summary>
    public abstract MatchOutcome Match(int start, int end, bool isFull);

    /// <summary>Matches at a position, but nothing empty if <paramref name="mustAdvance"/>.</summary>
    public abstract MatchOutcome MatchNext(int start, int end, bool mustAdvance);

    /// <summary>Finds the first match from a position on.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="end">Where the text ends.</param>
    /// <param name="mustAdvance">Whether the match must not be empty if it is at <paramref name="start"/>.</param>
    public abstract MatchOutcome Search(int start, int end, bool mustAdvance);

    /// <summary>Where the last match begins.</summary>
    public int Start { get; protected set; }

    /// <summary>Where the last match ends.</summary>
    public int End { get; protected set; }

    /// <summary>Marks of the groups (-1: none), then the number of the group that was closed last, then what loops count.</summary>
    public int[] Registers { get; protected init; } = [];

    /// <summary>A matcher for a subject.</summary>
    public static Matcher Create(PyThreadState thread, PatternProgram program, Subject subject) => subject.Bytes is { } bytes
        ? new Matcher<ByteText>(thread, program, new ByteText(bytes))
        : subject.Wide is { } wide ? new Matcher<WideText>(thread, program, new WideText(wide)) : new Matcher<NarrowText>(thread, program, new NarrowText(subject.Narrow!));
}

/// <summary>
/// Backtracking without recursion: what may be tried later lies on one stack, what has to be undone first on another, so that neither a pattern nor a text can exhaust the native stack, and both
/// stacks are charged to the memory limit. Every step counts as work, so that every limit ends a match in the middle.
/// </summary>
internal sealed class Matcher<TText> : Matcher where TText : struct, ISubjectText
{
    private const int WorkSlice = 4096;
    private const int ChoiceSize = 4;       // node (complemented: the node goes on), position, height of the trail, a number of the node's own
    private const int Unmatched = -1;

    private readonly PyThreadState _thread;
    private readonly PatternProgram _program;
    private readonly TText _text;
    private readonly int[] _registers;
    private int[] _choices = new int[32 * ChoiceSize];
    private int _choiceTop;
    private int[] _trail = new int[64];     // register, old value
    private int _trailTop;
    private int _fuel = WorkSlice;

    public Matcher(PyThreadState thread, PatternProgram program, TText text)
    {
        _thread = thread;
        _program = program;
        _text = text;
        Registers = _registers = new int[program.Registers];
    }

    public override MatchOutcome Match(int start, int end, bool isFull)
    {
        Start = start;
        return start > end ? MatchOutcome.NoMatch : Run(start, end, isFull, Unmatched);
    }

    public override MatchOutcome MatchNext(int start, int end, bool mustAdvance)
    {
        Start = start;
        return start > end ? MatchOutcome.NoMatch : Run(start, end, false, mustAdvance ? start : Unmatched);
    }

    public override MatchOutcome Search(int start, int end, bool mustAdvance)
    {
        var forbidden = mustAdvance ? start : Unmatched;
        var last = end - _program.MinLength;
        // What begins where the text begins is nowhere else.
        if (IsAnchored()) last = Math.Min(last, start);
        var prefix = _program.Prefix;
        var first = _program.First;
        for (var at = start; at <= last; at++)
        {
            if (prefix.Length > 0)
            {
                var found = _text.IndexOf(prefix, at, last + prefix.Length);
                if (!Charge(((found < 0 ? last : found) - at) / 16)) return MatchOutcome.Error;
                if (found < 0) return MatchOutcome.NoMatch;
                at = found;
            }
            else if (first is not null)
            {
                var from = at;
                at = SkipTo(first.GetValueOrDefault(), at, last + 1);
                if (!Charge((at - from) / 8)) return MatchOutcome.Error;
                if (at > last) return MatchOutcome.NoMatch;
            }
            var outcome = Run(at, end, false, forbidden);
            if (outcome != MatchOutcome.NoMatch)
            {
                Start = at;
                return outcome;
            }
            if (!Charge(1)) return MatchOutcome.Error;
        }
        return MatchOutcome.NoMatch;
    }

    private bool IsAnchored()
    {
        var nodes = _program.Nodes;
        var at = _program.Entry;
        while (nodes[at].Kind == NodeKind.Mark) at = nodes[at].Next;
        return nodes[at].Kind == NodeKind.At && (SrePosition)nodes[at].A is SrePosition.Beginning or SrePosition.BeginningString;
    }

    private int SkipTo(in CharacterTest test, int at, int end)
    {
        if (test is { Kind: TestKind.Set, Set: { } set })
        {
            while (at < end && !set.Contains(_text[at])) at++;
            return at;
        }
        while (at < end && !test.Accepts(_text[at])) at++;
        return at;
    }

    private bool Charge(int steps) => (_fuel -= steps) > 0 || Refuel();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Refuel()
    {
        var used = WorkSlice - _fuel;
        _fuel = WorkSlice;
        return _thread.TryChargeWork(used);
    }

    private MatchOutcome Run(int position, int end, bool isFull, int forbiddenEnd)
    {
        var nodes = _program.Nodes;
        _choiceTop = 0;
        _trailTop = 0;
        Array.Fill(_registers, Unmatched);
        var at = _program.Entry;
        while (true)
        {
            if (--_fuel <= 0 && !Refuel()) return MatchOutcome.Error;
            ref readonly var node = ref nodes[at];
            switch (node.Kind)
            {
                case NodeKind.One:
                    if (position >= end || !node.Test.Accepts(_text[position])) goto default;
                    position++;
                    at = node.Next;
                    continue;

                case NodeKind.Mark:
                    if (!Set(node.A, position)) return MatchOutcome.Error;
                    if ((node.A & 1) != 0 && !Set(_program.LastGroup, node.A / 2 + 1)) return MatchOutcome.Error;
                    at = node.Next;
                    continue;

                case NodeKind.At:
                    if (!IsAt((SrePosition)node.A, position, end)) goto default;
                    at = node.Next;
                    continue;

                case NodeKind.Fork:
                    if (!Push(node.Other, position, 0)) return MatchOutcome.Error;
                    at = node.Next;
                    continue;

                case NodeKind.GreedyOne:
                {
                    var start = position;
                    position = Span(node.Test, position, Limit(position, end, node.B));
                    if (!Charge((position - start) / 8)) return MatchOutcome.Error;
                    if (position - start < node.A) goto default;
                    if (position - start > node.A && !Push(~at, position, start + node.A)) return MatchOutcome.Error;
                    at = node.Next;
                    continue;
                }

                case NodeKind.LazyOne:
                {
                    var least = Span(node.Test, position, Limit(position, end, node.A));
                    if (!Charge((least - position) / 8)) return MatchOutcome.Error;
                    if (least - position < node.A) goto default;
                    if (node.B > node.A && !Push(~at, least, Limit(position, end, node.B))) return MatchOutcome.Error;
                    position = least;
                    at = node.Next;
                    continue;
                }

                case NodeKind.PossessiveOne:
                {
                    var start = position;
                    position = Span(node.Test, position, Limit(position, end, node.B));
                    if (!Charge((position - start) / 8)) return MatchOutcome.Error;
                    if (position - start < node.A) goto default;
                    at = node.Next;
                    continue;
                }

                case NodeKind.LoopStart:
                    if (!Set(node.Register, 0) || !Set(node.Register + 1, Unmatched)) return MatchOutcome.Error;
                    at = node.Next;
                    continue;

                case NodeKind.GreedyLoop:
                {
                    var count = _registers[node.Register];
                    if (count < node.A)
                    {
                        if (!Set(node.Register, count + 1)) return MatchOutcome.Error;
                        at = node.Other;
                        continue;
                    }
                    // A round that matched nothing is the last one.
                    if ((count < node.B || node.B == int.MaxValue) && position != _registers[node.Register + 1])
                    {
                        if (!Push(~at, position, 0) || !Set(node.Register, count + 1) || !Set(node.Register + 1, position)) return MatchOutcome.Error;
                        at = node.Other;
                        continue;
                    }
                    at = node.Next;
                    continue;
                }

                case NodeKind.LazyLoop:
                {
                    var count = _registers[node.Register];
                    if (count < node.A)
                    {
                        if (!Set(node.Register, count + 1)) return MatchOutcome.Error;
                        at = nodes[node.Other].Other;
                        continue;
                    }
                    if (!Push(node.Other, position, 0)) return MatchOutcome.Error;
                    at = node.Next;
                    continue;
                }

                case NodeKind.LazyLoopMore:
                {
                    var count = _registers[node.Register];
                    if ((count >= node.B && node.B != int.MaxValue) || position == _registers[node.Register + 1]) goto default;
                    if (!Set(node.Register, count + 1) || !Set(node.Register + 1, position)) return MatchOutcome.Error;
                    at = node.Other;
                    continue;
                }

                case NodeKind.PossessiveLoop:
                {
                    var count = _registers[node.Register];
                    if (count < node.A || ((count < node.B || node.B == int.MaxValue) && position != _registers[node.Register + 1]))
                    {
                        if (!Set(node.Register + 2, _choiceTop) || !Push(~at, position, count)) return MatchOutcome.Error;
                        if (count >= node.A && !Set(node.Register + 1, position)) return MatchOutcome.Error;
                        at = node.Other;
                        continue;
                    }
                    at = node.Next;
                    continue;
                }

                case NodeKind.PossessiveLoopEnd:
                    _choiceTop = _registers[node.Register + 2];
                    if (!Set(node.Register, _registers[node.Register] + 1)) return MatchOutcome.Error;
                    at = node.Next;
                    continue;

                case NodeKind.Atomic:
                    if (!Set(node.Register, _choiceTop) || !Push(~at, position, 0)) return MatchOutcome.Error;
                    at = node.Other;
                    continue;

                case NodeKind.AtomicEnd:
                    _choiceTop = _registers[node.Register];
                    at = node.Next;
                    continue;

                case NodeKind.Assert or NodeKind.AssertNot:
                    if (position < node.A)
                    {
                        if (node.Kind == NodeKind.Assert) goto default;
                        at = node.Next;
                        continue;
                    }
                    if (!Set(node.Register, _choiceTop) || !Push(~at, position, 0)) return MatchOutcome.Error;
                    position -= node.A;
                    at = node.Other;
                    continue;

                case NodeKind.AssertEnd:
                    _choiceTop = _registers[node.Register];
                    position = _choices[_choiceTop + 1];
                    at = node.Next;
                    continue;

                case NodeKind.AssertNotEnd:
                    _choiceTop = _registers[node.Register];
                    Undo(_choices[_choiceTop + 2]);
                    goto default;

                case NodeKind.GroupReference:
                {
                    var start = _registers[2 * node.A];
                    var stop = _registers[2 * node.A + 1];
                    if (start < 0 || stop < start || !Repeats((CaseRule)node.B, start, stop, ref position, end)) goto default;
                    if (!Charge((stop - start) / 8)) return MatchOutcome.Error;
                    at = node.Next;
                    continue;
                }

                case NodeKind.GroupExists:
                {
                    var start = _registers[2 * node.A];
                    at = start >= 0 && _registers[2 * node.A + 1] >= start ? node.Next : node.Other;
                    continue;
                }

                case NodeKind.Success:
                    if ((isFull && position != end) || position == forbiddenEnd) goto default;
                    End = position;
                    return MatchOutcome.Match;

                default:
                    if (!Backtrack(nodes, ref at, ref position, end, out var isError)) return isError ? MatchOutcome.Error : MatchOutcome.NoMatch;
                    continue;
            }
        }
    }

    // Takes the newest choice that is left. False: there is none.
    private bool Backtrack(PatternNode[] nodes, ref int at, ref int position, int end, out bool isError)
    {
        isError = false;
        while (_choiceTop > 0)
        {
            if (--_fuel <= 0 && !Refuel())
            {
                isError = true;
                return false;
            }
            var choice = _choices.AsSpan(_choiceTop - ChoiceSize, ChoiceSize);
            Undo(choice[2]);
            at = choice[0];
            position = choice[1];
            if (at >= 0)
            {
                _choiceTop -= ChoiceSize;
                return true;
            }
            ref readonly var node = ref nodes[~at];
            switch (node.Kind)
            {
                case NodeKind.GreedyOne:
                {
                    var least = choice[3];
                    position--;
                    // Going back, only places count where what follows can begin.
                    ref readonly var next = ref nodes[node.Next];
                    if (next is { Kind: NodeKind.One, Test.Kind: TestKind.Literal })
                    {
                        var from = position;
                        while (position >= least && (position >= end || !next.Test.Accepts(_text[position]))) position--;
                        _fuel -= (from - position) / 8;
                    }
                    if (position <= least) _choiceTop -= ChoiceSize;
                    else choice[1] = position;
                    if (position < least) continue;
                    at = node.Next;
                    return true;
                }
                case NodeKind.LazyOne:
                {
                    var most = choice[3];
                    ref readonly var next = ref nodes[node.Next];
                    var taken = 0;
                    do
                    {
                        if (position >= most || !node.Test.Accepts(_text[position]))
                        {
                            taken = -1;
                            break;
                        }
                        position++;
                        taken++;
                    }
                    while (next is { Kind: NodeKind.One, Test.Kind: TestKind.Literal } && (position >= end || !next.Test.Accepts(_text[position])));
                    if (taken < 0)
                    {
                        _choiceTop -= ChoiceSize;
                        continue;
                    }
                    _fuel -= taken / 8;
                    choice[1] = position;
                    at = node.Next;
                    return true;
                }
                case NodeKind.GreedyLoop or NodeKind.AssertNot:
                    _choiceTop -= ChoiceSize;
                    at = node.Next;
                    return true;
                case NodeKind.PossessiveLoop:
                    _choiceTop -= ChoiceSize;
                    if (choice[3] < node.A) continue;
                    at = node.Next;
                    return true;
                default:
                    // An atomic group or an assertion whose body has no way left.
                    _choiceTop -= ChoiceSize;
                    continue;
            }
        }
        return false;
    }

    private static int Limit(int position, int end, int most) => most < end - position ? position + most : end;

    // Where a run of characters that a test accepts ends.
    private int Span(in CharacterTest test, int position, int limit)
    {
        switch (test.Kind)
        {
            case TestKind.Any:
                return limit;
            case TestKind.AnyButNewline:
                while (position < limit && _text[position] != '\n') position++;
                return position;
            case TestKind.Set:
                var set = test.Set!;
                while (position < limit && set.Contains(_text[position])) position++;
                return position;
            default:
                while (position < limit && test.Accepts(_text[position])) position++;
                return position;
        }
    }

    private bool Repeats(CaseRule rule, int start, int stop, ref int position, int end)
    {
        if (end - position < stop - start) return false;
        for (var i = start; i < stop; i++, position++)
        {
            var wanted = _text[i];
            var found = _text[position];
            if (wanted != found && (rule == CaseRule.Exact || CharacterClass.Lower(rule, wanted) != CharacterClass.Lower(rule, found))) return false;
        }
        return true;
    }

    private bool IsAt(SrePosition kind, int position, int end) => kind switch
    {
        SrePosition.Beginning or SrePosition.BeginningString => position == 0,
        SrePosition.BeginningLine => position == 0 || _text[position - 1] == '\n',
        SrePosition.End => position == end || (position == end - 1 && _text[position] == '\n'),
        SrePosition.EndLine => position == end || _text[position] == '\n',
        SrePosition.EndString => position == end,
        SrePosition.Boundary or SrePosition.LocBoundary => IsBoundary(position, end, false) == true,
        SrePosition.NonBoundary or SrePosition.LocNonBoundary => IsBoundary(position, end, false) == false,
        SrePosition.UniBoundary => IsBoundary(position, end, true) == true,
        _ => IsBoundary(position, end, true) == false,
    };

    // In an empty text there is neither a boundary nor none.
    private bool? IsBoundary(int position, int end, bool isUnicode)
    {
        if (end == 0) return null;
        return (position > 0 && IsWord(_text[position - 1])) != (position < end && IsWord(_text[position]));

        bool IsWord(int c) => isUnicode ? CharacterClass.IsUnicodeWord(c) : CharacterClass.IsAsciiWord(c);
    }

    private bool Set(int register, int value)
    {
        ref var target = ref _registers[register];
        // What no choice can come back to need not be remembered.
        if (_choiceTop > 0 && target != value)
        {
            if (_trailTop == _trail.Length && !Grow(ref _trail)) return false;
            _trail[_trailTop] = register;
            _trail[_trailTop + 1] = target;
            _trailTop += 2;
        }
        target = value;
        return true;
    }

    private void Undo(int height)
    {
        while (_trailTop > height)
        {
            _trailTop -= 2;
            _registers[_trail[_trailTop]] = _trail[_trailTop + 1];
        }
    }

    private bool Push(int node, int position, int own)
    {
        if (_choiceTop == _choices.Length && !Grow(ref _choices)) return false;
        var choice = _choices.AsSpan(_choiceTop, ChoiceSize);
        choice[0] = node;
        choice[1] = position;
        choice[2] = _trailTop;
        choice[3] = own;
        _choiceTop += ChoiceSize;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Grow(ref int[] stack)
    {
        if (stack.Length >= Array.MaxLength / 2) return PyErr.MemoryError();
        if (!_thread.TryReserve(2L * sizeof(int) * stack.Length)) return false;
        Array.Resize(ref stack, 2 * stack.Length);
        return true;
    }
}
