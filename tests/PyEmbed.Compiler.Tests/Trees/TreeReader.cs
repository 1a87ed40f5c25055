using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;
using PyEmbed.Compiler.Optimize;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Grammar;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Compiler.Tests.Trees;

/// <summary>Makes a tree of what Python's <c>ast.dump(tree, include_attributes=True)</c> printed: calls named like nodes, with their fields as keywords.</summary>
internal static class TreeReader
{
    // Where our name of a field is not Python's in other letters.
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["iter"] = "iterable", ["elts"] = "elements", ["elt"] = "element", ["op"] = "operator", ["ops"] = "operators", ["ctx"] = "context", ["cls"] = "class",
    };

    public static ModuleRoot Read(string dump)
    {
        var parsed = PythonParser.Parse(SourceText.FromText(dump, "dump"), ParserOptions.Default with { Mode = SourceMode.Eval });
        parsed = new ConstantFolder(0, false, new RecursionGuard(100_000, 0)).Fold(parsed);   // -1 is two nodes before
        return (ModuleRoot)Make((CallNode)((ExpressionNode)parsed).Body, typeof(ModuleRoot));
    }

    private static object Make(CallNode call, Type wanted)
    {
        var name = ((NameNode)call.Func).Id;
        if (wanted.IsEnum) return Enum.Parse(wanted, name);
        var fields = call.Keywords.ToDictionary(k => Fields.GetValueOrDefault(k.Arg!, k.Arg!).Replace("_", ""), k => k.Value, StringComparer.OrdinalIgnoreCase);
        var type = typeof(AstNode).Assembly.GetType($"{typeof(AstNode).Namespace}.{name.Replace("_", "")}Node", throwOnError: true, ignoreCase: true)!;
        var constructor = type.GetConstructors().Single();
        return constructor.Invoke(constructor.GetParameters().Select(p => Argument(p, fields)).ToArray());
    }

    private static object? Argument(ParameterInfo parameter, Dictionary<string, Expression> fields)
    {
        var type = parameter.ParameterType;
        if (type == typeof(SourceRange)) return new SourceRange(Number("lineno"), Number("coloffset"), Number("endlineno"), Number("endcoloffset"));
        if (fields.TryGetValue(parameter.Name!, out var value)) return Convert(value, type);
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? MakeArray(type, []) : null;

        int Number(string field) => (int)((IntConstant)((ConstantNode)fields[field]).Value).Value;
    }

    private static object? Convert(Expression value, Type type)
    {
        if (type == typeof(Constant)) return ToConstant(value);
        switch (value)
        {
            case CallNode call: return Make(call, type);
            case ListNode list: return MakeArray(type, list.Elements);
            case ConstantNode { Value: NoneConstant }: return null;
            case ConstantNode { Value: StrConstant text }: return text.Value.ToUtf16();
            case ConstantNode { Value: IntConstant number } when type == typeof(bool): return number.Value != BigInteger.Zero;
            case ConstantNode { Value: IntConstant number }: return (int)number.Value;
            default: throw new InvalidOperationException($"{value.Kind} for {type}");
        }
    }

    private static object MakeArray(Type type, ImmutableArray<Expression> items)
    {
        var itemType = type.GetGenericArguments()[0];
        var array = Array.CreateInstance(itemType, items.Length);
        for (var i = 0; i < items.Length; i++) array.SetValue(Convert(items[i], itemType), i);
        return typeof(ImmutableArray).GetMethods().Single(m => m.Name == nameof(ImmutableArray.Create) && m.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(itemType).Invoke(null, [array])!;
    }

    // `Ellipsis` and `frozenset({2})` are the constants that print as no literals.
    private static Constant ToConstant(Expression value) => value switch
    {
        ConstantNode constant => constant.Value,
        NameNode { Id: "Ellipsis" } => Constant.Ellipsis,
        TupleNode tuple => new TupleConstant([.. tuple.Elements.Select(ToConstant)]),
        CallNode { Args: [SetNode set] } => new FrozenSetConstant([.. set.Elements.Select(ToConstant)]),
        _ => throw new InvalidOperationException(value.Kind.ToString()),
    };
}
