namespace PyEmbed.VM;

/// <summary>A builtin object with something to do before it goes: a generator whose <c>finally</c> has not run, a coroutine that nobody awaited.</summary>
internal interface IFinalizable
{
    /// <summary>On the engine's thread, once nobody refers to it any more. False: an error is set, which <c>sys.unraisablehook</c> is told of.</summary>
    bool TryFinalize(PyThreadState thread);
}
