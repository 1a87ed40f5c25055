using PyEmbed.SourceGenerator.Tests.Support;

namespace PyEmbed.SourceGenerator.Tests.Declarations;

/// <summary>The C# method behind a Python signature: PYE003 to PYE006, PYE008 to PYE010.</summary>
public sealed class CallableTests
{
    private static string[] InType(string members) => Sample.Declare($$"""
        namespace Game;
        [PyType("Player")]
        public partial class Player
        {
            {{members}}
        }
        """);

    private static string[] InModule(string members) => Sample.Declare($$"""
        namespace Game;
        [PyModule("game")]
        public sealed partial class GameModule
        {
            {{members}}
        }
        """);

    [TestCase("[PyMethod(\"f(self, a)\")] public void [|F|]() { }", "PYE003: 'f': the Python signature has 1 parameter(s), the C# method 0 ()")]
    [TestCase("[PyMethod(\"f(self)\")] public void [|F|](int a, int b) { }", "PYE003: 'f': the Python signature has 0 parameter(s), the C# method 2 (a, b)")]
    [TestCase("[PyMethod(\"f(self)\")] public static void [|F|]() { }", "PYE003: 'f': a static C# method has self as its first parameter")]
    [TestCase("[PyMethod(\"f(self, a)\")] public void [|F|]<T>(T a) { }", "PYE003: 'f': a generic method cannot be called from Python")]
    [TestCase("[PyMethod(\"f(self, a)\")] public void [|F|](ref int a) { }", "PYE003: 'f': a parameter by reference cannot be given from Python")]
    [TestCase("[PyMethod(\"f(self, a)\")] public void [|F|](DateTime a) { }", "PYE004: 'f': parameter 'a' of type 'System.DateTime' has no conversion from a Python object")]
    [TestCase("[PyMethod(\"f(self, a)\")] public void [|F|](List<int> a) { }", "PYE004: 'f': parameter 'a' of type 'System.Collections.Generic.List<int>' has no conversion from a Python object")]
    [TestCase("[PyMethod(\"f(self, *a)\")] public void [|F|](int[] a) { }", "PYE004: 'f': parameter 'a' of type 'int[]' has no conversion from a Python object")]
    [TestCase("[PyMethod(\"f(self, **a)\")] public void [|F|](PyTuple a) { }", "PYE004: 'f': parameter 'a' of type 'PyEmbed.PyTuple' has no conversion from a Python object")]
    [TestCase("[PyMethod(\"f(self, **a)\")] public void [|F|](PyDict a) { }", "PYE003: 'f': 'a' is null where no keyword is given: its type is 'PyDict?'")]
    [TestCase("[PyMethod(\"f(self)\")] public DateTime [|F|]() => default;", "PYE005: 'f': a result of type 'System.DateTime' has no conversion to a Python object")]
    [TestCase("[PyMethod(\"f(self)\")] public bool [|TryF|](out Guid a) { a = default; return true; }", "PYE005: 'f': a result of type 'System.Guid' has no conversion to a Python object")]
    [TestCase("[PyMethod(\"f(self, a=None)\")] public void [|F|](int a) { }", "PYE006: 'f': the default of 'a' needs a nullable C# parameter (it is 'int a')")]
    [TestCase("[PyMethod(\"f(self, a='x')\")] public void [|F|](double a) { }", "PYE006: 'f': the default of 'a' needs a nullable C# parameter (it is 'double a')")]
    [TestCase("[PyMethod(\"f(self, a=1.5)\")] public void [|F|](int a) { }", "PYE006: 'f': the default of 'a' needs a nullable C# parameter (it is 'int a')")]
    [TestCase("[PyMethod(\"f(self, a=True)\")] public void [|F|](string a) { }", "PYE006: 'f': the default of 'a' needs a nullable C# parameter (it is 'string a')")]
    [TestCase("[PyMethod(\"f(self, a=...)\")] public void [|F|](PyObject a) { }", "PYE006: 'f': the default of 'a' needs a nullable C# parameter (it is 'global::PyEmbed.PyObject a')")]
    [TestCase("[PyMethod(\"f(self, a)\")] public void [|F|]([NoneAsNull] string a) { }", "PYE006: 'f': the default of 'a' needs a nullable C# parameter for [NoneAsNull]")]
    [TestCase("[PyMethod(\"f(self)\")] private void [|F|]() { }", "PYE009: 'F' must be internal or public: generated code calls it")]
    public void A_method_that_disagrees_with_its_signature_is_refused(string members, string message) => InType(members).ShouldBe([message]);

    [TestCase("[PyClassMethod(\"f(type)\")] public static void [|F|]() { }", "PYE003: 'f': the C# method has no parameter for the class")]
    [TestCase("[PyClassMethod(\"f(type)\")] public void [|F|](PyType type) { }", "PYE010: 'f': a class method of Python is a static C# method that takes the class")]
    [TestCase("[PyClassMethod(\"f()\")] public static void [|F|](PyType type) { }", "PYE001: The Python signature \"f()\" cannot be read: the first parameter must be self")]
    [TestCase("[PyStaticMethod(\"f()\")] public void [|F|]() { }", "PYE010: 'f': a static method of Python is a static C# method")]
    [TestCase("[PyStaticMethod(\"f(a)\")] public static void [|F|]() { }", "PYE003: 'f': the Python signature has 1 parameter(s), the C# method 0 ()")]
    [TestCase("[PyFunction(\"f()\")] public static void [|F|]() { }", "PYE010: 'F': [PyFunction] belongs to members of a class with [PyModule]")]
    public void A_class_method_or_static_method_of_another_form_is_refused(string members, string message) => InType(members).ShouldBe([message]);

    [TestCase("[PyMethod(\"f(self)\")] public void F() { } [PyMethod(\"f(self, a)\")] public void [|G|](int a) { }", "PYE008: 'Player' declares 'f' twice")]
    [TestCase("[PyMethod(\"f(self)\")] public void F() { } [PyConstant(\"f\")] public const int [|G|] = 1;", "PYE008: 'Player' declares 'f' twice")]
    [TestCase("[PyProperty(\"f\")] public int F => 1; [PyStaticMethod(\"f()\")] public static void [|G|]() { }", "PYE008: 'Player' declares 'f' twice")]
    public void A_name_that_is_declared_twice_is_refused(string members, string message) => InType(members).ShouldBe([message]);

    [TestCase("[PyProperty] public DateTime [|Born|] { get; set; }", "PYE005: 'Born': a result of type 'System.DateTime' has no conversion to a Python object")]
    [TestCase("[PyProperty] private int [|Age|] => 1;", "PYE009: 'Age' must be internal or public: generated code calls it")]
    [TestCase("[PyProperty] private int [|_age|] = 1;", "PYE009: '_age' must be internal or public: generated code calls it")]
    [TestCase("[PyProperty(\"age\")] public byte [|Age|] { get; set; }", "PYE004: 'age': parameter 'value' of type 'byte' has no conversion from a Python object")]
    [TestCase("[PyProperty(\"age\")] public int [|Age|](int a) => a;", "PYE003: 'age': the Python signature has 0 parameter(s), the C# method 1 (a)")]
    [TestCase("[PyProperty(\"age\", Setter = \"SetAge\")] public int [|Age|]() => 1;", "PYE003: 'age': the setter must be bool SetAge(PyThreadState thread, PyObject? value), not private")]
    [TestCase("[PyProperty(\"age\", Setter = \"SetAge\")] public int [|Age|]() => 1; public void SetAge(PyObject? value) { }", "PYE003: 'age': the setter must be bool SetAge(PyThreadState thread, PyObject? value), not private")]
    public void A_property_without_a_conversion_or_accessor_is_refused(string members, string message) => InType(members).ShouldBe([message]);

    [TestCase("[PyConstant] public readonly int [|Most|] = 1;", "PYE010: 'Most': a constant of a type is static")]
    [TestCase("[PyConstant] private const int [|Most|] = 1;", "PYE009: 'Most' must be internal or public: generated code calls it")]
    [TestCase("[PyConstant(\"MOST\")] public static readonly DateTime [|Most|] = default;", "PYE005: 'MOST': a result of type 'System.DateTime' has no conversion to a Python object")]
    public void A_constant_that_cannot_be_read_is_refused(string members, string message) => InType(members).ShouldBe([message]);

    [TestCase("[PyFunction(\"f(a\")] public static void [|F|](int a) { }", "PYE001: The Python signature \"f(a\" cannot be read: ',' or ')' expected")]
    [TestCase("[PyFunction(\"f(a)\")] public static void [|F|]() { }", "PYE003: 'f': the Python signature has 1 parameter(s), the C# method 0 ()")]
    [TestCase("[PyFunction(\"f(a)\")] public static void [|F|](Guid a) { }", "PYE004: 'f': parameter 'a' of type 'System.Guid' has no conversion from a Python object")]
    [TestCase("[PyFunction(\"f()\")] public static Guid [|F|]() => default;", "PYE005: 'f': a result of type 'System.Guid' has no conversion to a Python object")]
    [TestCase("[PyFunction(\"f(a=None)\")] public static void [|F|](long a) { }", "PYE006: 'f': the default of 'a' needs a nullable C# parameter (it is 'long a')")]
    [TestCase("[PyFunction(\"f()\")] public static void F() { } [PyFunction(\"f()\")] public static void [|G|]() { }", "PYE008: 'GameModule' declares 'f' twice")]
    [TestCase("[PyConstant(\"a\")] public const int A = 1; [PyConstant(\"a\")] public const int [|B|] = 1;", "PYE008: 'GameModule' declares 'a' twice")]
    [TestCase("[PyConstant(\"a\")] public static readonly Guid [|A|] = default;", "PYE005: 'a': a result of type 'System.Guid' has no conversion to a Python object")]
    [TestCase("[PyMethod(\"f(self)\")] public void [|F|]() { }", "PYE010: 'F': [PyMethod] belongs to members of a class with [PyType]")]
    [TestCase("[PyProperty] public int [|Age|] => 1;", "PYE010: 'Age': [PyProperty] belongs to members of a class with [PyType]")]
    public void A_function_or_constant_of_a_module_is_checked_the_same_way(string members, string message) => InModule(members).ShouldBe([message]);

    [Test]
    public void Each_wrong_member_is_reported_at_its_own_place() => InType("""
        [PyMethod("f(self, a)")] public void [|F|]() { }
            [PyMethod("g(self)")] public void G() { }
            [PyMethod("h(self)")] public Guid [|H|]() => default;
        """).ShouldBe(
        [
            "PYE003: 'f': the Python signature has 1 parameter(s), the C# method 0 ()",
            "PYE005: 'h': a result of type 'System.Guid' has no conversion to a Python object",
        ]);
}
