using PyEmbed.Parser.Ast;

namespace PyEmbed.Parser.Grammar;

/// <summary>What rules gave at the positions where they were tried (packrat parsing): a node or a failure, and where it ended.</summary>
internal sealed class MemoTable
{
    private int[] _heads = new int[16];   // by token: 1 + index of its first entry, 0 for none
    private Entry[] _entries = new Entry[16];
    private int _count;

    public bool TryGet(int position, MemoRule rule, out AstNode? node, out int end)
    {
        if (position < _heads.Length)
        {
            for (var i = _heads[position]; i != 0; i = _entries[i - 1].Next)
            {
                ref var entry = ref _entries[i - 1];
                if (entry.Rule != rule) continue;
                node = entry.Node;
                end = entry.End;
                return true;
            }
        }
        node = null;
        end = position;
        return false;
    }

    public void Add(int position, MemoRule rule, AstNode? node, int end)
    {
        if (position >= _heads.Length) Array.Resize(ref _heads, Math.Max(position + 1, _heads.Length * 2));
        if (_count == _entries.Length) Array.Resize(ref _entries, _count * 2);
        _entries[_count++] = new Entry { Rule = rule, Node = node, End = end, Next = _heads[position] };
        _heads[position] = _count;
    }

    private struct Entry
    {
        public AstNode? Node;
        public int End;
        public int Next;
        public MemoRule Rule;
    }
}
