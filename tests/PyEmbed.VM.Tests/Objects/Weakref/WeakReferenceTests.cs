using System.Runtime.CompilerServices;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Tests.Objects.Weakref;

public sealed class WeakReferenceTests : EngineThread
{
    [Test]
    public void A_reference_without_a_callback_is_given_out_again()
    {
        var target = new PySet();
        var first = Reference(target, null);
        Reference(target, null).ShouldBeSameAs(first);
        Reference(target, PyInt.One).ShouldNotBeSameAs(first);
        Thread.Interpreter.WeakReferences.Of(target).Count.ShouldBe(2);
        WeakReferences.First(Thread, target).ShouldBeSameAs(first);
    }

    [Test]
    public void Callbacks_run_at_a_safe_point_after_the_object_is_gone()
    {
        var called = new PyList();
        var reference = ReferenceToGarbage(called);
        Collect();
        reference.Target.ShouldBeNull();
        called.Count.ShouldBe(0);
        Thread.Interpreter.RunPending(Thread).ShouldBeTrue();
        called.Count.ShouldBe(1);
        called[0].ShouldBeSameAs(reference);
        Thread.Interpreter.RunPending(Thread).ShouldBeTrue();
        called.Count.ShouldBe(1);
    }

    [Test]
    public void Objects_without_room_for_weak_references_refuse_them()
    {
        WeakReferenceBase.Make(Thread, PyInt.One, null, static (target, callback) => new PyWeakReference(target, callback), null).ShouldBeNull();
        TakeMessage().ShouldBe("TypeError: cannot create weak reference to 'int' object");
    }

    private PyWeakReference Reference(PyObject target, PyObject? callback) =>
        WeakReferenceBase.Make(Thread, target, callback, static (target, callback) => new PyWeakReference(target, callback), typeof(PyWeakReference)).ShouldBeOfType<PyWeakReference>();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PyWeakReference ReferenceToGarbage(PyList called) =>
        Reference(new PySet(), VM.Protocols.Attributes.Get(Thread, called, PyStr.FromUtf16("append")));

    private static void Collect()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
