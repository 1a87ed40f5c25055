using PyEmbed.VM.Protocols;

namespace PyEmbed.CompilerServices;

/// <summary>What is said when a type lacks the slot that an operation needs.</summary>
internal static class SlotErrors
{
    public static PyError Missing(PyObject self, Slot slot) => PyErr.SystemError($"'{self.Type.NameInMessages}' object has no slot {slot}");

    public static PyError BadOperand(string sign, PyObject self) => PyErr.TypeError($"bad operand type for {(sign == "abs()" ? sign : "unary " + sign)}: '{self.Type.NameInMessages}'");

    public static PyError NotIterable(PyObject self) => PyErr.TypeError($"'{self.Type.NameInMessages}' object is not iterable");

    public static PyError NotIterator(PyObject self) => PyErr.TypeError($"'{self.Type.NameInMessages}' object is not an iterator");

    public static PyError NotAwaitable(PyObject self) => PyErr.TypeError($"object {self.Type.NameInMessages} can't be used in 'await' expression");

    public static PyError NotAsyncIterable(PyObject self) => PyErr.TypeError($"'async for' requires an object with __aiter__ method, got {self.Type.NameInMessages}");

    public static PyError NotAsyncIterator(PyObject self) => PyErr.TypeError($"'async for' requires an iterator with __anext__ method, got {self.Type.NameInMessages}");

    public static PyError NotAnInteger(PyObject self) => PyErr.TypeError($"'{self.Type.NameInMessages}' object cannot be interpreted as an integer");

    public static PyError NotCallable(PyObject self) => PyErr.TypeError($"'{self.Type.NameInMessages}' object is not callable");

    public static PyError NotSubscriptable(PyObject self) => PyErr.TypeError($"'{self.Type.NameInMessages}' object is not subscriptable");

    public static PyError NoItemAssignment(PyThreadState thread, PyObject self, PyObject key, PyObject? value)
    {
        // What could be a sequence is asked with the index as a number, which is found first.
        var isIndexed = key.Type.Defines(Slot.Index) && Subscript.MayBeSequence(self.Type);
        if (isIndexed && !Number.TryIndex(thread, key, out _)) return default;
        var what = value is not null ? "does not support item assignment" : isIndexed ? "doesn't support item deletion" : "does not support item deletion";
        return PyErr.TypeError($"'{self.Type.NameInMessages}' object {what}");
    }

    public static PyError CannotConcatenate(PyObject self) => PyErr.TypeError($"'{self.Type.NameInMessages}' object can't be concatenated");

    public static PyError CannotRepeat(PyObject self) => PyErr.TypeError($"'{self.Type.NameInMessages}' object can't be repeated");

    public static PyError NoLength(PyObject self) => PyErr.TypeError($"object of type '{self.Type.NameInMessages}' has no len()");

    public static PyError CannotCreate(PyType type) => PyErr.TypeError($"cannot create '{type.NameInMessages}' instances");
}
