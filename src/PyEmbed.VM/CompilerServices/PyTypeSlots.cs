using System.ComponentModel;

namespace PyEmbed.CompilerServices;

/// <summary>
/// What a type's instances can do: one virtual method a slot, as CPython's type objects have them. The methods here are what a type does that lacks the slot:
/// mostly they set the TypeError that CPython raises. For generated code.
/// </summary>
/// <remarks>Results follow the VM's convention: null or false means that an error is set on the thread; only <see cref="Next"/> may return null without one.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PyTypeSlots
{
    private protected PyTypeSlots() { }

    /// <summary>All slots the type has, inherited ones too.</summary>
    public virtual SlotSet Defined => SlotSet.None;

    /// <summary>The slots this class itself fills.</summary>
    public virtual SlotSet Own => SlotSet.None;

    /// <summary>repr(self)</summary>
    public virtual PyObject? Repr(PyThreadState thread, PyObject self) => SlotErrors.Missing(self, Slot.Repr);

    /// <summary>str(self)</summary>
    public virtual PyObject? Str(PyThreadState thread, PyObject self) => Repr(thread, self);

    /// <summary>hash(self)</summary>
    public virtual bool TryHash(PyThreadState thread, PyObject self, out long result)
    {
        result = 0;
        return ArgumentErrors.Unhashable(self);
    }

    /// <summary>self(*args, **keywords): the last arguments are those of the keyword names.</summary>
    public virtual PyObject? Call(PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => SlotErrors.NotCallable(self);

    /// <summary>getattr(self, name)</summary>
    public virtual PyObject? GetAttr(PyThreadState thread, PyObject self, PyStr name) => SlotErrors.Missing(self, Slot.GetAttr);

    /// <summary>setattr(self, name, value); null deletes.</summary>
    public virtual bool SetAttr(PyThreadState thread, PyObject self, PyStr name, PyObject? value) => SlotErrors.Missing(self, Slot.SetAttr);

    /// <summary>self op other, or NotImplemented.</summary>
    public virtual PyObject? RichCompare(PyThreadState thread, PyObject self, PyObject other, CompareOp op) => PyNotImplemented.Instance;

    /// <summary>iter(self)</summary>
    public virtual PyObject? Iter(PyThreadState thread, PyObject self) => SlotErrors.NotIterable(self);

    /// <summary>The next item; null without an error at the end.</summary>
    public virtual PyObject? Next(PyThreadState thread, PyObject self) => SlotErrors.NotIterator(self);

    /// <summary>self.__get__(instance, owner); a null instance is None.</summary>
    public virtual PyObject? DescrGet(PyThreadState thread, PyObject self, PyObject? instance, PyType? owner) => self;

    /// <summary>self.__set__(instance, value); null deletes.</summary>
    public virtual bool DescrSet(PyThreadState thread, PyObject self, PyObject instance, PyObject? value) => SlotErrors.Missing(self, Slot.DescrSet);

    /// <summary>self.__init__(...)</summary>
    public virtual bool Init(PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => true;

    /// <summary>type.__new__(type, ...)</summary>
    public virtual PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => SlotErrors.CannotCreate(type);

    /// <summary>self.__del__()</summary>
    public virtual bool Finalize(PyThreadState thread, PyObject self) => true;

    /// <summary>The iterator of an awaitable.</summary>
    public virtual PyObject? Await(PyThreadState thread, PyObject self) => SlotErrors.NotAwaitable(self);

    /// <summary>aiter(self)</summary>
    public virtual PyObject? AIter(PyThreadState thread, PyObject self) => SlotErrors.NotAsyncIterable(self);

    /// <summary>The awaitable of the next item.</summary>
    public virtual PyObject? ANext(PyThreadState thread, PyObject self) => SlotErrors.NotAsyncIterator(self);

    /// <summary>left + right, or NotImplemented; either operand may be of the type.</summary>
    public virtual PyObject? Add(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>left - right, or NotImplemented; either operand may be of the type.</summary>
    public virtual PyObject? Subtract(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>left * right, or NotImplemented; either operand may be of the type.</summary>
    public virtual PyObject? Multiply(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>left % right, or NotImplemented; either operand may be of the type.</summary>
    public virtual PyObject? Remainder(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>left &lt;&lt; right, or NotImplemented; either operand may be of the type.</summary>
    public virtual PyObject? Lshift(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>left &gt;&gt; right, or NotImplemented; either operand may be of the type.</summary>
    public virtual PyObject? Rshift(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>left &amp; right, or NotImplemented; either operand may be of the type.</summary>
    public virtual PyObject? And(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>left ^ right, or NotImplemented; either operand may be of the type.</summary>
    public virtual PyObject? Xor(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>left | right, or NotImplemented; either operand may be of the type.</summary>
    public virtual PyObject? Or(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>left // right, or NotImplemented; either operand may be of the type.</summary>
    public virtual PyObject? FloorDivide(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>left / right, or NotImplemented; either operand may be of the type.</summary>
    public virtual PyObject? TrueDivide(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>left @ right, or NotImplemented; either operand may be of the type.</summary>
    public virtual PyObject? MatrixMultiply(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>divmod(left, right)</summary>
    public virtual PyObject? Divmod(PyThreadState thread, PyObject left, PyObject right) => PyNotImplemented.Instance;

    /// <summary>pow(left, right, modulus); None is no modulus.</summary>
    public virtual PyObject? Power(PyThreadState thread, PyObject left, PyObject right, PyObject modulus) => PyNotImplemented.Instance;

    /// <summary>self += other, or NotImplemented.</summary>
    public virtual PyObject? InplaceAdd(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>self -= other, or NotImplemented.</summary>
    public virtual PyObject? InplaceSubtract(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>self *= other, or NotImplemented.</summary>
    public virtual PyObject? InplaceMultiply(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>self %= other, or NotImplemented.</summary>
    public virtual PyObject? InplaceRemainder(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>self &lt;&lt;= other, or NotImplemented.</summary>
    public virtual PyObject? InplaceLshift(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>self &gt;&gt;= other, or NotImplemented.</summary>
    public virtual PyObject? InplaceRshift(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>self &amp;= other, or NotImplemented.</summary>
    public virtual PyObject? InplaceAnd(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>self ^= other, or NotImplemented.</summary>
    public virtual PyObject? InplaceXor(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>self |= other, or NotImplemented.</summary>
    public virtual PyObject? InplaceOr(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>self //= other, or NotImplemented.</summary>
    public virtual PyObject? InplaceFloorDivide(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>self /= other, or NotImplemented.</summary>
    public virtual PyObject? InplaceTrueDivide(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>self @= other, or NotImplemented.</summary>
    public virtual PyObject? InplaceMatrixMultiply(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>self **= other</summary>
    public virtual PyObject? InplacePower(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>-self</summary>
    public virtual PyObject? Negative(PyThreadState thread, PyObject self) => SlotErrors.BadOperand("-", self);

    /// <summary>+self</summary>
    public virtual PyObject? Positive(PyThreadState thread, PyObject self) => SlotErrors.BadOperand("+", self);

    /// <summary>abs(self)</summary>
    public virtual PyObject? Absolute(PyThreadState thread, PyObject self) => SlotErrors.BadOperand("abs()", self);

    /// <summary>bool(self)</summary>
    public virtual bool TryBool(PyThreadState thread, PyObject self, out bool result)
    {
        result = true;
        if (!self.Type.Defines(Slot.Length)) return true;
        if (!self.Type.Slots.TryLength(thread, self, out var length)) return false;
        result = length != 0;
        return true;
    }

    /// <summary>~self</summary>
    public virtual PyObject? Invert(PyThreadState thread, PyObject self) => SlotErrors.BadOperand("~", self);

    /// <summary>int(self)</summary>
    public virtual PyObject? Int(PyThreadState thread, PyObject self) => SlotErrors.Missing(self, Slot.Int);

    /// <summary>float(self)</summary>
    public virtual PyObject? Float(PyThreadState thread, PyObject self) => SlotErrors.Missing(self, Slot.Float);

    /// <summary>operator.index(self)</summary>
    public virtual PyObject? Index(PyThreadState thread, PyObject self) => SlotErrors.NotAnInteger(self);

    /// <summary>len(self)</summary>
    public virtual bool TryLength(PyThreadState thread, PyObject self, out nint result)
    {
        result = 0;
        return SlotErrors.NoLength(self);
    }

    /// <summary>item in self</summary>
    public virtual bool TryContains(PyThreadState thread, PyObject self, PyObject item, out bool result) => VM.Protocols.Iteration.TryContains(thread, self, item, out result);

    /// <summary>self[other]</summary>
    public virtual PyObject? GetItem(PyThreadState thread, PyObject self, PyObject other) => SlotErrors.NotSubscriptable(self);

    /// <summary>self[key] = value; null deletes.</summary>
    public virtual bool SetItem(PyThreadState thread, PyObject self, PyObject key, PyObject? value) => SlotErrors.NoItemAssignment(thread, self, key, value);

    /// <summary>A sequence's self + other.</summary>
    public virtual PyObject? Concat(PyThreadState thread, PyObject self, PyObject other) => SlotErrors.CannotConcatenate(self);

    /// <summary>A sequence's self * count.</summary>
    public virtual PyObject? Repeat(PyThreadState thread, PyObject self, nint count) => SlotErrors.CannotRepeat(self);

    /// <summary>A sequence's self += other.</summary>
    public virtual PyObject? InplaceConcat(PyThreadState thread, PyObject self, PyObject other) => PyNotImplemented.Instance;

    /// <summary>A sequence's self *= count.</summary>
    public virtual PyObject? InplaceRepeat(PyThreadState thread, PyObject self, nint count) => PyNotImplemented.Instance;
}
