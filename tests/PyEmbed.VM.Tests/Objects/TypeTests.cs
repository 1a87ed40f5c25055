using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Tests.Objects;

public sealed class TypeTests : EngineThread
{
    [Test]
    public void A_class_inherits_from_its_bases_in_C3_order()
    {
        var a = MakeClass("A");
        var b = MakeClass("B", a);
        var c = MakeClass("C", a);
        var d = MakeClass("D", b, c);
        d.Mro.ToArray().Select(t => t.Name).ShouldBe(["D", "B", "C", "A", "object"]);
        a.Dict.SetByName(PyStr.FromUtf16("x"), PyInt.From(1));
        a.Modified(Thread.Interpreter);
        Attributes.Get(Thread, d, PyStr.FromUtf16("x")).ShouldBe(PyInt.From(1));
    }

    [Test]
    public void Bases_in_conflicting_order_are_a_TypeError()
    {
        var a = MakeClass("A");
        var b = MakeClass("B", a);
        Make("C", a, b).ShouldBeNull();
        TakeMessage().ShouldBe("TypeError: Cannot create a consistent method resolution\norder (MRO) for bases A, B");
    }

    [Test]
    public void Instances_keep_attributes_in_slots_until_their_dict_is_asked_for()
    {
        var a = MakeClass("A");
        var instance = Calls.Call0(Thread, a).ShouldNotBeNull();
        var x = PyStr.FromUtf16("x");
        Attributes.Set(Thread, instance, x, PyInt.From(7)).ShouldBeTrue();
        instance.OwnAttributes.Shape!.IsDictionary.ShouldBeFalse();
        Attributes.Get(Thread, instance, x).ShouldBe(PyInt.From(7));
        var dict = Attributes.Get(Thread, instance, VM.Names.Dict).ShouldBeOfType<PyDict>();
        dict.GetByName(x).ShouldBe(PyInt.From(7));
        instance.OwnAttributes.Shape!.IsDictionary.ShouldBeTrue();
        Attributes.Delete(Thread, instance, x).ShouldBeTrue();
        Attributes.Get(Thread, instance, x).ShouldBeNull();
        TakeMessage().ShouldBe("AttributeError: 'A' object has no attribute 'x'");
    }

    [Test]
    public void Builtin_types_refuse_attributes()
    {
        Attributes.Set(Thread, PyInt.BuiltinType, PyStr.FromUtf16("x"), PyNone.Instance).ShouldBeFalse();
        TakeMessage().ShouldBe("TypeError: cannot set 'x' attribute of immutable type 'int'");
    }

    private PyType MakeClass(string name, params PyType[] bases) => Make(name, bases).ShouldBeOfType<PyType>();

    private PyObject? Make(string name, params PyType[] bases) =>
        Calls.Call3(Thread, PyType.BuiltinType, PyStr.FromUtf16(name), PyTuple.CopyOf(bases), new PyDict());
}
