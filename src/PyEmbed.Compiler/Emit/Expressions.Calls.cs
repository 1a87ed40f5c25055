using System.Collections.Immutable;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Compiler.Symbols;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Compiler.Emit;

internal sealed partial class CodeGenerator
{
    private void VisitCall(CallNode node)
    {
        CheckKeywords(node.Keywords);
        if (IsMethodCall(node))
        {
            VisitMethodCall(node, (AttributeNode)node.Func);
            return;
        }
        WarnIfNotCallable(node.Func);
        _unit.Location = node.Func.Range;
        Emit(Op.PushNull);
        Visit(node.Func);
        _unit.Location = node.Range;
        VisitArguments(node.Args, node.Keywords);
    }

    /// <summary>A call of an attribute with few and plain arguments: LOAD_METHOD saves making a bound method. Not where the object looks like a module.</summary>
    private bool IsMethodCall(CallNode node)
    {
        if (node.Func is not AttributeNode { Context: ExprContext.Load } function || IsImported(function.Value)) return false;
        var count = node.Args.Length + node.Keywords.Length + (node.Keywords.IsEmpty ? 0 : 1);
        return count < StackUseGuideline && ArePlain(node.Args, node.Keywords);
    }

    /// <summary>Whether it is a name that the module imports anywhere.</summary>
    private bool IsImported(Expression expression) => expression is NameNode { Id: var name } && _symbols.Top.TryGet(name, out var symbol) && symbol.Has(SymbolFlags.Import);

    private static bool ArePlain(ImmutableArray<Expression> args, ImmutableArray<KeywordNode> keywords) =>
        !args.Any(static a => a is StarredNode) && !keywords.Any(static k => k.Arg is null);

    private void VisitMethodCall(CallNode node, AttributeNode method)
    {
        Visit(method.Value);
        _unit.Location = method.Range;
        StartAtName(method);
        EmitName(Op.LoadMethod, method.Attr);
        VisitAll(node.Args);
        VisitPlainKeywords(node.Keywords);
        _unit.Location = node.Range;
        StartAtName(method);
        EmitCall(node.Args.Length + node.Keywords.Length);
    }

    /// <summary>The arguments and the call itself; a NULL, the callable and the first <paramref name="pushed"/> positional arguments are on the stack.</summary>
    private void VisitArguments(ImmutableArray<Expression> args, ImmutableArray<KeywordNode> keywords, int pushed = 0)
    {
        CheckKeywords(keywords);
        if (args.Length + keywords.Length * 2 <= StackUseGuideline && ArePlain(args, keywords))
        {
            VisitAll(args);
            VisitPlainKeywords(keywords);
            EmitCall(pushed + args.Length + keywords.Length);
            return;
        }

        // f(*args) passes any iterable; everything else is made a tuple.
        if (pushed == 0 && args is [StarredNode starred]) Visit(starred.Value);
        else VisitDisplay(args, DisplayKind.Tuple, pushed);
        if (!keywords.IsEmpty) VisitKeywordDict(keywords);
        Emit(Op.CallFunctionEx, keywords.IsEmpty ? 0 : 1);
    }

    private void VisitPlainKeywords(ImmutableArray<KeywordNode> keywords)
    {
        if (keywords.IsEmpty) return;
        foreach (var keyword in keywords) Visit(keyword.Value);
        Emit(Op.KwNames, _unit.Constants.IndexOf(TupleOfNames(keywords.Select(static k => k.Arg!))));
    }

    /// <summary>Keyword arguments with <c>**mappings</c> among them, as one dict.</summary>
    private void VisitKeywordDict(ImmutableArray<KeywordNode> keywords)
    {
        var hasDict = false;
        var pending = 0;
        for (var i = 0; i < keywords.Length; i++)
        {
            if (keywords[i].Arg is not null)
            {
                pending++;
                continue;
            }
            if (pending > 0) VisitKeywords(keywords.AsSpan(i - pending, pending), ref hasDict);
            pending = 0;
            if (!hasDict) Emit(Op.BuildMap, 0);
            hasDict = true;
            Visit(keywords[i].Value);
            Emit(Op.DictMerge, 1);
        }
        if (pending > 0) VisitKeywords(keywords.AsSpan()[^pending..], ref hasDict);
    }

    private void VisitKeywords(ReadOnlySpan<KeywordNode> keywords, ref bool hasDict)
    {
        var isBig = keywords.Length * 2 > StackUseGuideline;
        if (keywords.Length > 1 && !isBig)
        {
            var names = new List<string>(keywords.Length);
            foreach (var keyword in keywords)
            {
                Visit(keyword.Value);
                names.Add(keyword.Arg!);
            }
            EmitLoadConst(TupleOfNames(names));
            Emit(Op.BuildConstKeyMap, keywords.Length);
        }
        else
        {
            if (isBig) EmitNoLocation(Op.BuildMap);
            foreach (var keyword in keywords)
            {
                EmitLoadConst(keyword.Arg!);
                Visit(keyword.Value);
                if (isBig) EmitNoLocation(Op.MapAdd, 1);
            }
            if (!isBig) Emit(Op.BuildMap, keywords.Length);
        }
        if (hasDict) Emit(Op.DictMerge, 1);
        hasDict = true;
    }

    /// <summary>No name twice, and none that cannot be bound. Of several repetitions the one whose first occurrence comes first is reported.</summary>
    private void CheckKeywords(ImmutableArray<KeywordNode> keywords)
    {
        if (keywords.Length == 0) return;
        var nextOfSameName = new Dictionary<string, KeywordNode>(StringComparer.Ordinal);
        var repetitions = new KeywordNode?[keywords.Length];
        for (var i = keywords.Length - 1; i >= 0; i--)
        {
            if (keywords[i].Arg is not { } name) continue;
            nextOfSameName.TryGetValue(name, out repetitions[i]);
            nextOfSameName[name] = keywords[i];
        }
        for (var i = 0; i < keywords.Length; i++)
        {
            if (keywords[i].Arg is not { } name) continue;
            CheckNotForbidden(name, ExprContext.Store);
            if (repetitions[i] is not { } repetition) continue;
            _unit.Location = repetition.Range;
            throw Error($"keyword argument repeated: {name}");
        }
    }
}
