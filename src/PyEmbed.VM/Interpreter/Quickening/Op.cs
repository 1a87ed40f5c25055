namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>The instructions of the register machine, each declared once. Those up to <see cref="LastGeneric"/> are what translation writes; the others are forms
/// that running code rewrites itself to.</summary>
internal enum Op : ushort
{
    // Moving values.

    /// <summary>Nothing.</summary>
    [Operands("---")]
    Nop,

    /// <summary>A = B.</summary>
    [Operands("wr-")]
    Move,

    /// <summary>A = constant.</summary>
    [Operands("wK")]
    LoadConst,

    /// <summary>A = a small int.</summary>
    [Operands("wI")]
    LoadInt,

    /// <summary>A = nothing: the place below a callable that is no method.</summary>
    [Operands("w--")]
    LoadNull,

    /// <summary>Exchange A and B.</summary>
    [Operands("xx-")]
    Swap,

    /// <summary>UnboundLocalError unless local A is bound.</summary>
    [Operands("r--")]
    CheckBound,

    /// <summary>Unbind local A; unbound is an error.</summary>
    [Operands("x--")]
    DeleteFast,

    // Names.

    /// <summary>A = a name of globals or builtins.</summary>
    [Operands("wC")]
    LoadGlobal,

    /// <summary>global = A.</summary>
    [Operands("rN")]
    StoreGlobal,

    /// <summary>Delete a global.</summary>
    [Operands("-N")]
    DeleteGlobal,

    /// <summary>A = a name of locals, globals or builtins.</summary>
    [Operands("wN")]
    LoadName,

    /// <summary>name = A in the local namespace.</summary>
    [Operands("rN")]
    StoreName,

    /// <summary>Delete a name of the local namespace.</summary>
    [Operands("-N")]
    DeleteName,

    /// <summary>A = the local namespace.</summary>
    [Operands("w--")]
    LoadLocals,

    /// <summary>A = name C of namespace B, else of globals or builtins.</summary>
    [Operands("wrn")]
    LoadFromDictOrGlobals,

    // Cells.

    /// <summary>Put a cell around local A.</summary>
    [Operands("x--")]
    MakeCell,

    /// <summary>Copy so many cells of the closure behind the other locals.</summary>
    [Operands("-I")]
    CopyFreeVars,

    /// <summary>A = what cell B holds.</summary>
    [Operands("wr-")]
    LoadDeref,

    /// <summary>cell A = B.</summary>
    [Operands("rr-")]
    StoreDeref,

    /// <summary>Empty cell A.</summary>
    [Operands("r--")]
    DeleteDeref,

    /// <summary>A = the name of cell B in the local namespace, else what the cell holds.</summary>
    [Operands("wr-")]
    LoadClassDeref,

    /// <summary>A = the name of cell C in namespace B, else what the cell holds.</summary>
    [Operands("wrr")]
    LoadFromDictOrDeref,

    // Attributes and items.

    /// <summary>A = B.name.</summary>
    [Operands("wrc")]
    LoadAttr,

    /// <summary>A.name = B.</summary>
    [Operands("rrc")]
    StoreAttr,

    /// <summary>del A.name.</summary>
    [Operands("r-n")]
    DeleteAttr,

    /// <summary>A, A + 1 = method and self of B.name, or nothing and the attribute.</summary>
    [Operands("Wrc")]
    LoadMethod,

    /// <summary>A = B[C].</summary>
    [Operands("wrr")]
    BinarySubscr,

    /// <summary>A = B[C] with a small int.</summary>
    [Operands("wri")]
    BinarySubscrInt,

    /// <summary>A[B] = C.</summary>
    [Operands("rrr")]
    StoreSubscr,

    /// <summary>del A[B].</summary>
    [Operands("rr-")]
    DeleteSubscr,

    // Operators, in the order of BINARY_OP's argument.

    /// <summary>A = B + C.</summary>
    [Operands("wrr")]
    BinaryAdd,

    /// <summary>A = B &amp; C.</summary>
    [Operands("wrr")]
    BinaryAnd,

    /// <summary>A = B // C.</summary>
    [Operands("wrr")]
    BinaryFloorDivide,

    /// <summary>A = B &lt;&lt; C.</summary>
    [Operands("wrr")]
    BinaryLeftShift,

    /// <summary>A = B @ C.</summary>
    [Operands("wrr")]
    BinaryMatrixMultiply,

    /// <summary>A = B * C.</summary>
    [Operands("wrr")]
    BinaryMultiply,

    /// <summary>A = B % C.</summary>
    [Operands("wrr")]
    BinaryRemainder,

    /// <summary>A = B | C.</summary>
    [Operands("wrr")]
    BinaryOr,

    /// <summary>A = B ** C.</summary>
    [Operands("wrr")]
    BinaryPower,

    /// <summary>A = B &gt;&gt; C.</summary>
    [Operands("wrr")]
    BinaryRightShift,

    /// <summary>A = B - C.</summary>
    [Operands("wrr")]
    BinarySubtract,

    /// <summary>A = B / C.</summary>
    [Operands("wrr")]
    BinaryTrueDivide,

    /// <summary>A = B ^ C.</summary>
    [Operands("wrr")]
    BinaryXor,

    /// <summary>A = B, then A += C.</summary>
    [Operands("wrr")]
    InPlaceAdd,

    /// <summary>A = B, then A &amp;= C.</summary>
    [Operands("wrr")]
    InPlaceAnd,

    /// <summary>A = B, then A //= C.</summary>
    [Operands("wrr")]
    InPlaceFloorDivide,

    /// <summary>A = B, then A &lt;&lt;= C.</summary>
    [Operands("wrr")]
    InPlaceLeftShift,

    /// <summary>A = B, then A @= C.</summary>
    [Operands("wrr")]
    InPlaceMatrixMultiply,

    /// <summary>A = B, then A *= C.</summary>
    [Operands("wrr")]
    InPlaceMultiply,

    /// <summary>A = B, then A %= C.</summary>
    [Operands("wrr")]
    InPlaceRemainder,

    /// <summary>A = B, then A |= C.</summary>
    [Operands("wrr")]
    InPlaceOr,

    /// <summary>A = B, then A **= C.</summary>
    [Operands("wrr")]
    InPlacePower,

    /// <summary>A = B, then A &gt;&gt;= C.</summary>
    [Operands("wrr")]
    InPlaceRightShift,

    /// <summary>A = B, then A -= C.</summary>
    [Operands("wrr")]
    InPlaceSubtract,

    /// <summary>A = B, then A /= C.</summary>
    [Operands("wrr")]
    InPlaceTrueDivide,

    /// <summary>A = B, then A ^= C.</summary>
    [Operands("wrr")]
    InPlaceXor,

    /// <summary>A = B + C with a small int.</summary>
    [Operands("wri")]
    BinaryAddInt,

    /// <summary>A = B &amp; C with a small int.</summary>
    [Operands("wri")]
    BinaryAndInt,

    /// <summary>A = B // C with a small int.</summary>
    [Operands("wri")]
    BinaryFloorDivideInt,

    /// <summary>A = B &lt;&lt; C with a small int.</summary>
    [Operands("wri")]
    BinaryLeftShiftInt,

    /// <summary>A = B @ C with a small int.</summary>
    [Operands("wri")]
    BinaryMatrixMultiplyInt,

    /// <summary>A = B * C with a small int.</summary>
    [Operands("wri")]
    BinaryMultiplyInt,

    /// <summary>A = B % C with a small int.</summary>
    [Operands("wri")]
    BinaryRemainderInt,

    /// <summary>A = B | C with a small int.</summary>
    [Operands("wri")]
    BinaryOrInt,

    /// <summary>A = B ** C with a small int.</summary>
    [Operands("wri")]
    BinaryPowerInt,

    /// <summary>A = B &gt;&gt; C with a small int.</summary>
    [Operands("wri")]
    BinaryRightShiftInt,

    /// <summary>A = B - C with a small int.</summary>
    [Operands("wri")]
    BinarySubtractInt,

    /// <summary>A = B / C with a small int.</summary>
    [Operands("wri")]
    BinaryTrueDivideInt,

    /// <summary>A = B ^ C with a small int.</summary>
    [Operands("wri")]
    BinaryXorInt,

    /// <summary>A = B, then A += C with a small int.</summary>
    [Operands("wri")]
    InPlaceAddInt,

    /// <summary>A = B, then A &amp;= C with a small int.</summary>
    [Operands("wri")]
    InPlaceAndInt,

    /// <summary>A = B, then A //= C with a small int.</summary>
    [Operands("wri")]
    InPlaceFloorDivideInt,

    /// <summary>A = B, then A &lt;&lt;= C with a small int.</summary>
    [Operands("wri")]
    InPlaceLeftShiftInt,

    /// <summary>A = B, then A @= C with a small int.</summary>
    [Operands("wri")]
    InPlaceMatrixMultiplyInt,

    /// <summary>A = B, then A *= C with a small int.</summary>
    [Operands("wri")]
    InPlaceMultiplyInt,

    /// <summary>A = B, then A %= C with a small int.</summary>
    [Operands("wri")]
    InPlaceRemainderInt,

    /// <summary>A = B, then A |= C with a small int.</summary>
    [Operands("wri")]
    InPlaceOrInt,

    /// <summary>A = B, then A **= C with a small int.</summary>
    [Operands("wri")]
    InPlacePowerInt,

    /// <summary>A = B, then A &gt;&gt;= C with a small int.</summary>
    [Operands("wri")]
    InPlaceRightShiftInt,

    /// <summary>A = B, then A -= C with a small int.</summary>
    [Operands("wri")]
    InPlaceSubtractInt,

    /// <summary>A = B, then A /= C with a small int.</summary>
    [Operands("wri")]
    InPlaceTrueDivideInt,

    /// <summary>A = B, then A ^= C with a small int.</summary>
    [Operands("wri")]
    InPlaceXorInt,

    /// <summary>A = +B.</summary>
    [Operands("wr-")]
    UnaryPositive,

    /// <summary>A = -B.</summary>
    [Operands("wr-")]
    UnaryNegative,

    /// <summary>A = not B.</summary>
    [Operands("wr-")]
    UnaryNot,

    /// <summary>A = ~B.</summary>
    [Operands("wr-")]
    UnaryInvert,

    // Comparisons, in the order of COMPARE_OP's argument.

    /// <summary>A = B &lt; C.</summary>
    [Operands("wrr")]
    CompareLt,

    /// <summary>A = B &lt;= C.</summary>
    [Operands("wrr")]
    CompareLe,

    /// <summary>A = B == C.</summary>
    [Operands("wrr")]
    CompareEq,

    /// <summary>A = B != C.</summary>
    [Operands("wrr")]
    CompareNe,

    /// <summary>A = B &gt; C.</summary>
    [Operands("wrr")]
    CompareGt,

    /// <summary>A = B &gt;= C.</summary>
    [Operands("wrr")]
    CompareGe,

    /// <summary>A = B &lt; C with a small int.</summary>
    [Operands("wri")]
    CompareLtInt,

    /// <summary>A = B &lt;= C with a small int.</summary>
    [Operands("wri")]
    CompareLeInt,

    /// <summary>A = B == C with a small int.</summary>
    [Operands("wri")]
    CompareEqInt,

    /// <summary>A = B != C with a small int.</summary>
    [Operands("wri")]
    CompareNeInt,

    /// <summary>A = B &gt; C with a small int.</summary>
    [Operands("wri")]
    CompareGtInt,

    /// <summary>A = B &gt;= C with a small int.</summary>
    [Operands("wri")]
    CompareGeInt,

    /// <summary>A = B is C.</summary>
    [Operands("wrr")]
    Is,

    /// <summary>A = B is not C.</summary>
    [Operands("wrr")]
    IsNot,

    /// <summary>A = B in C.</summary>
    [Operands("wrr")]
    Contains,

    /// <summary>A = B not in C.</summary>
    [Operands("wrr")]
    NotContains,

    // Jumps. Those that go back look at the limits.

    /// <summary>Jump.</summary>
    [Operands("-J")]
    Jump,

    /// <summary>Jump back inside of an await, which is no step.</summary>
    [Operands("-J")]
    JumpNoInterrupt,

    /// <summary>Jump if A is true.</summary>
    [Operands("rJ")]
    JumpIfTrue,

    /// <summary>Jump if A is false.</summary>
    [Operands("rJ")]
    JumpIfFalse,

    /// <summary>Jump if A is None.</summary>
    [Operands("rJ")]
    JumpIfNone,

    /// <summary>Jump unless A is None.</summary>
    [Operands("rJ")]
    JumpIfNotNone,

    /// <summary>Jump if A &lt; B.</summary>
    [Operands("rrj")]
    JumpIfLt,

    /// <summary>Jump if A &lt;= B.</summary>
    [Operands("rrj")]
    JumpIfLe,

    /// <summary>Jump if A == B.</summary>
    [Operands("rrj")]
    JumpIfEq,

    /// <summary>Jump if A != B.</summary>
    [Operands("rrj")]
    JumpIfNe,

    /// <summary>Jump if A &gt; B.</summary>
    [Operands("rrj")]
    JumpIfGt,

    /// <summary>Jump if A &gt;= B.</summary>
    [Operands("rrj")]
    JumpIfGe,

    /// <summary>Jump unless A &lt; B.</summary>
    [Operands("rrj")]
    JumpIfNotLt,

    /// <summary>Jump unless A &lt;= B.</summary>
    [Operands("rrj")]
    JumpIfNotLe,

    /// <summary>Jump unless A == B.</summary>
    [Operands("rrj")]
    JumpIfNotEq,

    /// <summary>Jump unless A != B.</summary>
    [Operands("rrj")]
    JumpIfNotNe,

    /// <summary>Jump unless A &gt; B.</summary>
    [Operands("rrj")]
    JumpIfNotGt,

    /// <summary>Jump unless A &gt;= B.</summary>
    [Operands("rrj")]
    JumpIfNotGe,

    /// <summary>Jump if A &lt; B with a small int.</summary>
    [Operands("rij")]
    JumpIfLtInt,

    /// <summary>Jump if A &lt;= B with a small int.</summary>
    [Operands("rij")]
    JumpIfLeInt,

    /// <summary>Jump if A == B with a small int.</summary>
    [Operands("rij")]
    JumpIfEqInt,

    /// <summary>Jump if A != B with a small int.</summary>
    [Operands("rij")]
    JumpIfNeInt,

    /// <summary>Jump if A &gt; B with a small int.</summary>
    [Operands("rij")]
    JumpIfGtInt,

    /// <summary>Jump if A &gt;= B with a small int.</summary>
    [Operands("rij")]
    JumpIfGeInt,

    /// <summary>Jump unless A &lt; B with a small int.</summary>
    [Operands("rij")]
    JumpIfNotLtInt,

    /// <summary>Jump unless A &lt;= B with a small int.</summary>
    [Operands("rij")]
    JumpIfNotLeInt,

    /// <summary>Jump unless A == B with a small int.</summary>
    [Operands("rij")]
    JumpIfNotEqInt,

    /// <summary>Jump unless A != B with a small int.</summary>
    [Operands("rij")]
    JumpIfNotNeInt,

    /// <summary>Jump unless A &gt; B with a small int.</summary>
    [Operands("rij")]
    JumpIfNotGtInt,

    /// <summary>Jump unless A &gt;= B with a small int.</summary>
    [Operands("rij")]
    JumpIfNotGeInt,

    /// <summary>Jump if A is B.</summary>
    [Operands("rrj")]
    JumpIfIs,

    /// <summary>Jump unless A is B.</summary>
    [Operands("rrj")]
    JumpIfIsNot,

    /// <summary>Jump if A in B.</summary>
    [Operands("rrj")]
    JumpIfContains,

    /// <summary>Jump unless A in B.</summary>
    [Operands("rrj")]
    JumpIfNotContains,

    /// <summary>Jump if exception A matches B.</summary>
    [Operands("rrj")]
    JumpIfExcMatch,

    /// <summary>Jump unless exception A matches B.</summary>
    [Operands("rrj")]
    JumpIfNotExcMatch,

    // Iteration.

    /// <summary>A = iter(B).</summary>
    [Operands("wr-")]
    GetIter,

    /// <summary>A = next of B, or jump at the end.</summary>
    [Operands("wrj")]
    ForIter,

    /// <summary>A = iterator of yield from B.</summary>
    [Operands("wr-")]
    GetYieldFromIter,

    /// <summary>Items of B, which are C: the first goes to the last register of the row from A.</summary>
    [Operands("Wru")]
    UnpackSequence,

    /// <summary>A, C = B.</summary>
    [Operands("wrw")]
    UnpackPair,

    /// <summary>Items of B around a star: the extras say how many before and after.</summary>
    [Operands("Wre")]
    UnpackEx,

    // Displays.

    /// <summary>A = tuple of C registers from B.</summary>
    [Operands("wRu")]
    BuildTuple,

    /// <summary>A = (B, C).</summary>
    [Operands("wrr")]
    BuildPair,

    /// <summary>A = list of C registers from B.</summary>
    [Operands("wRu")]
    BuildList,

    /// <summary>A = set of C registers from B.</summary>
    [Operands("wRu")]
    BuildSet,

    /// <summary>A = dict of C pairs of registers from B.</summary>
    [Operands("wRu")]
    BuildMap,

    /// <summary>A = dict of C values from B; the keys are a tuple behind them.</summary>
    [Operands("wRu")]
    BuildConstKeyMap,

    /// <summary>A = the C texts from B, joined.</summary>
    [Operands("wRu")]
    BuildString,

    /// <summary>A = slice(B, C).</summary>
    [Operands("wrr")]
    BuildSlice,

    /// <summary>A = slice of three registers from B.</summary>
    [Operands("wR-")]
    BuildSliceStep,

    /// <summary>A = C[from B to the register behind it]: slice and subscript in one.</summary>
    [Operands("wRr")]
    SubscrSlice,

    /// <summary>A = tuple(B).</summary>
    [Operands("wr-")]
    ListToTuple,

    /// <summary>Append B to list A.</summary>
    [Operands("rr-")]
    ListAppend,

    /// <summary>Add B to set A.</summary>
    [Operands("rr-")]
    SetAdd,

    /// <summary>A[B] = C of a dict.</summary>
    [Operands("rrr")]
    MapAdd,

    /// <summary>Extend list A by iterable B.</summary>
    [Operands("rr-")]
    ListExtend,

    /// <summary>Update set A by iterable B.</summary>
    [Operands("rr-")]
    SetUpdate,

    /// <summary>Update dict A by mapping B.</summary>
    [Operands("rr-")]
    DictUpdate,

    /// <summary>Update dict A of keyword arguments by mapping B for callable C.</summary>
    [Operands("rrr")]
    DictMerge,

    /// <summary>A = B formatted; C is the conversion.</summary>
    [Operands("wru")]
    FormatValue,

    /// <summary>A = B formatted by the spec behind it; C is the conversion.</summary>
    [Operands("wRu")]
    FormatWithSpec,

    // Calls. B is the first argument; the callable lies before it.

    /// <summary>A = call with C arguments; before the callable lies a method or nothing.</summary>
    [Operands("wRu")]
    Call,

    /// <summary>A = call with C arguments.</summary>
    [Operands("wRu")]
    CallFunction,

    /// <summary>As Call; the extras give the number of arguments and their names.</summary>
    [Operands("wRe")]
    CallNames,

    /// <summary>As CallFunction; the extras give the number of arguments and their names.</summary>
    [Operands("wRe")]
    CallFunctionNames,

    /// <summary>A = call of a method of B with the arguments behind it: LoadMethod and Call in one.</summary>
    [Operands("wRc")]
    CallMethod,

    /// <summary>As CallMethod, with keyword names.</summary>
    [Operands("wRc")]
    CallMethodNames,

    /// <summary>A = B(*args, **kwargs): callable, args and, with C 1, kwargs in a row.</summary>
    [Operands("wRu")]
    CallEx,

    /// <summary>A = function of the parts from B; C is the flags.</summary>
    [Operands("wRu")]
    MakeFunction,

    /// <summary>A = builtins.__build_class__.</summary>
    [Operands("w--")]
    LoadBuildClass,

    /// <summary>Leave the frame with A.</summary>
    [Operands("r--")]
    Return,

    /// <summary>Leave the frame with a constant.</summary>
    [Operands("-K")]
    ReturnConst,

    // Generators and coroutines.

    /// <summary>Leave with a generator of this frame; A is what is sent first.</summary>
    [Operands("w--")]
    ReturnGenerator,

    /// <summary>Suspend with B; A is what is sent.</summary>
    [Operands("wr-")]
    Yield,

    /// <summary>A = B marked as yielded by an async generator.</summary>
    [Operands("wr-")]
    AsyncGenWrap,

    /// <summary>Send A + 1 into A: result in A + 1, or jump with the returned value in A.</summary>
    [Operands("XJ")]
    Send,

    /// <summary>A = iterator of await B; C says who made B.</summary>
    [Operands("wru")]
    GetAwaitable,

    /// <summary>A = __aiter__ of B.</summary>
    [Operands("wr-")]
    GetAiter,

    /// <summary>A = awaitable of __anext__ of B.</summary>
    [Operands("wr-")]
    GetAnext,

    /// <summary>End of async for with iterator A and exception A + 1.</summary>
    [Operands("R--")]
    EndAsyncFor,

    // Exceptions and with.

    /// <summary>Raise the B values from A.</summary>
    [Operands("Ru-")]
    Raise,

    /// <summary>Raise A again; B is the register of the offset to restore, or A itself for none.</summary>
    [Operands("rr-")]
    Reraise,

    /// <summary>Exception A becomes the current one and moves to A + 1; A = the one before.</summary>
    [Operands("X--")]
    PushExcInfo,

    /// <summary>A becomes the current exception again.</summary>
    [Operands("r--")]
    PopExcept,

    /// <summary>A = whether exception B matches C.</summary>
    [Operands("wrr")]
    CheckExcMatch,

    /// <summary>Split exception A by type A + 1: rest and match.</summary>
    [Operands("X--")]
    CheckEgMatch,

    /// <summary>A = what except* leaves of original B with results C.</summary>
    [Operands("wrr")]
    PrepReraiseStar,

    /// <summary>A, A + 1 = bound __exit__ and result of __enter__ of B.</summary>
    [Operands("Wr-")]
    BeforeWith,

    /// <summary>A, A + 1 = bound __aexit__ and awaitable of __aenter__ of B.</summary>
    [Operands("Wr-")]
    BeforeAsyncWith,

    /// <summary>A = __exit__(...) called with the exception: exit, lasti, previous, exception in a row from B.</summary>
    [Operands("wR-")]
    WithExceptStart,

    /// <summary>A = AssertionError.</summary>
    [Operands("w--")]
    LoadAssertionError,

    // Imports, patterns, the rest.

    /// <summary>A = import of name C with level and fromlist in a row from B.</summary>
    [Operands("wRn")]
    ImportName,

    /// <summary>A = name C of module B.</summary>
    [Operands("wrn")]
    ImportFrom,

    /// <summary>from A import *.</summary>
    [Operands("r--")]
    ImportStar,

    /// <summary>Make __annotations__ unless it is there.</summary>
    [Operands("---")]
    SetupAnnotations,

    /// <summary>sys.displayhook(A).</summary>
    [Operands("r--")]
    PrintExpr,

    /// <summary>A = len(B).</summary>
    [Operands("wr-")]
    GetLen,

    /// <summary>A = whether B is a mapping.</summary>
    [Operands("wr-")]
    MatchMapping,

    /// <summary>A = whether B is a sequence.</summary>
    [Operands("wr-")]
    MatchSequence,

    /// <summary>A = values of keys C in B, or None.</summary>
    [Operands("wrr")]
    MatchKeys,

    /// <summary>A = attributes of subject, type and names in a row from B, with C positional; or None.</summary>
    [Operands("wRu")]
    MatchClass,

    /// <summary>A = intrinsic C of B.</summary>
    [Operands("wru")]
    Intrinsic1,

    /// <summary>A = intrinsic C of B and the register behind it.</summary>
    [Operands("wRu")]
    Intrinsic2,

    /// <summary>Where a traced frame starts or goes on.</summary>
    [Operands("-u-")]
    Resume,

    /// <summary>A local that operands cannot name, and register A: see <see cref="FarAccess"/>.</summary>
    [Operands("---")]
    Far,

    /// <summary>Line and opcode events of a traced frame. A is the place behind the stack: what is sent to a generator that was made to jump while it was suspended is dropped there.</summary>
    [Operands("---")]
    Trace,

    LastGeneric = Trace,

    // Forms that running code rewrites itself to.

    /// <summary>A = B + C of ints.</summary>
    [Operands("wrr")]
    IntAdd,

    /// <summary>A = B - C of ints.</summary>
    [Operands("wrr")]
    IntSubtract,

    /// <summary>A = B * C of ints.</summary>
    [Operands("wrr")]
    IntMultiply,

    /// <summary>A = B // C of ints.</summary>
    [Operands("wrr")]
    IntFloorDivide,

    /// <summary>A = B % C of ints.</summary>
    [Operands("wrr")]
    IntRemainder,

    /// <summary>A = B &amp; C of ints.</summary>
    [Operands("wrr")]
    IntAnd,

    /// <summary>A = B | C of ints.</summary>
    [Operands("wrr")]
    IntOr,

    /// <summary>A = B ^ C of ints.</summary>
    [Operands("wrr")]
    IntXor,

    /// <summary>A = B &lt;&lt; C of ints.</summary>
    [Operands("wrr")]
    IntLeftShift,

    /// <summary>A = B &gt;&gt; C of ints.</summary>
    [Operands("wrr")]
    IntRightShift,

    /// <summary>A = B + C of an int and a small int.</summary>
    [Operands("wri")]
    IntAddSmall,

    /// <summary>A = B - C of an int and a small int.</summary>
    [Operands("wri")]
    IntSubtractSmall,

    /// <summary>A = B * C of an int and a small int.</summary>
    [Operands("wri")]
    IntMultiplySmall,

    /// <summary>A = B // C of an int and a small int.</summary>
    [Operands("wri")]
    IntFloorDivideSmall,

    /// <summary>A = B % C of an int and a small int.</summary>
    [Operands("wri")]
    IntRemainderSmall,

    /// <summary>A = B &amp; C of an int and a small int.</summary>
    [Operands("wri")]
    IntAndSmall,

    /// <summary>A = B &lt;&lt; C of an int and a small int.</summary>
    [Operands("wri")]
    IntLeftShiftSmall,

    /// <summary>A = B &gt;&gt; C of an int and a small int.</summary>
    [Operands("wri")]
    IntRightShiftSmall,

    /// <summary>A = B + C of floats.</summary>
    [Operands("wrr")]
    FloatAdd,

    /// <summary>A = B - C of floats.</summary>
    [Operands("wrr")]
    FloatSubtract,

    /// <summary>A = B * C of floats.</summary>
    [Operands("wrr")]
    FloatMultiply,

    /// <summary>A = B / C of floats.</summary>
    [Operands("wrr")]
    FloatDivide,

    /// <summary>Jump if A &lt; B of ints.</summary>
    [Operands("rrj")]
    IntJumpLt,

    /// <summary>Jump if A &lt;= B of ints.</summary>
    [Operands("rrj")]
    IntJumpLe,

    /// <summary>Jump if A == B of ints.</summary>
    [Operands("rrj")]
    IntJumpEq,

    /// <summary>Jump if A != B of ints.</summary>
    [Operands("rrj")]
    IntJumpNe,

    /// <summary>Jump if A &gt; B of ints.</summary>
    [Operands("rrj")]
    IntJumpGt,

    /// <summary>Jump if A &gt;= B of ints.</summary>
    [Operands("rrj")]
    IntJumpGe,

    /// <summary>Jump if A &lt; B of an int and a small int.</summary>
    [Operands("rij")]
    IntJumpLtSmall,

    /// <summary>Jump if A &lt;= B of an int and a small int.</summary>
    [Operands("rij")]
    IntJumpLeSmall,

    /// <summary>Jump if A == B of an int and a small int.</summary>
    [Operands("rij")]
    IntJumpEqSmall,

    /// <summary>Jump if A != B of an int and a small int.</summary>
    [Operands("rij")]
    IntJumpNeSmall,

    /// <summary>Jump if A &gt; B of an int and a small int.</summary>
    [Operands("rij")]
    IntJumpGtSmall,

    /// <summary>Jump if A &gt;= B of an int and a small int.</summary>
    [Operands("rij")]
    IntJumpGeSmall,

    /// <summary>ForIter over a range.</summary>
    [Operands("wrj")]
    ForIterRange,

    /// <summary>ForIter over a list.</summary>
    [Operands("wrj")]
    ForIterList,

    /// <summary>ForIter over a tuple.</summary>
    [Operands("wrj")]
    ForIterTuple,

    /// <summary>ForIter of another iterator that is written in C#.</summary>
    [Operands("wrj")]
    ForIterNative,

    /// <summary>ForIter over a generator: its frame is entered.</summary>
    [Operands("wrj")]
    ForIterGenerator,

    /// <summary>ForIter over the items of a dict or an enumeration, whose pairs the next instruction unpacks: no tuple is made.</summary>
    [Operands("wrj")]
    ForIterPair,

    /// <summary>A = B[C] of a list and an int.</summary>
    [Operands("wrr")]
    SubscrList,

    /// <summary>A = B[C] of a tuple and an int.</summary>
    [Operands("wrr")]
    SubscrTuple,

    /// <summary>A = B[C] of a dict.</summary>
    [Operands("wrr")]
    SubscrDict,

    /// <summary>A = B[C] of a list and a small int.</summary>
    [Operands("wri")]
    SubscrListSmall,

    /// <summary>A = B[C] of a tuple and a small int.</summary>
    [Operands("wri")]
    SubscrTupleSmall,

    /// <summary>A[B] = C of a list and an int.</summary>
    [Operands("rrr")]
    StoreSubscrList,

    /// <summary>A[B] = C of a dict.</summary>
    [Operands("rrr")]
    StoreSubscrDict,

    /// <summary>A = B[C] of a str and an int.</summary>
    [Operands("wrr")]
    SubscrStr,

    /// <summary>A = B[C] of a str and a small int.</summary>
    [Operands("wri")]
    SubscrStrSmall,

    /// <summary>Jump if A == B, of two str.</summary>
    [Operands("rrj")]
    JumpIfEqStr,

    /// <summary>Jump if A != B, of two str.</summary>
    [Operands("rrj")]
    JumpIfNotEqStr,

    /// <summary>Jump if the character A is in the short str B.</summary>
    [Operands("rrj")]
    JumpIfInStr,

    /// <summary>Jump if the character A is not in the short str B.</summary>
    [Operands("rrj")]
    JumpIfNotInStr,

    /// <summary>LoadGlobal of a global that is where it was.</summary>
    [Operands("wC")]
    LoadGlobalCached,

    /// <summary>LoadGlobal of a builtin that is where it was.</summary>
    [Operands("wC")]
    LoadBuiltinCached,

    /// <summary>LoadAttr from a slot of an instance.</summary>
    [Operands("wrc")]
    LoadAttrSlot,

    /// <summary>LoadAttr of what the class of an instance has.</summary>
    [Operands("wrc")]
    LoadAttrType,

    /// <summary>LoadAttr of a module's variable.</summary>
    [Operands("wrc")]
    LoadAttrModule,

    /// <summary>StoreAttr to a slot of an instance.</summary>
    [Operands("rrc")]
    StoreAttrSlot,

    /// <summary>StoreAttr of an attribute that the instance has not yet.</summary>
    [Operands("rrc")]
    StoreAttrAdd,

    /// <summary>LoadAttr of a property that is written in C#.</summary>
    [Operands("wrc")]
    LoadAttrNative,

    /// <summary>StoreAttr to a property that is written in C#.</summary>
    [Operands("rrc")]
    StoreAttrNative,

    /// <summary>LoadMethod of a function in the class of an instance.</summary>
    [Operands("Wrc")]
    LoadMethodCached,

    /// <summary>CallFunction of a Python function that takes just these arguments.</summary>
    [Operands("wRu")]
    CallPython,

    /// <summary>CallFunction of a function written in C# with at most two arguments.</summary>
    [Operands("wRu")]
    CallNative,

    /// <summary>CallMethod of a Python function that takes just these arguments.</summary>
    [Operands("wRc")]
    CallMethodPython,

    /// <summary>CallMethod of a method written in C# with at most two arguments.</summary>
    [Operands("wRc")]
    CallMethodNative,
}
