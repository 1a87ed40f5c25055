using System.Runtime.CompilerServices;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter.Instructions;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Interpreter;

/// <summary>Entering the loop from C#.</summary>
internal static class Evaluation
{
    /// <summary>Calls a Python function. Null: an error is set.</summary>
    public static PyObject? Call(PyThreadState thread, PyFunction function, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return PyErr.RecursionError("maximum recursion depth exceeded");
        return CallInstructions.PushFunction(thread, function, args, keywordNames, OnReturn.ToNative) ? Enter(thread, raise: false) : null;
    }

    /// <summary>
    /// Enters a function from C# that takes just so many arguments: the caller writes them to the frame's first registers and goes on with <see cref="EnterForRegister"/>.
    /// Null: an error is set.
    /// </summary>
    public static Frame? Push(PyThreadState thread, PyFunction function, int count)
    {
        if (thread.FrameDepth > 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _ = PyErr.RecursionError("maximum recursion depth exceeded");
            return null;
        }
        return CallInstructions.PushExact(thread, function, count);
    }

    /// <summary>Runs the code of a module, a class body, <c>exec</c> or <c>eval</c> in these namespaces. Null: an error is set.</summary>
    public static PyObject? Run(PyThreadState thread, PyCode code, PyDict globals, PyObject locals)
    {
        if (PyFunction.BuiltinsOf(thread, globals) is not { } builtins) return null;
        return RunFunction(thread, new PyFunction(code, globals, builtins), locals);
    }

    /// <summary>Calls a function without arguments whose local namespace is given: a class body with its closure.</summary>
    public static PyObject? RunFunction(PyThreadState thread, PyFunction function, PyObject locals)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return PyErr.RecursionError("maximum recursion depth exceeded");
        if (!CallInstructions.PushFunction(thread, function, default, null, OnReturn.ToNative)) return null;
        thread.Frames[thread.FrameDepth].Locals = locals;
        return Enter(thread, raise: false);
    }

    /// <summary>
    /// Runs the loop from the current frame, which returns to C#. What throws below it although Python errors are values (rare errors of leaf code, host callbacks, our own mistakes) becomes
    /// a Python error at the instruction that ran.
    /// </summary>
    public static PyObject? Enter(PyThreadState thread, bool raise)
    {
        var result = EnterForRegister(thread, raise);
        if (ReferenceEquals(result, RegisterTag.Int)) return PyInt.From(thread.ResultBits);
        return ReferenceEquals(result, RegisterTag.Float) ? PyFloat.From(BitConverter.Int64BitsToDouble(thread.ResultBits)) : result;
    }

    /// <summary>As <see cref="Enter"/>, but a number stays in <see cref="PyThreadState.ResultBits"/>: the result is then its <see cref="RegisterTag"/>.</summary>
    public static PyObject? EnterForRegister(PyThreadState thread, bool raise)
    {
        var depth = thread.FrameDepth;
        var recursion = thread.RecursionDepth;
        var unwinding = thread.UnwindDepth;
        while (true)
        {
            try
            {
                var result = EvaluationLoop.Run(thread, raise);
                if (!ReferenceEquals(result, RegisterTag.Unbound)) return result;
                raise = thread.HasDeferred && !thread.RunDeferred();
                continue;
            }
            catch (Exception exception) when (thread.FrameDepth >= depth)
            {
                SetError(thread, exception);
                if (thread.UnwindDepth > unwinding)
                {
                    // Leaving a frame has failed, and would again: our own mistake, which must not become a loop without end.
                    thread.UnwindDepth = unwinding;
                    for (; thread.FrameDepth >= depth; thread.FrameDepth--) thread.Frames[thread.FrameDepth].Object = null;
                    thread.RecursionDepth = recursion - 1;
                    return null;
                }
            }
            // Recursion that C# code had entered is left by the throw.
            thread.RecursionDepth = recursion + (thread.FrameDepth - depth);
            raise = true;
        }
    }

    private static void SetError(PyThreadState thread, Exception exception)
    {
        switch (exception)
        {
            case PyThrow error:
                error.SetOn(thread);
                break;
            case InsufficientExecutionStackException:
                _ = PyErr.RecursionError("maximum recursion depth exceeded");
                break;
            case OutOfMemoryException:
                _ = PyErr.MemoryError();
                break;
            default:
                _ = PyErr.SystemError($"{exception.GetType().Name}: {exception.Message}");
                if (thread.HasError)
                {
                    var error = thread.TakeError();
                    error.HostException = exception;
                    thread.Restore(error);
                }
                break;
        }
    }
}
