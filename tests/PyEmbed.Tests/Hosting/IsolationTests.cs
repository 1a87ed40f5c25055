namespace PyEmbed.Tests.Hosting;

/// <summary>What a script does to everything it can reach stays in its engine.</summary>
public sealed class IsolationTests
{
    /// <summary>Writes to every type, function and module that can be reached, and says where it succeeded.</summary>
    private const string Vandal = """
        import sys, gc

        for name in sorted(sys.builtin_module_names):
            try:
                __import__(name)
            except ImportError:
                pass

        def below(cls, seen):
            for sub in type.__subclasses__(cls):
                if sub not in seen:
                    seen.add(sub)
                    below(sub, seen)
            return seen

        native = [t for t in below(object, {object}) if not t.__flags__ & 512]
        native_modules = [sys.modules[name] for name in sys.builtin_module_names if name in sys.modules]
        functions = [value for module in native_modules for value in vars(module).values() if type(value) is type(len)]
        members = [value for t in native for value in vars(t).values()]
        values = [value for module in native_modules for value in list(vars(module).values()) if type(value) in (list, dict, set, bytearray)]

        def written(target):
            found = []
            for name in [*dir(target), 'vandalised']:
                try:
                    setattr(target, name, vandal)
                except (TypeError, AttributeError, ValueError):
                    continue
                if getattr(target, name, None) is vandal:
                    found.append(name)
            return found

        def vandal(*args):
            return 'vandalised'

        def initialized(target):
            try:
                target.__init__(vandal)
            except (TypeError, ValueError):
                return False
            # What object.__init__ is called with changes nothing.
            return type(target).__init__ is not object.__init__ and not isinstance(target, (str, int, tuple, type(None)))
        """;

    [Test]
    public void No_builtin_type_function_or_descriptor_can_be_written_to()
    {
        using var engine = new PyEngine();
        engine.Execute(Vandal);
        engine.Execute("static = [m.__func__ for m in members if isinstance(m, staticmethod)]");
        engine.Evaluate<string>("str([(t, written(t)) for t in native + members + static if written(t)])").ShouldBe("[]");
        engine.Evaluate<string>("str({name for f in functions for name in written(f)})").ShouldBe("{'__module__'}");
        engine.Evaluate<string>("str([m for m in members if initialized(m)])").ShouldBe("[]");
        engine.Evaluate<bool>("len(native) > 200 and len(functions) > 500 and len(members) > 3000").ShouldBeTrue();
    }

    [Test]
    public void What_one_engine_writes_to_modules_and_their_values_no_other_sees()
    {
        using var first = new PyEngine();
        first.Execute(Vandal);
        first.Execute("""
            for module in native_modules:
                module.vandalised = 'yes'
            for value in values:
                if type(value) is dict and value is not sys.modules:
                    value['vandalised'] = 'yes'
                elif type(value) is list:
                    value.append('vandalised')
            import builtins, math
            builtins.len = lambda x: 'vandalised'
            math.pi = 3
            class Vandalised(int): pass
            class VandalisedError(LookupError): pass
            for function in functions:
                function.__module__ = 'vandalised'
            import collections.abc
            collections.abc.Sized.register(Vandalised)
            """);
        using var second = new PyEngine();
        second.Execute(Vandal);
        second.Evaluate<string>("str([m.__name__ for m in native_modules if hasattr(m, 'vandalised')])").ShouldBe("[]");
        second.Evaluate<string>("str([v for v in values if 'vandalised' in v])").ShouldBe("[]");
        second.Evaluate<string>("str([t.__name__ for t in below(object, {object}) if t.__name__.startswith('Vandalised')])").ShouldBe("[]");
        second.Evaluate<string>("str([f for f in functions if f.__module__ == 'vandalised'])").ShouldBe("[]");
        second.Execute("import math");
        second.Evaluate<string>("f'{len([1, 2])} {math.pi:.4f} {int.__subclasses__()}'").ShouldBe("2 3.1416 [<class 'bool'>]");
    }

    [Test]
    public void Nothing_keeps_a_disposed_engine_alive()
    {
        var engine = RunAndDispose();
        for (var i = 0; i < 10 && engine.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        engine.IsAlive.ShouldBeFalse();
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference RunAndDispose()
    {
        var engine = new PyEngine();
        engine.Execute(Vandal + "\nclass A(dict): pass\nimport re, enum, weakref\nkept = [A(), re.compile('a+b'), weakref.ref(A)]\ndef f(): yield 1\nrunning = f(); next(running)\nrefs = [weakref.ref(t, kept.append) for t in (int, len, str.maketrans, A)]");
        engine.Dispose();
        return new WeakReference(engine);
    }
}
