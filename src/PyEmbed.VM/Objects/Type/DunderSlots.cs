using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>Slots that look a special method up in the object's class and call it. Data model 3.3.</summary>
internal sealed partial class DunderSlots : PyTypeSlots
{
    public static readonly DunderSlots Instance = new();

    private DunderSlots() { }

    public override SlotSet Defined => (SlotSet)ulong.MaxValue;

    // ---- looking up and calling ----

    /// <summary>The special method; false: an error is set. <paramref name="isUnbound"/>: to be called with self first. Null: the class has none.</summary>
    public static bool TryFind(PyThreadState thread, PyObject self, PyStr name, out PyObject? method, out bool isUnbound)
    {
        var type = self.Type;
        method = type.Lookup(name);
        isUnbound = false;
        if (method is null) return true;
        if (method.Type.Has(TypeFlags.MethodDescriptor))
        {
            isUnbound = true;
            return true;
        }
        if (!method.Type.Defines(Slot.DescrGet)) return true;
        method = method.Type.Slots.DescrGet(thread, method, self, type);
        return method is not null;
    }

    /// <summary>Calls a method that has to be there; else AttributeError.</summary>
    private static PyObject? Call(PyThreadState thread, PyObject self, PyStr name, params ReadOnlySpan<PyObject> args)
    {
        if (!TryFind(thread, self, name, out var method, out var isUnbound)) return null;
        if (method is null) return ObjectAttributes.NoAttribute(self, name);
        return Invoke(thread, self, method, isUnbound, args);
    }

    /// <summary>Calls the method; where there is none NotImplemented.</summary>
    private static PyObject? CallMaybe(PyThreadState thread, PyObject self, PyStr name, params ReadOnlySpan<PyObject> args)
    {
        if (!TryFind(thread, self, name, out var method, out var isUnbound)) return null;
        return method is null ? PyNotImplemented.Instance : Invoke(thread, self, method, isUnbound, args);
    }

    private static PyObject? Invoke(PyThreadState thread, PyObject self, PyObject method, bool isUnbound, ReadOnlySpan<PyObject> args)
    {
        if (!isUnbound) return Calls.CallN(thread, method, args, null);
        return args.Length switch
        {
            0 => Calls.Call1(thread, method, self),
            1 => Calls.Call2(thread, method, self, args[0]),
            2 => Calls.Call3(thread, method, self, args[0], args[1]),
            _ => Calls.CallN(thread, method, [self, .. args], null),
        };
    }

    // ---- general ----

    public override PyObject? Repr(PyThreadState thread, PyObject self)
    {
        if (!TryFind(thread, self, Names.Repr, out var method, out var isUnbound)) return null;
        return method is null
            ? PyStr.FromUtf16($"<{self.Type.NameInMessages} object at 0x{Identity.Of(self):x}>")
            : Invoke(thread, self, method, isUnbound, default);
    }

    public override PyObject? Str(PyThreadState thread, PyObject self) => Call(thread, self, Names.Str);

    public override bool TryHash(PyThreadState thread, PyObject self, out long result)
    {
        result = 0;
        if (!TryFind(thread, self, Names.Hash, out var method, out var isUnbound)) return false;
        if (method is null or PyNone) return ArgumentErrors.Unhashable(self);
        var value = Invoke(thread, self, method, isUnbound, default);
        switch (value)
        {
            case null:
                return false;
            case PyInt number:
                result = number.Value == -1 ? -2 : number.Value;
                return true;
            case PyBigInt number:
                result = number.HashValue;
                return true;
            default:
                return PyErr.TypeError("__hash__ method should return an integer");
        }
    }

    public override PyObject? Call(PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!TryFind(thread, self, Names.Call, out var method, out var isUnbound)) return null;
        if (method is null) return SlotErrors.NotCallable(self);
        if (!thread.TryEnterRecursion(" while calling a Python object")) return null;
        var result = isUnbound ? Calls.CallN(thread, method, [self, .. args], keywordNames) : Calls.CallN(thread, method, args, keywordNames);
        thread.LeaveRecursion();
        return result;
    }

    public override PyObject? GetAttr(PyThreadState thread, PyObject self, PyStr name)
    {
        var value = Read(thread, self, name);
        if (value is null) AttributeErrors.AddContext(thread, self, name);
        return value;
    }

    /// <summary>Whether it is that of <c>object</c>, or none.</summary>
    public static bool IsDefaultGetattribute(PyObject? read) =>
        read is null || read is PySlotWrapper { Kind: SlotWrapperKind.Getattribute } wrapper && wrapper.Owner.UsesGenericGetAttr;

    private PyObject? Read(PyThreadState thread, PyObject self, PyStr name)
    {
        var type = self.Type;
        var read = type.Lookup(Names.Getattribute);
        PyObject? value;
        if (IsDefaultGetattribute(read))
        {
            if (!ObjectAttributes.TryGet(thread, self, name, out value))
            {
                if (!thread.ErrorMatches(PyExceptions.AttributeError)) return null;
            }
            else if (value is not null) return value;
        }
        else
        {
            value = Call(thread, self, Names.Getattribute, name);
            if (value is not null || !thread.ErrorMatches(PyExceptions.AttributeError)) return value;
        }
        if (type.Lookup(Names.Getattr) is null) return thread.HasError ? null : ObjectAttributes.NoAttribute(self, name);
        thread.ClearError();
        return Call(thread, self, Names.Getattr, name);
    }

    public override bool SetAttr(PyThreadState thread, PyObject self, PyStr name, PyObject? value) =>
        (value is null ? Call(thread, self, Names.Delattr, name) : Call(thread, self, Names.Setattr, name, value)) is not null;

    public override PyObject? RichCompare(PyThreadState thread, PyObject self, PyObject other, CompareOp op)
    {
        // A method that cannot be bound is as good as none.
        if (!TryFind(thread, self, SpecialMethods.All[(int)SlotWrapperKind.Lt + (int)op].Name, out var method, out var isUnbound))
            return thread.ClearErrorIf(PyExceptions.Exception) ? PyNotImplemented.Instance : null;
        return method is null ? PyNotImplemented.Instance : Invoke(thread, self, method, isUnbound, new ReadOnlySpan<PyObject>(in other));
    }

    public override PyObject? Iter(PyThreadState thread, PyObject self)
    {
        if (!TryFind(thread, self, Names.Iter, out var method, out var isUnbound)) return null;
        return method switch
        {
            PyNone => SlotErrors.NotIterable(self),
            null => SlotErrors.NotIterable(self),
            _ => Invoke(thread, self, method, isUnbound, default),
        };
    }

    public override PyObject? Next(PyThreadState thread, PyObject self)
    {
        var value = Call(thread, self, Names.Next);
        if (value is null) thread.ClearErrorIf(PyExceptions.StopIteration);
        return value;
    }

    public override PyObject? DescrGet(PyThreadState thread, PyObject self, PyObject? instance, PyType? owner)
    {
        var read = self.Type.Lookup(Names.Get);
        return read is null ? self : Calls.Call3(thread, read, self, instance ?? PyNone.Instance, (PyObject?)owner ?? PyNone.Instance);
    }

    public override bool DescrSet(PyThreadState thread, PyObject self, PyObject instance, PyObject? value) =>
        (value is null ? Call(thread, self, Names.Delete, instance) : Call(thread, self, Names.Set, instance, value)) is not null;

    public override bool Init(PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!TryFind(thread, self, Names.Init, out var method, out var isUnbound)) return false;
        if (method is null) return ObjectAttributes.NoAttribute(self, Names.Init);
        var result = isUnbound ? Calls.CallN(thread, method, [self, .. args], keywordNames) : Calls.CallN(thread, method, args, keywordNames);
        if (result is null) return false;
        return result is PyNone || PyErr.TypeError($"__init__() should return None, not '{result.Type.NameInMessages}'");
    }

    public override PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var make = Attributes.Get(thread, type, Names.New);
        return make is null ? null : Calls.CallN(thread, make, [type, .. args], keywordNames);
    }

    public override bool Finalize(PyThreadState thread, PyObject self)
    {
        if (!TryFind(thread, self, Names.Del, out var method, out var isUnbound)) return false;
        return method is null || Invoke(thread, self, method, isUnbound, default) is not null;
    }

    public override PyObject? Await(PyThreadState thread, PyObject self)
    {
        if (!TryFind(thread, self, Names.Await, out var method, out var isUnbound)) return null;
        return method is null ? SlotErrors.NotAwaitable(self) : Invoke(thread, self, method, isUnbound, default);
    }

    public override PyObject? AIter(PyThreadState thread, PyObject self)
    {
        if (!TryFind(thread, self, Names.Aiter, out var method, out var isUnbound)) return null;
        return method is null ? SlotErrors.NotAsyncIterable(self) : Invoke(thread, self, method, isUnbound, default);
    }

    public override PyObject? ANext(PyThreadState thread, PyObject self)
    {
        if (!TryFind(thread, self, Names.Anext, out var method, out var isUnbound)) return null;
        return method is null ? SlotErrors.NotAsyncIterator(self) : Invoke(thread, self, method, isUnbound, default);
    }

    // ---- containers ----

    public override bool TryLength(PyThreadState thread, PyObject self, out nint result)
    {
        result = 0;
        var value = Call(thread, self, Names.Len);
        if (value is null) return false;
        value = Number.Index(thread, value);
        if (value is null) return false;
        if (value is PyBigInt big) return big.Value.Sign < 0 ? PyErr.ValueError("__len__() should return >= 0") : PyErr.OverflowError("cannot fit 'int' into an index-sized integer");
        var length = ((PyInt)value).Value;
        if (length < 0) return PyErr.ValueError("__len__() should return >= 0");
        result = (nint)length;
        return true;
    }

    public override bool TryBool(PyThreadState thread, PyObject self, out bool result)
    {
        result = true;
        if (!TryFind(thread, self, Names.Bool, out var method, out var isUnbound)) return false;
        if (method is null) return base.TryBool(thread, self, out result);
        var value = Invoke(thread, self, method, isUnbound, default);
        if (value is null) return false;
        if (value is not PyBool truth) return PyErr.TypeError($"__bool__ should return bool, returned {value.Type.NameInMessages}");
        result = truth.IsTrueValue;
        return true;
    }

    public override bool TryContains(PyThreadState thread, PyObject self, PyObject item, out bool result)
    {
        result = false;
        if (!TryFind(thread, self, Names.Contains, out var method, out var isUnbound)) return false;
        if (method is PyNone) return PyErr.TypeError($"'{self.Type.NameInMessages}' object is not a container");
        if (method is null) return base.TryContains(thread, self, item, out result);
        var value = Invoke(thread, self, method, isUnbound, new ReadOnlySpan<PyObject>(in item));
        return value is not null && Truth.TryTest(thread, value, out result);
    }

    public override PyObject? GetItem(PyThreadState thread, PyObject self, PyObject other) => Call(thread, self, Names.Getitem, other);

    public override bool SetItem(PyThreadState thread, PyObject self, PyObject key, PyObject? value) =>
        (value is null ? Call(thread, self, Names.Delitem, key) : Call(thread, self, Names.Setitem, key, value)) is not null;
}
