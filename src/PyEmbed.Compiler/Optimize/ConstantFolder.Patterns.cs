using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Optimize;

internal sealed partial class ConstantFolder
{
    /// <summary>What folds in a pattern is the <c>-1</c> or <c>2 + 3j</c> of a value; the rest is only walked through.</summary>
    private Pattern Fold(Pattern pattern)
    {
        _recursion.Enter();
        var folded = FoldInner(pattern);
        _recursion.Leave();
        return folded;
    }

    private Pattern FoldInner(Pattern pattern)
    {
        switch (pattern)
        {
            case MatchValueNode node:
            {
                var value = Fold(node.Value);
                return value == node.Value ? node : new MatchValueNode(value, node.Range);
            }
            case MatchSequenceNode node:
            {
                var patterns = FoldAll(node.Patterns);
                return patterns == node.Patterns ? node : new MatchSequenceNode(patterns, node.Range);
            }
            case MatchMappingNode node:
            {
                var keys = FoldAll(node.Keys);
                var patterns = FoldAll(node.Patterns);
                return keys == node.Keys && patterns == node.Patterns ? node : new MatchMappingNode(keys, patterns, node.Rest, node.Range);
            }
            case MatchClassNode node:
            {
                var @class = Fold(node.Class);
                var patterns = FoldAll(node.Patterns);
                var kwdPatterns = FoldAll(node.KwdPatterns);
                if (@class == node.Class && patterns == node.Patterns && kwdPatterns == node.KwdPatterns) return node;
                return new MatchClassNode(@class, patterns, node.KwdAttrs, kwdPatterns, node.Range);
            }
            case MatchAsNode { Pattern: { } inner } node:
            {
                var folded = Fold(inner);
                return folded == inner ? node : new MatchAsNode(folded, node.Name, node.Range);
            }
            case MatchOrNode node:
            {
                var patterns = FoldAll(node.Patterns);
                return patterns == node.Patterns ? node : new MatchOrNode(patterns, node.Range);
            }
            default:
                return pattern;
        }
    }
}
