using System.Collections.Immutable;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Parser.Literals;

/// <summary>Gathers parts of literals that have places of their own: neighbouring texts become one constant, from the start of the first to the end of the last.</summary>
internal sealed class LiteralFolder
{
    private readonly List<Expression> _parts = [];
    private readonly List<(int Index, int Token)> _texts = [];

    public void Add(Expression part) => _parts.Add(part);

    /// <summary>A text that is decoded later: what is wrong with it is found when its literal is complete.</summary>
    public void AddText(int token)
    {
        _texts.Add((_parts.Count, token));
        _parts.Add(null!);
    }

    public void ReplaceTexts(Func<int, Expression> decode)
    {
        foreach (var (index, token) in _texts) _parts[index] = decode(token);
        _texts.Clear();
    }

    public void AddRange(ImmutableArray<Expression> parts) => _parts.AddRange(parts);

    public ImmutableArray<Expression> Take(bool dropEmpty)
    {
        var result = ImmutableArray.CreateBuilder<Expression>(_parts.Count);
        for (var i = 0; i < _parts.Count;)
        {
            if (_parts[i] is not ConstantNode first)
            {
                result.Add(_parts[i++]);
                continue;
            }
            var end = i + 1;
            while (end < _parts.Count && _parts[end] is ConstantNode) end++;
            // An empty f-string part gives its place to none of its neighbours.
            var run = _parts.GetRange(i, end - i);
            if (dropEmpty) run.RemoveAll(p => TextOf(p).Length == 0);
            if (run.Count == 1) result.Add(run[0]);
            else if (run.Count > 1) result.Add(Join(run));
            i = end;
        }
        return result.DrainToImmutable();
    }

    private static ConstantNode Join(List<Expression> run)
    {
        var builder = new PythonTextBuilder();
        foreach (var part in run) builder.Append(TextOf(part));
        return new ConstantNode(new StrConstant(builder.ToText()), ((ConstantNode)run[0]).StringKind, SourceRange.Between(run[0].Range, run[^1].Range));
    }

    private static PythonText TextOf(Expression part) => ((StrConstant)((ConstantNode)part).Value).Value;
}
