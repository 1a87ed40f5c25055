using System.Runtime.CompilerServices;
using PyEmbed.Core.Text;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Displays of lists, sets and dicts, and f-strings.</summary>
internal static class Displays
{
    public static PyObject[] Box(ref Register first, int count)
    {
        if (count == 0) return [];
        var items = new PyObject[count];
        for (var i = 0; i < count; i++) items[i] = Unsafe.Add(ref first, i).Box();
        return items;
    }

    public static PyObject? BuildSet(PyThreadState thread, ref Register first, int count)
    {
        var set = new PySet();
        for (var i = 0; i < count; i++)
            if (!set.TryAdd(thread, Unsafe.Add(ref first, i).Box())) return null;
        return set;
    }

    public static PyObject? BuildMap(PyThreadState thread, ref Register first, int count)
    {
        var dict = new PyDict();
        for (var i = 0; i < count * 2; i += 2)
            if (!dict.TrySetItem(thread, Unsafe.Add(ref first, i).Box(), Unsafe.Add(ref first, i + 1).Box())) return null;
        return dict;
    }

    public static PyObject? BuildConstKeyMap(PyThreadState thread, ref Register first, int count)
    {
        if (Unsafe.Add(ref first, count).Ref is not PyTuple keys || keys.Count != count) return PyErr.SystemError("bad BUILD_CONST_KEY_MAP keys argument");
        var dict = new PyDict();
        for (var i = 0; i < count; i++)
            if (!dict.TrySetItem(thread, keys[i], Unsafe.Add(ref first, i).Box())) return null;
        return dict;
    }

    [SkipLocalsInit]
    public static PyObject? BuildString(PyThreadState thread, ref Register first, int count)
    {
        var length = 0L;
        var isNarrow = true;
        for (var i = 0; i < count; i++)
        {
            var part = (PyStr)Unsafe.Add(ref first, i).Ref!;
            length += part.Length;
            isNarrow &= part.IsNarrow;
        }
        if (!thread.TryChargeWork(length) || !PyStr.TryReserve(thread, length)) return null;
        if (isNarrow && length > 1)
        {
            var made = PyStr.NewString((int)length, out var chars);
            for (var i = 0; i < count; i++)
            {
                var part = Unsafe.As<PyStr>(Unsafe.Add(ref first, i).Ref!).NarrowSpan;
                part.CopyTo(chars);
                chars = chars[part.Length..];
            }
            return PyStr.FromCodeUnits(made);
        }
        var builder = new StrBuilder(stackalloc char[256]);
        for (var i = 0; i < count; i++) builder.Append((PyStr)Unsafe.Add(ref first, i).Ref!);
        return builder.ToStr();
    }

    public static bool ListExtend(PyThreadState thread, PyList list, PyObject iterable)
    {
        if (iterable.GetType() == typeof(PyTuple) || iterable.GetType() == typeof(PyList))
        {
            if (Iteration.ToList(thread, iterable) is not { } items) return false;
            foreach (var item in items.Items)
                if (!list.TryAppend(thread, item)) return false;
            return true;
        }
        var iterator = Iteration.GetIter(thread, iterable);
        if (iterator is not null) return Iteration.TryExtend(thread, list, iterator);
        if (!thread.ErrorMatches(PyExceptions.TypeError) || iterable.Type.Defines(CompilerServices.Slot.Iter) || iterable.Type.Defines(CompilerServices.Slot.GetItem)) return false;
        thread.ClearError();
        return PyErr.TypeError($"Value after * must be an iterable, not {iterable.Type.NameInMessages}");
    }

    public static bool DictUpdate(PyThreadState thread, PyDict dict, PyObject mapping)
    {
        if (mapping.GetType() == typeof(PyDict)) return dict.TryMerge(thread, mapping, DuplicateKeys.Replace);
        if (!Attributes.TryGet(thread, mapping, Names.PlainKeys, out var method)) return false;
        if (method is null) return PyErr.TypeError($"'{mapping.Type.NameInMessages}' object is not a mapping");
        if (Calls.Call0(thread, method) is not { } keys || Iteration.GetIter(thread, keys) is not { } iterator) return false;
        while (Iteration.Next(thread, iterator) is { } key)
            if (Subscript.GetItem(thread, mapping, key) is not { } value || !dict.TrySetItem(thread, key, value)) return false;
        return !thread.HasError;
    }

    /// <summary>Keyword arguments of a call: a key that is there already is an error.</summary>
    public static bool DictMerge(PyThreadState thread, PyDict dict, PyObject mapping, PyObject callable)
    {
        if (mapping is PyDict other && mapping.GetType() == typeof(PyDict))
        {
            var position = 0;
            while (other.NextEntry(ref position, out var key, out var value))
                if (!MergeOne(thread, dict, key, value, callable)) return false;
            return true;
        }
        if (!Attributes.TryGet(thread, mapping, Names.PlainKeys, out var method)) return false;
        if (method is null) return PyErr.TypeError($"{CallableName(thread, callable)} argument after ** must be a mapping, not {mapping.Type.NameInMessages}");
        if (Calls.Call0(thread, method) is not { } keys || Iteration.GetIter(thread, keys) is not { } iterator) return false;
        while (Iteration.Next(thread, iterator) is { } key)
        {
            if (Subscript.GetItem(thread, mapping, key) is not { } value || !MergeOne(thread, dict, key, value, callable)) return false;
        }
        return !thread.HasError;
    }

    private static bool MergeOne(PyThreadState thread, PyDict dict, PyObject key, PyObject value, PyObject callable)
    {
        if (!dict.TryGetItem(thread, key, out var known)) return false;
        if (known is null) return dict.TrySetItem(thread, key, value);
        var function = CallableName(thread, callable);
        // Whether all names are strings is asked by the call.
        return Representation.Str(thread, key) is { } name && PyErr.TypeError($"{function} got multiple values for keyword argument '{name}'");
    }

    /// <summary>What messages call a callable: <c>module.qualname()</c>, or its <c>str()</c>.</summary>
    public static string CallableName(PyThreadState thread, PyObject callable)
    {
        if (!Attributes.TryGet(thread, callable, Names.Qualname, out var qualName) || qualName is not PyStr name)
        {
            thread.ClearError();
            var shown = Representation.Str(thread, callable);
            if (shown is null) thread.ClearError();
            return shown?.ToString() ?? "?";
        }
        if (!Attributes.TryGet(thread, callable, Names.Module, out var module)) thread.ClearError();
        return module is PyStr text && !text.TextEquals(Names.PlainBuiltins) ? $"{text}.{name}()" : $"{name}()";
    }

    public static PyObject? Format(PyThreadState thread, ref Register value, PyStr spec, int conversion)
    {
        var self = value.Box();
        PyObject? converted = conversion switch
        {
            0 => self,
            1 => Representation.Str(thread, self),
            2 => Representation.Repr(thread, self),
            _ => Representation.Ascii(thread, self),
        };
        return converted is null ? null : Representation.Format(thread, converted, spec);
    }
}
