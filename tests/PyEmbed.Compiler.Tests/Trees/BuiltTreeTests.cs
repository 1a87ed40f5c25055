using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Compiler.Tests.Samples;
using PyEmbed.Compiler.Validation;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Tests.Trees;

[TestFixture]
internal sealed class BuiltTreeTests
{
    private static IEnumerable<TestCaseData> Rows()
    {
        var number = 0;
        foreach (var row in Recorded.Rows("Trees/trees.tsv")) yield return new TestCaseData(row[0], row[1]).SetArgDisplayNames($"{++number}");
    }

    [TestCaseSource(nameof(Rows))]
    public void A_tree_gives_CPythons_code_or_error(string dump, string expected)
    {
        var tree = TreeReader.Read(dump);
        string actual;
        try
        {
            PythonCompiler.Validate(tree, CompilerOptions.Default);
            actual = CodeText.Describe(PythonCompiler.Compile(tree, "tree.py", CompilerOptions.Default));
            if (!expected.Contains(':')) expected = CodeText.Describe(((CodeConstant)MarshalReader.Load(Convert.FromHexString(expected))).Code);
        }
        catch (CompileErrorException e)
        {
            actual = $"{e.TypeName}: {e.Message}";
        }
        catch (SyntaxErrorException e)
        {
            actual = $"SyntaxError: {e.Message}";
        }
        actual.ShouldBe(expected, dump);
    }

    [Test]
    public void A_function_type_is_checked_too()
    {
        var store = new NameNode("x", ExprContext.Store, default);
        Should.Throw<CompileErrorException>(() => PythonCompiler.Validate(new FunctionTypeNode([store], store), CompilerOptions.Default))
            .Message.ShouldBe("expression must have Load context but has Store instead");
    }

    [Test]
    public void A_value_that_is_no_constant_is_a_TypeError()
    {
        var tree = new ExpressionNode(new ConstantNode(new TupleConstant([Constant.None, new UnsupportedConstant("list")]), null, default));
        var error = Should.Throw<CompileErrorException>(() => PythonCompiler.Validate(tree, CompilerOptions.Default));
        (error.TypeName, error.Message).ShouldBe(("TypeError", "got an invalid type in Constant: list"));
    }

    [Test]
    public void A_comprehension_cannot_bind_what_is_no_name()
    {
        var load = new NameNode("x", ExprContext.Load, default);
        var walrus = new NamedExprNode(new AttributeNode(load, "y", ExprContext.Store, default), load, default);
        var tree = new ExpressionNode(new ListCompNode(walrus, [new ComprehensionNode(new NameNode("z", ExprContext.Store, default), load, [], false)], default));
        var error = Should.Throw<CompileErrorException>(() => PythonCompiler.Compile(tree, "tree.py", CompilerOptions.Default));
        (error.TypeName, error.Message).ShouldBe(("TypeError", "NamedExpr target must be a Name"));
    }

    [Test]
    public void A_tree_too_deep_is_a_RecursionError()
    {
        Expression expression = new NameNode("x", ExprContext.Load, default);
        for (var i = 0; i < 5000; i++) expression = new UnaryOpNode(UnaryOperator.Not, expression, default);
        var error = Should.Throw<CompileErrorException>(() => PythonCompiler.Validate(new ExpressionNode(expression), CompilerOptions.Default));
        (error.TypeName, error.Message).ShouldBe(("RecursionError", "maximum recursion depth exceeded during compilation"));
    }
}
