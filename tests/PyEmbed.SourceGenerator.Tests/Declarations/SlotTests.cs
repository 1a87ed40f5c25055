using PyEmbed.SourceGenerator.Tests.Support;

namespace PyEmbed.SourceGenerator.Tests.Declarations;

/// <summary>PYE007: a dunder fills a slot, which gives the C# method its form.</summary>
public sealed class SlotTests
{
    [TestCase("[PyMethod(\"__repr__(self, a)\")] public string [|F|](int a) => \"\";", "'__repr__' must be a method without arguments")]
    [TestCase("[PyMethod(\"__add__(self, other)\")] public int [|F|](PyObject other) => 1;", "'__add__' must be a static method (PyThreadState thread, PyObject left, PyObject right): either operand may be the one of this type")]
    [TestCase("[PyMethod(\"__pow__(self, other)\")] public int [|F|](PyObject other) => 1;", "'__pow__' must be a static method (PyThreadState thread, PyObject left, PyObject right, PyObject modulus)")]
    [TestCase("[PyMethod(\"__iadd__(self)\")] public PyObject? [|F|]() => null;", "'__iadd__' must be a method with one argument")]
    [TestCase("[PyMethod(\"__getitem__(self)\")] public PyObject? [|F|]() => null;", "'__getitem__' must be a method with one argument")]
    [TestCase("[PyMethod(\"__len__(self)\")] public string [|F|]() => \"\";", "'__len__' must be nint Length(), or bool TryLength(PyThreadState thread, out nint length)")]
    [TestCase("[PyMethod(\"__hash__(self)\")] public PyObject? [|F|]() => null;", "'__hash__' must be long Hash(), or bool TryHash(PyThreadState thread, out long hash)")]
    [TestCase("[PyMethod(\"__bool__(self)\")] public int [|F|]() => 1;", "'__bool__' must be bool IsTrue(), or bool TryTruth(PyThreadState thread, out bool truth)")]
    [TestCase("[PyMethod(\"__contains__(self, item)\")] public int [|F|](PyObject item) => 1;", "'__contains__' must be bool TryContains(PyThreadState thread, PyObject item, out bool found)")]
    [TestCase("[PyMethod(\"__setitem__(self, key)\")] public void [|F|](PyObject key) { }", "'__setitem__' must be a method that returns bool (false: an error is set) or void")]
    [TestCase("[PyMethod(\"__getattribute__(self)\")] public PyObject? [|F|]() => null;", "'__getattribute__' must be PyObject? GetAttribute(PyThreadState thread, PyStr name)")]
    [TestCase("[PyMethod(\"__setattr__(self, name)\")] public bool [|F|](PyStr name) => true;", "'__setattr__' must be bool SetAttribute(PyThreadState thread, PyStr name, PyObject value)")]
    [TestCase("[PyMethod(\"__get__(self, instance)\")] public PyObject? [|F|](PyObject instance) => null;", "'__get__' must be PyObject? Get(PyThreadState thread, PyObject? instance, PyType? owner)")]
    [TestCase("[PyMethod(\"__set__(self, instance)\")] public bool [|F|](PyObject instance) => true;", "'__set__' must be a method that returns bool (false: an error is set) or void")]
    [TestCase("[PyMethod(\"__init__(self)\")] public int [|F|]() => 1;", "'__init__' must be a method that returns bool (false: an error is set) or void")]
    [TestCase("[PyMethod(\"__new__(cls)\")] public static int [|F|](PyType cls) => 1;", "'__new__' must be a static method that returns the new object")]
    [TestCase("[PyMethod(\"__new__(cls)\")] public Player [|F|](PyType cls) => this;", "'__new__' must be a static method whose first parameters are the thread and the class")]
    [TestCase("[PyMethod(\"__del__(self)\")] public int [|F|]() => 1;", "'__del__' must be a method that returns bool (false: an error is set) or void")]
    [TestCase("[PyRichCompare] public PyObject? [|F|](PyObject other) => null;", "'a method with [PyRichCompare]' must be PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op), not private")]
    [TestCase("[PyRichCompare] private PyObject? [|F|](PyObject other, CompareOp op) => null;", "'a method with [PyRichCompare]' must be PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op), not private")]
    [TestCase("[PyRichCompare] public bool [|F|](PyObject other, CompareOp op) => true;", "'a method with [PyRichCompare]' must be PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op), not private")]
    public void A_dunder_of_another_form_than_its_slot_is_refused(string member, string message) => Sample.Declare($$"""
        namespace Game;
        [PyType("Player")]
        public partial class Player
        {
            {{member}}
        }
        """).ShouldBe(["PYE007: " + message]);

    [Test]
    public void A_sequence_repeats_by_a_count() => Sample.Declare("""
        namespace Game;
        [PyType("Players", Sequence = true)]
        public partial class Players
        {
            [PyMethod("__mul__(self, value)")] public PyObject? [|F|](PyObject value) => null;
        }
        """).ShouldBe(["PYE007: '__mul__' must be a method with a count of type nint"]);
}
