namespace PyEmbed.Bytecode.Instructions;

/// <summary>
/// The instructions of CPython 3.11 and a few of our own (from 200), each declared once. What a declaration says is checked against
/// <see cref="OpcodeTable"/>, which is what the engine reads, and against recorded answers of CPython's <c>dis</c>.
/// </summary>
/// <remarks>CPython's specialised forms and its compiler's pseudo instructions are not here: neither is ever seen in <c>co_code</c>.</remarks>
internal enum Opcode : byte
{
    /// <summary>Room for an inline cache; never executed. PEP 659.</summary>
    [Instruction("--")]
    Cache = 0,

    /// <summary>Drop the top of the stack. Library reference, dis.</summary>
    [Instruction("value --")]
    PopTop = 1,

    /// <summary>The empty slot below a callable that is no method. Library reference, dis.</summary>
    [Instruction("-- null")]
    PushNull = 2,

    /// <summary>Nothing: carries a line of its own. PEP 626.</summary>
    [Instruction("--")]
    Nop = 9,

    /// <summary><c>+value</c>. Language reference 6.6.</summary>
    [Instruction("value -- result")]
    UnaryPositive = 10,

    /// <summary><c>-value</c>. Language reference 6.6.</summary>
    [Instruction("value -- result")]
    UnaryNegative = 11,

    /// <summary><c>not value</c>. Language reference 6.11.</summary>
    [Instruction("value -- result")]
    UnaryNot = 12,

    /// <summary><c>~value</c>. Language reference 6.6.</summary>
    [Instruction("value -- result")]
    UnaryInvert = 15,

    /// <summary><c>container[key]</c>. Language reference 6.3.2; specialized: PEP 659.</summary>
    [Instruction("container, key -- value", Cache = 4)]
    BinarySubscr = 25,

    /// <summary><c>len(subject)</c> of a sequence pattern. PEP 634.</summary>
    [Instruction("subject -- subject, length")]
    GetLen = 30,

    /// <summary>Whether the subject is a mapping. PEP 634.</summary>
    [Instruction("subject -- subject, matches")]
    MatchMapping = 31,

    /// <summary>Whether the subject is a sequence. PEP 634.</summary>
    [Instruction("subject -- subject, matches")]
    MatchSequence = 32,

    /// <summary>Values of all keys as a tuple, or None. PEP 634.</summary>
    [Instruction("subject, keys -- subject, keys, values")]
    MatchKeys = 33,

    /// <summary>Enter a handler: make the exception the current one. Library reference, dis.</summary>
    [Instruction("exception -- previous, exception")]
    PushExcInfo = 35,

    /// <summary>Test of <c>except type</c>. Language reference 8.4.1.</summary>
    [Instruction("exception, type -- exception, matches")]
    CheckExcMatch = 36,

    /// <summary>Split by <c>except* type</c>. PEP 654.</summary>
    [Instruction("exception, type -- rest, match")]
    CheckEgMatch = 37,

    /// <summary>Call <c>__exit__</c> with the exception. Language reference 8.5.</summary>
    [Instruction("exit, lasti, previous, exception -- exit, lasti, previous, exception, suppress")]
    WithExceptStart = 49,

    /// <summary><c>__aiter__</c> of <c>async for</c>. PEP 492.</summary>
    [Instruction("iterable -- iterator")]
    GetAiter = 50,

    /// <summary><c>__anext__</c> of <c>async for</c>. PEP 492.</summary>
    [Instruction("iterator -- iterator, awaitable")]
    GetAnext = 51,

    /// <summary>Look up <c>__aexit__</c>, call <c>__aenter__</c>. PEP 492.</summary>
    [Instruction("manager -- exit, awaitable")]
    BeforeAsyncWith = 52,

    /// <summary>Look up <c>__exit__</c>, call <c>__enter__</c>. Language reference 8.5.</summary>
    [Instruction("manager -- exit, entered")]
    BeforeWith = 53,

    /// <summary>End of <c>async for</c>: swallow StopAsyncIteration, else raise again. PEP 492.</summary>
    [Instruction("iterator, exception --")]
    EndAsyncFor = 54,

    /// <summary><c>container[key] = value</c>. Language reference 7.2; specialized: PEP 659.</summary>
    [Instruction("value, container, key --", Cache = 1)]
    StoreSubscr = 60,

    /// <summary><c>del container[key]</c>. Language reference 7.5.</summary>
    [Instruction("container, key --")]
    DeleteSubscr = 61,

    /// <summary><c>iter(iterable)</c>. Language reference 8.3.</summary>
    [Instruction("iterable -- iterator")]
    GetIter = 68,

    /// <summary>Iterator of <c>yield from</c>; generators stay themselves. PEP 380.</summary>
    [Instruction("iterable -- iterator")]
    GetYieldFromIter = 69,

    /// <summary><c>sys.displayhook(value)</c> of interactive code. Library reference, sys.</summary>
    [Instruction("value --")]
    PrintExpr = 70,

    /// <summary><c>builtins.__build_class__</c>. PEP 3115.</summary>
    [Instruction("-- builder")]
    LoadBuildClass = 71,

    /// <summary>AssertionError itself, whatever that name is bound to. Language reference 7.3.</summary>
    [Instruction("-- type")]
    LoadAssertionError = 74,

    /// <summary>Return the generator or coroutine of this frame; resuming pushes what was sent. Library reference, dis.</summary>
    [Instruction("-- sent", Nominal = "--")]
    ReturnGenerator = 75,

    /// <summary>A tuple of the items. Library reference, dis.</summary>
    [Instruction("list -- tuple")]
    ListToTuple = 82,

    /// <summary>Leave the frame. Language reference 7.6.</summary>
    [Instruction("value --", EndsBlock = true)]
    ReturnValue = 83,

    /// <summary><c>from module import *</c>. Language reference 7.11.</summary>
    [Instruction("module --")]
    ImportStar = 84,

    /// <summary>Make <c>__annotations__</c> unless it is there. PEP 526.</summary>
    [Instruction("--")]
    SetupAnnotations = 85,

    /// <summary>Suspend with a value; resuming pushes what was sent. Language reference 6.2.9.</summary>
    [Instruction("value -- sent")]
    YieldValue = 86,

    /// <summary>Mark a value that an async generator yields. PEP 525.</summary>
    [Instruction("value -- wrapped")]
    AsyncGenWrap = 87,

    /// <summary>What <c>except*</c> leaves to raise, or None. PEP 654.</summary>
    [Instruction("original, results -- exception")]
    PrepReraiseStar = 88,

    /// <summary>Leave a handler: the previous exception is the current one again. Library reference, dis.</summary>
    [Instruction("previous --")]
    PopExcept = 89,

    /// <summary><c>name = value</c> in the local namespace. Language reference 4.2.</summary>
    [Instruction("value --", Operand = OperandKind.Name)]
    StoreName = 90,

    /// <summary><c>del name</c> in the local namespace. Language reference 7.5.</summary>
    [Instruction("--", Operand = OperandKind.Name)]
    DeleteName = 91,

    /// <summary>Exactly oparg items, the first on top. Language reference 7.2; specialized: PEP 659.</summary>
    [Instruction("sequence -- items[oparg]", Cache = 1, Operand = OperandKind.Raw)]
    UnpackSequence = 92,

    /// <summary>Next item, or leave the loop. Language reference 8.3.</summary>
    [Instruction("iterator -- iterator, item", Operand = OperandKind.JumpForward, OnJump = "iterator --")]
    ForIter = 93,

    /// <summary><c>a, *rest, z = sequence</c>: counts before and after the star in low and high bits. PEP 3132.</summary>
    [Instruction("sequence -- after[oparg>>8], rest, before[oparg&255]", Operand = OperandKind.Raw)]
    UnpackEx = 94,

    /// <summary><c>owner.name = value</c>. Language reference 7.2; specialized: PEP 659.</summary>
    [Instruction("value, owner --", Cache = 4, Operand = OperandKind.Name)]
    StoreAttr = 95,

    /// <summary><c>del owner.name</c>. Language reference 7.5.</summary>
    [Instruction("owner --", Operand = OperandKind.Name)]
    DeleteAttr = 96,

    /// <summary><c>name = value</c> in the global namespace. Language reference 7.12.</summary>
    [Instruction("value --", Operand = OperandKind.Name)]
    StoreGlobal = 97,

    /// <summary><c>del name</c> in the global namespace. Language reference 7.12.</summary>
    [Instruction("--", Operand = OperandKind.Name)]
    DeleteGlobal = 98,

    /// <summary>Exchange the top with the item oparg deep. Library reference, dis.</summary>
    [Instruction("low, between[oparg-2], top -- top, between[oparg-2], low", Operand = OperandKind.Depth)]
    Swap = 99,

    /// <summary>A constant. Library reference, dis.</summary>
    [Instruction("-- value", Operand = OperandKind.Const)]
    LoadConst = 100,

    /// <summary>A name of locals, globals or builtins. Language reference 4.2.2.</summary>
    [Instruction("-- value", Operand = OperandKind.Name)]
    LoadName = 101,

    /// <summary>A tuple display. Language reference 6.15.</summary>
    [Instruction("items[oparg] -- tuple", Operand = OperandKind.Raw)]
    BuildTuple = 102,

    /// <summary>A list display. Language reference 6.2.5.</summary>
    [Instruction("items[oparg] -- list", Operand = OperandKind.Raw)]
    BuildList = 103,

    /// <summary>A set display. Language reference 6.2.6.</summary>
    [Instruction("items[oparg] -- set", Operand = OperandKind.Raw)]
    BuildSet = 104,

    /// <summary>A dict display of oparg pairs, key before value. Language reference 6.2.7.</summary>
    [Instruction("pairs[2*oparg] -- dict", Operand = OperandKind.Raw)]
    BuildMap = 105,

    /// <summary><c>owner.name</c>. Language reference 6.3.1; specialized: PEP 659.</summary>
    [Instruction("owner -- value", Cache = 4, Operand = OperandKind.Name)]
    LoadAttr = 106,

    /// <summary>A rich comparison. Language reference 6.10.1; specialized: PEP 659.</summary>
    [Instruction("left, right -- result", Cache = 2, Operand = OperandKind.Compare)]
    CompareOp = 107,

    /// <summary><c>__import__(name, ..., fromlist, level)</c>. Language reference 7.11.</summary>
    [Instruction("level, fromlist -- module", Operand = OperandKind.Name)]
    ImportName = 108,

    /// <summary><c>from module import name</c>. Language reference 7.11.</summary>
    [Instruction("module -- module, value", Operand = OperandKind.Name)]
    ImportFrom = 109,

    /// <summary>Jump. Library reference, dis.</summary>
    [Instruction("--", Operand = OperandKind.JumpForward, EndsBlock = true)]
    JumpForward = 110,

    /// <summary><c>and</c>: jump and keep a false value. Language reference 6.11.</summary>
    [Instruction("value --", Operand = OperandKind.JumpForward, OnJump = "value -- value")]
    JumpIfFalseOrPop = 111,

    /// <summary><c>or</c>: jump and keep a true value. Language reference 6.11.</summary>
    [Instruction("value --", Operand = OperandKind.JumpForward, OnJump = "value -- value")]
    JumpIfTrueOrPop = 112,

    /// <summary>Jump if false. Library reference, dis.</summary>
    [Instruction("value --", Operand = OperandKind.JumpForward)]
    PopJumpForwardIfFalse = 114,

    /// <summary>Jump if true. Library reference, dis.</summary>
    [Instruction("value --", Operand = OperandKind.JumpForward)]
    PopJumpForwardIfTrue = 115,

    /// <summary>A name of globals or builtins; the low bit asks for the null of a call below it. Language reference 4.2.2; specialized: PEP 659.</summary>
    [Instruction("-- null[oparg&1], value", Cache = 5, Operand = OperandKind.GlobalName)]
    LoadGlobal = 116,

    /// <summary><c>is</c>, or <c>is not</c> with oparg 1. Language reference 6.10.3.</summary>
    [Instruction("left, right -- result", Operand = OperandKind.Raw)]
    IsOp = 117,

    /// <summary><c>in</c>, or <c>not in</c> with oparg 1. Language reference 6.10.2.</summary>
    [Instruction("item, container -- result", Operand = OperandKind.Raw)]
    ContainsOp = 118,

    /// <summary>Raise again; a non-zero oparg says where f_lasti to restore lies. Library reference, dis.</summary>
    [Instruction("values[oparg], exception -- values[oparg]", Operand = OperandKind.Raw, EndsBlock = true)]
    Reraise = 119,

    /// <summary>Push the item oparg deep once more. Library reference, dis.</summary>
    [Instruction("value, between[oparg-1] -- value, between[oparg-1], value", Operand = OperandKind.Depth)]
    Copy = 120,

    /// <summary>A binary or in-place operator. Language reference 6.5 - 6.9; specialized: PEP 659.</summary>
    [Instruction("left, right -- result", Cache = 1, Operand = OperandKind.BinaryOp)]
    BinaryOp = 122,

    /// <summary>Send into a generator or awaitable; jump when it has returned. PEP 380.</summary>
    [Instruction("receiver, value -- receiver, result", Operand = OperandKind.JumpForward, OnJump = "receiver, value -- result")]
    Send = 123,

    /// <summary>A local variable; unbound is an error. Library reference, dis.</summary>
    [Instruction("-- value", Operand = OperandKind.Local)]
    LoadFast = 124,

    /// <summary>Bind a local variable. Library reference, dis.</summary>
    [Instruction("value --", Operand = OperandKind.Local)]
    StoreFast = 125,

    /// <summary>Unbind a local variable; unbound is an error. Library reference, dis.</summary>
    [Instruction("--", Operand = OperandKind.Local)]
    DeleteFast = 126,

    /// <summary>Jump unless None. Library reference, dis.</summary>
    [Instruction("value --", Operand = OperandKind.JumpForward)]
    PopJumpForwardIfNotNone = 128,

    /// <summary>Jump if None. Library reference, dis.</summary>
    [Instruction("value --", Operand = OperandKind.JumpForward)]
    PopJumpForwardIfNone = 129,

    /// <summary><c>raise</c> with nothing, an exception, or an exception and its cause. Language reference 7.8.</summary>
    [Instruction("parts[oparg] --", Operand = OperandKind.Raw, EndsBlock = true)]
    RaiseVarargs = 130,

    /// <summary>Iterator of <c>await value</c>; oparg says whether <c>__aenter__</c> (1) or <c>__aexit__</c> (2) made the value. PEP 492.</summary>
    [Instruction("value -- iterator", Operand = OperandKind.Raw)]
    GetAwaitable = 131,

    /// <summary>A function of a code object and what the bits of oparg announce. Language reference 8.7.</summary>
    [Instruction("defaults[oparg&1], kwdefaults[oparg>>1&1], annotations[oparg>>2&1], closure[oparg>>3&1], code -- function", Operand = OperandKind.Raw)]
    MakeFunction = 132,

    /// <summary><c>slice(start, stop[, step])</c>. Language reference 6.3.3.</summary>
    [Instruction("start, stop, step[oparg==3] -- slice", Operand = OperandKind.Raw)]
    BuildSlice = 133,

    /// <summary>Jump back without looking at the eval breaker: the loop of <c>await</c>. Library reference, dis.</summary>
    [Instruction("--", Operand = OperandKind.JumpBackward, EndsBlock = true)]
    JumpBackwardNoInterrupt = 134,

    /// <summary>Put a cell around a local variable. Library reference, dis.</summary>
    [Instruction("--", Operand = OperandKind.Free)]
    MakeCell = 135,

    /// <summary>The cell itself. Library reference, dis.</summary>
    [Instruction("-- cell", Operand = OperandKind.Free)]
    LoadClosure = 136,

    /// <summary>What a cell holds; empty is an error. Library reference, dis.</summary>
    [Instruction("-- value", Operand = OperandKind.Free)]
    LoadDeref = 137,

    /// <summary>Bind a cell. Library reference, dis.</summary>
    [Instruction("value --", Operand = OperandKind.Free)]
    StoreDeref = 138,

    /// <summary>Empty a cell; empty is an error. Library reference, dis.</summary>
    [Instruction("--", Operand = OperandKind.Free)]
    DeleteDeref = 139,

    /// <summary>Jump back. Library reference, dis.</summary>
    [Instruction("--", Operand = OperandKind.JumpBackward, EndsBlock = true)]
    JumpBackward = 140,

    /// <summary><c>callable(*args, **kwargs)</c>. Language reference 6.3.4.</summary>
    [Instruction("null, callable, args, kwargs[oparg&1] -- result", Operand = OperandKind.Raw)]
    CallFunctionEx = 142,

    /// <summary>Eight more significant bits for the next oparg. Library reference, dis.</summary>
    [Instruction("--", Operand = OperandKind.Raw)]
    ExtendedArg = 144,

    /// <summary>Append, in a comprehension. Language reference 6.2.5.</summary>
    [Instruction("list, between[oparg-1], item -- list, between[oparg-1]", Operand = OperandKind.Depth)]
    ListAppend = 145,

    /// <summary>Add, in a comprehension. Language reference 6.2.6.</summary>
    [Instruction("set, between[oparg-1], item -- set, between[oparg-1]", Operand = OperandKind.Depth)]
    SetAdd = 146,

    /// <summary>Store a pair, in a comprehension. Language reference 6.2.7.</summary>
    [Instruction("dict, between[oparg-1], key, value -- dict, between[oparg-1]", Operand = OperandKind.Depth)]
    MapAdd = 147,

    /// <summary>A free variable of a class body: its namespace first, then the cell. Language reference 4.2.2.</summary>
    [Instruction("-- value", Operand = OperandKind.Free)]
    LoadClassderef = 148,

    /// <summary>Copy the oparg cells of the closure into the frame. Library reference, dis.</summary>
    [Instruction("--", Operand = OperandKind.Raw)]
    CopyFreeVars = 149,

    /// <summary>Where a frame starts (0) or goes on after yield (1), yield from (2), await (3). Library reference, dis.</summary>
    [Instruction("--", Operand = OperandKind.Raw)]
    Resume = 151,

    /// <summary>Attributes of a class pattern with oparg positional parts as a tuple, or None. PEP 634.</summary>
    [Instruction("subject, type, names -- attributes", Operand = OperandKind.Raw)]
    MatchClass = 152,

    /// <summary>A replacement field of an f-string: conversion in the low two bits, 4 says that a spec is there. PEP 498.</summary>
    [Instruction("value, spec[oparg>>2&1] -- text", Operand = OperandKind.Raw)]
    FormatValue = 155,

    /// <summary>A dict display whose keys are one constant tuple. Language reference 6.2.7.</summary>
    [Instruction("values[oparg], keys -- dict", Operand = OperandKind.Raw)]
    BuildConstKeyMap = 156,

    /// <summary>Join the parts of an f-string. PEP 498.</summary>
    [Instruction("parts[oparg] -- text", Operand = OperandKind.Raw)]
    BuildString = 157,

    /// <summary><c>owner.name</c> that is called next: method and self, or null and the attribute. Library reference, dis; specialized: PEP 659.</summary>
    [Instruction("owner -- method, self", Cache = 10, Operand = OperandKind.Name)]
    LoadMethod = 160,

    /// <summary><c>[*iterable]</c>. PEP 448.</summary>
    [Instruction("list, between[oparg-1], iterable -- list, between[oparg-1]", Operand = OperandKind.Depth)]
    ListExtend = 162,

    /// <summary><c>{*iterable}</c>. PEP 448.</summary>
    [Instruction("set, between[oparg-1], iterable -- set, between[oparg-1]", Operand = OperandKind.Depth)]
    SetUpdate = 163,

    /// <summary><c>f(**mapping)</c>: duplicate keys are an error that names the callable. PEP 448.</summary>
    [Instruction("callable, args, dict, between[oparg-1], mapping -- callable, args, dict, between[oparg-1]", Operand = OperandKind.Depth)]
    DictMerge = 164,

    /// <summary><c>{**mapping}</c>. PEP 448.</summary>
    [Instruction("dict, between[oparg-1], mapping -- dict, between[oparg-1]", Operand = OperandKind.Depth)]
    DictUpdate = 165,

    /// <summary>First half of a call: unwraps bound methods. Library reference, dis; specialized: PEP 659.</summary>
    [Instruction("method, self, args[oparg] -- method, self, args[oparg]", Cache = 1, Operand = OperandKind.Raw, Nominal = "args[oparg] --")]
    Precall = 166,

    /// <summary>Second half of a call. Language reference 6.3.4; specialized: PEP 659.</summary>
    [Instruction("method, self, args[oparg] -- result", Cache = 4, Operand = OperandKind.Raw, Nominal = "method, self -- result")]
    Call = 171,

    /// <summary>Names of the keyword arguments of the call that follows. Library reference, dis.</summary>
    [Instruction("--", Operand = OperandKind.Const)]
    KwNames = 172,

    /// <summary>Jump back unless None. Library reference, dis.</summary>
    [Instruction("value --", Operand = OperandKind.JumpBackward)]
    PopJumpBackwardIfNotNone = 173,

    /// <summary>Jump back if None. Library reference, dis.</summary>
    [Instruction("value --", Operand = OperandKind.JumpBackward)]
    PopJumpBackwardIfNone = 174,

    /// <summary>Jump back if false. Library reference, dis.</summary>
    [Instruction("value --", Operand = OperandKind.JumpBackward)]
    PopJumpBackwardIfFalse = 175,

    /// <summary>Jump back if true. Library reference, dis.</summary>
    [Instruction("value --", Operand = OperandKind.JumpBackward)]
    PopJumpBackwardIfTrue = 176,

    /// <summary>Engine-private: a step of newer syntax on one value, see <see cref="Intrinsic"/>. PEP 695.</summary>
    [Instruction("value -- result", Operand = OperandKind.Intrinsic, IsEnginePrivate = true)]
    CallIntrinsic1 = 200,

    /// <summary>Engine-private: a step of newer syntax on two values, see <see cref="Intrinsic"/>. PEP 695.</summary>
    [Instruction("first, second -- result", Operand = OperandKind.Intrinsic, IsEnginePrivate = true)]
    CallIntrinsic2 = 201,

    /// <summary>Engine-private: the local namespace itself, for annotation scopes of a class; oparg 0. PEP 695.</summary>
    [Instruction("-- namespace", Operand = OperandKind.Raw, IsEnginePrivate = true)]
    LoadLocals = 202,

    /// <summary>Engine-private: a name of the namespace, else the cell. PEP 695.</summary>
    [Instruction("namespace -- value", Operand = OperandKind.Free, IsEnginePrivate = true)]
    LoadFromDictOrDeref = 203,

    /// <summary>Engine-private: a name of the namespace, else of globals or builtins. PEP 695.</summary>
    [Instruction("namespace -- value", Operand = OperandKind.Name, IsEnginePrivate = true)]
    LoadFromDictOrGlobals = 204,
}
