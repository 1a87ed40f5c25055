namespace PyEmbed.Tests.Hosting;

/// <summary>The objects of PEP 695, 696 and 750. The first two as CPython 3.13.0 has them.</summary>
public sealed class NewSyntaxTests
{
    private static PyEngine Engine(TextWriter? errors = null) => new(new PyEngineOptions { LanguageVersion = LanguageVersion.Python314, StandardError = errors });

    [TestCase("def f[T, *Ts, **P](): pass", "f.__type_params__", "(T, Ts, P)")]
    [TestCase("def f[T](): pass", "[type(p) for p in f.__type_params__], f.__dict__, (lambda: 0).__type_params__", "([<class 'typing.TypeVar'>], {}, ())")]
    [TestCase("def f[T: int, U: (int, str), W, V = list[int]](): pass", "[(p.__bound__, p.__constraints__, p.__default__, p.has_default()) for p in f.__type_params__]",
        "[(<class 'int'>, (), typing.NoDefault, False), (None, (<class 'int'>, <class 'str'>), typing.NoDefault, False), (None, (), typing.NoDefault, False), (None, (), list[int], True)]")]
    [TestCase("seen = []\ndef f[T: seen.append(1)](): pass\nbefore = len(seen)\nT = f.__type_params__[0]\nT.__bound__, T.__bound__", "before, len(seen)", "(0, 1)")]
    [TestCase("type A = int | str", "A, A.__value__, A.__type_params__, A.__parameters__, A.__module__, type(A)", "(A, int | str, (), (), '__main__', <class 'typing.TypeAliasType'>)")]
    [TestCase("type L[X] = list[X]", "L[int], L.__type_params__, L[int].__origin__, L | None", "(L[int], (X,), L, L | None)")]
    [TestCase("def f[**P](): pass\nP = f.__type_params__[0]", "P.args, P.kwargs, P.args == P.args, P.args == P.kwargs, P.args.__origin__ is P", "(P.args, P.kwargs, True, False, True)")]
    [TestCase("class C:\n    x = int\n    type A = x\n    def m[Q: x](self): pass", "C.A.__value__, C.m.__type_params__[0].__bound__, '__classdictcell__' in C.__dict__, C.__type_params__", "(<class 'int'>, <class 'int'>, False, ())")]
    [TestCase("class A[T]: pass\nclass P[T](list): pass", "A[int], A.__mro__, A.__orig_bases__, A.__parameters__, P[int]([1])", "(__main__.A[int], (<class '__main__.A'>, <class 'typing.Generic'>, <class 'object'>), (typing.Generic[T],), (T,), [1])")]
    [TestCase("class A[T: int, *Ts, **P]: pass", "A[int, str, [int]].__args__", "(<class 'int'>, <class 'str'>, (<class 'int'>,))")]
    [TestCase("import typing\ndef f[T](): pass\nT = f.__type_params__[0]", "isinstance(T, typing.TypeVar), typing.List[T][int], typing.TypeAliasType, typing.NoDefault", "(True, typing.List[int], <class 'typing.TypeAliasType'>, typing.NoDefault)")]
    [TestCase("import ast\ntree = ast.parse('class A[T:int=str, *Q, **P]: pass\\ntype X[T]=int\\ndef f[T](x:T)->T: pass')", "ast.unparse(tree).split('\\n')", "['class A[T: int = str, *Q, **P]:', '    pass', 'type X[T] = int', '', 'def f[T](x: T) -> T:', '    pass']")]
    [TestCase("from _typing import TypeVar", "TypeVar('V', covariant=True), TypeVar('W', contravariant=True), TypeVar('U', int, str).__constraints__", "(+V, -W, (<class 'int'>, <class 'str'>))")]
    [TestCase("n = 'x'\nt = t'a{n!r:>5}b{1+1}'", "t", "Template(strings=('a', 'b', ''), interpolations=(Interpolation('x', 'n', 'r', '>5'), Interpolation(2, '1+1', None, '')))")]
    [TestCase("t = t'a{1}' + t'b'", "t.strings, t.values, list(t), list(t'')", "(('a', 'b'), (1,), ['a', Interpolation(1, '1', None, ''), 'b'], [])")]
    public void Values(string source, string expression, string repr)
    {
        using var engine = Engine();
        engine.Execute(source);
        engine.Evaluate<string>($"repr(({expression}))").ShouldBe(repr);
    }

    [TestCase("type A = int\nA[int]", "TypeError: Only generic type aliases are subscriptable")]
    [TestCase("type A = int\nA.__value__ = 1", "AttributeError: attribute '__value__' of 'typing.TypeAliasType' objects is not writable")]
    [TestCase("def f[T](): pass\nclass X(f.__type_params__[0]): pass", "TypeError: Cannot subclass an instance of TypeVar")]
    [TestCase("def f[T](): pass\nclass X(type(f.__type_params__[0])): pass", "TypeError: type 'typing.TypeVar' is not an acceptable base type")]
    [TestCase("from _typing import TypeVar\nTypeVar('T', int)", "TypeError: A single constraint is not allowed")]
    [TestCase("t'a' + 'b'", "TypeError: can only concatenate string.templatelib.Template (not \"str\") to string.templatelib.Template")]
    public void Errors(string source, string error)
    {
        using var engine = Engine();
        var thrown = Should.Throw<PythonException>(() => engine.Execute(source));
        $"{thrown.TypeName}: {thrown.Message}".ShouldBe(error);
    }

    [Test]
    public void Leaving_a_finally_block_is_warned_of()
    {
        var errors = new StringWriter { NewLine = "\n" };
        using var engine = Engine(errors);
        engine.Execute("def f():\n    try: pass\n    finally: return 1", "file.py");
        errors.ToString().ShouldBe("file.py:3: SyntaxWarning: 'return' in a 'finally' block\n  finally: return 1\n");
    }

    [Test]
    public void The_attributes_are_not_there_in_an_engine_for_3_11()
    {
        using var engine = new PyEngine();
        engine.Evaluate<string>("str([hasattr(x, '__type_params__') for x in (int, len, lambda: 0)] + [n for n in dir(__import__('_typing')) if n[0] != '_'])").ShouldBe("[False, False, False]");
    }
}
