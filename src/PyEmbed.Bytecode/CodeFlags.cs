namespace PyEmbed.Bytecode;

/// <summary>The bits of <c>co_flags</c> (CPython 3.11, <c>inspect.CO_*</c> and the <c>__future__</c> flags).</summary>
[Flags]
internal enum CodeFlags
{
    None = 0,
    Optimized = 0x1,
    NewLocals = 0x2,
    VarArgs = 0x4,
    VarKeywords = 0x8,
    Nested = 0x10,
    Generator = 0x20,
    Coroutine = 0x80,
    IterableCoroutine = 0x100,
    AsyncGenerator = 0x200,
    FutureDivision = 0x20000,
    FutureAbsoluteImport = 0x40000,
    FutureWithStatement = 0x80000,
    FuturePrintFunction = 0x100000,
    FutureUnicodeLiterals = 0x200000,
    FutureBarryAsBdfl = 0x400000,
    FutureGeneratorStop = 0x800000,
    FutureAnnotations = 0x1000000,

    /// <summary>All of <c>__future__</c>: what compiled code inherits (PyCF_MASK).</summary>
    FutureMask = FutureDivision | FutureAbsoluteImport | FutureWithStatement | FuturePrintFunction | FutureUnicodeLiterals | FutureBarryAsBdfl | FutureGeneratorStop | FutureAnnotations,
}
