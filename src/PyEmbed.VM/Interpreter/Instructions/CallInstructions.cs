using System.Runtime.CompilerServices;
using PyEmbed.Bytecode;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Calls. Python functions get a frame and the loop goes on in it; everything else is called from here.</summary>
internal static unsafe class CallInstructions
{
    // ---- the shapes of call instructions ----

    public static Outcome Call(PyThreadState thread, Frame frame, ref Register r, Instruction* i)
    {
        int first = i->B, count = i->C;
        var method = Unsafe.Add(ref r, first - 2);
        if (method.IsUnbound) return CallFunction(thread, frame, ref r, i);
        // A method's self stands before the arguments.
        return Dispatch(thread, frame, ref r, i, method.Box(), first - 1, count + 1, null);
    }

    public static Outcome CallFunction(PyThreadState thread, Frame frame, ref Register r, Instruction* i)
    {
        int first = i->B, count = i->C;
        var callable = Unsafe.Add(ref r, first - 1).Box();
        if (callable.GetType() == typeof(PyFunction))
        {
            var function = Unsafe.As<PyFunction>(callable);
            if (i->Op == Op.CallFunction && function.TryQuicken(thread) && function.ExactArgCount == count && Specialization.MayTry(frame.Code, i)) i->Op = Op.CallPython;
        }
        else if (i->Op == Op.CallFunction && count <= 2 && callable.GetType() == typeof(PyBuiltinFunction) && Specialization.MayTry(frame.Code, i))
        {
            i->Op = Op.CallNative;
        }
        return Dispatch(thread, frame, ref r, i, callable, first, count, null);
    }

    public static Outcome CallNames(PyThreadState thread, Frame frame, ref Register r, Instruction* i, bool mayBeMethod)
    {
        var extras = frame.Code.Template.Extras;
        int first = i->B, count = extras[i->C];
        var names = (PyTuple)frame.Code.Consts[extras[i->C + 1]].Ref!;
        if (mayBeMethod)
        {
            var method = Unsafe.Add(ref r, first - 2);
            if (!method.IsUnbound) return Dispatch(thread, frame, ref r, i, method.Box(), first - 1, count + 1, names);
        }
        return Dispatch(thread, frame, ref r, i, Unsafe.Add(ref r, first - 1).Box(), first, count, names);
    }

    /// <summary>Lookup and call in one: B is the object, arguments follow.</summary>
    public static Outcome CallMethod(PyThreadState thread, Frame frame, ref Register r, Instruction* i)
    {
        var code = frame.Code;
        ref readonly var site = ref code.Template.Sites[i->C];
        int first = i->B;
        var self = Unsafe.Add(ref r, first).Box();
        var name = code.Names[site.Name];
        frame.OffsetOverride = site.LoadOffset;
        if (!AttributeInstructions.TryFindMethod(thread, self, name, out var method, out var isUnbound)) return Outcome.Error;
        frame.OffsetOverride = -1;
        var names = site.KeywordNames < 0 ? null : (PyTuple)code.Consts[site.KeywordNames].Ref!;
        if (!isUnbound) return Dispatch(thread, frame, ref r, i, method, first + 1, site.ArgCount, names);
        if (names is null && Specialization.MayTry(code, i)) Specialize(thread, code, self, method, site.ArgCount, i);
        return Dispatch(thread, frame, ref r, i, method, first, site.ArgCount + 1, names);
    }

    private static void Specialize(PyThreadState thread, QuickCode code, PyObject self, PyObject method, int count, Instruction* i)
    {
        ref var cache = ref code.Cache(i->C);
        var type = self.Type;
        switch (method)
        {
            case PyFunction function when self.GetType() == typeof(PyObjectInstance) && self.OwnAttributes.Shape is { IsDictionary: false } shape && function.TryQuicken(thread) && function.ExactArgCount == count + 1:
            {
                var learned = new InlineCache { Key = shape, Version = type.Version, Value = function, Index = count + 1 };
                if (i->Op == Op.CallMethodPython)
                {
                    if (!Polymorphic.TryAdd(ref cache, shape, learned)) Specialization.Failed(code, i);
                    break;
                }
                if (i->Op != Op.CallMethod) goto default;
                cache = learned;
                i->Op = Op.CallMethodPython;
                break;
            }
            case PyMethodDescriptor descriptor when i->Op == Op.CallMethod && count <= 2 && !type.Has(TypeFlags.Heap) && !type.Has(TypeFlags.HasDict):
                cache = new InlineCache { Key = type, Value = descriptor, Index = count };
                i->Op = Op.CallMethodNative;
                break;
            default:
                Specialization.Failed(code, i);
                break;
        }
    }

    public static bool Native(PyThreadState thread, ref Register r, Instruction* i, PyMethodDescriptor method, PyObject self, int count)
    {
        var table = method.Table;
        var number = method.Member.Number;
        var result = count switch
        {
            0 => table.Call0(number, thread, self),
            1 => table.Call1(number, thread, self, Unsafe.Add(ref r, i->B + 1).Box()),
            _ => table.Call2(number, thread, self, Unsafe.Add(ref r, i->B + 1).Box(), Unsafe.Add(ref r, i->B + 2).Box()),
        };
        if (result is null) return false;
        Unsafe.Add(ref r, i->A).Set(result);
        return true;
    }

    /// <summary>A function written in C# with at most two arguments.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Outcome CallNative(PyThreadState thread, Frame frame, ref Register r, Instruction* i)
    {
        ref var argument = ref Unsafe.Add(ref r, (nint)i->B);
        var callable = Unsafe.Add(ref argument, -1).Ref;
        if (callable is null || callable.GetType() != typeof(PyBuiltinFunction) || thread.IsTracing) return GenericInstructions.Execute(thread, frame, ref r, i);
        var function = Unsafe.As<PyBuiltinFunction>(callable);
        var table = function.Table;
        var number = function.Member.Number;
        var result = i->C switch
        {
            0 => table.Call0(number, thread, function.Self!),
            1 => table.Call1(number, thread, function.Self!, argument.Box()),
            _ => table.Call2(number, thread, function.Self!, argument.Box(), Unsafe.Add(ref argument, 1).Box()),
        };
        if (result is null)
        {
            _ = function.Failed(thread);
            return Outcome.Error;
        }
        Unsafe.Add(ref r, (nint)i->A).Set(result);
        return Outcome.Next;
    }

    public static Outcome CallEx(PyThreadState thread, Frame frame, ref Register r, Instruction* i)
    {
        var callable = Unsafe.Add(ref r, i->B).Box();
        var arguments = Unsafe.Add(ref r, i->B + 1).Box();
        PyDict? keywords = null;
        if (i->C != 0)
        {
            var given = Unsafe.Add(ref r, i->B + 2).Box();
            keywords = given as PyDict;
            if (keywords is null || given.GetType() != typeof(PyDict))
            {
                keywords = new PyDict();
                if (!Displays.DictMerge(thread, keywords, given, callable)) return Outcome.Error;
            }
        }
        if (arguments is not PyTuple tuple || arguments.GetType() != typeof(PyTuple))
        {
            if (!arguments.Type.Defines(Slot.Iter) && !arguments.Type.Defines(Slot.GetItem))
            {
                _ = PyErr.TypeError($"{Displays.CallableName(thread, callable)} argument after * must be an iterable, not {arguments.Type.NameInMessages}");
                return Outcome.Error;
            }
            if (Iteration.ToTuple(thread, arguments) is not { } made) return Outcome.Error;
            tuple = made;
        }
        var (args, names) = ArgumentBinding.Join(tuple, keywords, out var isGood);
        if (!isGood) return Outcome.Error;
        if (callable.GetType() == typeof(PyFunction)) return PushFunction(thread, Unsafe.As<PyFunction>(callable), args, names, OnReturn.Store) ? Outcome.Reload : Outcome.Error;
        var result = Calls.CallN(thread, callable, args, names);
        if (result is null) return Outcome.Error;
        Unsafe.Add(ref r, i->A).Set(result);
        return Outcome.Next;
    }

    // Any callable, with its arguments in a row.
    private static Outcome Dispatch(PyThreadState thread, Frame frame, ref Register r, Instruction* i, PyObject callable, int first, int count, PyTuple? names)
    {
        while (true)
        {
            if (callable.GetType() == typeof(PyFunction)) return Push(thread, frame, ref r, Unsafe.As<PyFunction>(callable), first, count, names, OnReturn.Store);
            if (callable.GetType() != typeof(PyMethod)) break;
            // A bound method's self takes the callable's place, which lies before the arguments.
            var bound = Unsafe.As<PyMethod>(callable);
            first--;
            count++;
            Unsafe.Add(ref r, first).Ref = bound.Self;
            callable = bound.Function;
            if (callable.GetType() != typeof(PyFunction)) break;
        }
        if (callable.GetType() == typeof(PyBuiltinFunction) && names is null && count <= 2 && !thread.IsTracing)
        {
            // As the function's own slot would do it, without the detour.
            var native = Unsafe.As<PyBuiltinFunction>(callable);
            ref var argument = ref Unsafe.Add(ref r, first);
            var number = native.Member.Number;
            var value = count switch
            {
                0 => native.Table.Call0(number, thread, native.Self!),
                1 => native.Table.Call1(number, thread, native.Self!, argument.Box()),
                _ => native.Table.Call2(number, thread, native.Self!, argument.Box(), Unsafe.Add(ref argument, 1).Box()),
            };
            if (value is null)
            {
                _ = native.Failed(thread);
                return Outcome.Error;
            }
            Unsafe.Add(ref r, i->A).Set(value);
            return Outcome.Next;
        }
        if (SpecialMethodCalls.Find(callable, Names.Call) is { } call)
        {
            // As for a bound method.
            Unsafe.Add(ref r, first - 1).Ref = callable;
            return Push(thread, frame, ref r, call, first - 1, count + 1, names, OnReturn.Store);
        }
        if (count == 1 && names is null && TryConvert(thread, callable, Unsafe.Add(ref r, first), out var converted))
        {
            if (converted is null) return Outcome.Error;
            Unsafe.Add(ref r, i->A).Set(converted);
            return Outcome.Next;
        }
        if (callable is PyType type && TryConstruct(thread, frame, ref r, i, type, first, count, names, out var outcome)) return outcome;
        ref var arguments = ref Unsafe.Add(ref r, first);
        PyObject? result;
        if (thread.IsTracing && callable is PyBuiltinFunction or PyMethodDescriptor)
        {
            if (!Tracing.NativeCalled(thread, callable)) return Outcome.Error;
            result = Calls.CallN(thread, callable, Displays.Box(ref arguments, count), names);
            if (!Tracing.NativeReturned(thread, callable, result is not null)) return Outcome.Error;
        }
        else if (names is null)
        {
            result = count switch
            {
                0 => Calls.Call0(thread, callable),
                1 => Calls.Call1(thread, callable, arguments.Box()),
                2 => Calls.Call2(thread, callable, arguments.Box(), Unsafe.Add(ref arguments, 1).Box()),
                3 => Calls.Call3(thread, callable, arguments.Box(), Unsafe.Add(ref arguments, 1).Box(), Unsafe.Add(ref arguments, 2).Box()),
                _ => Calls.CallN(thread, callable, Displays.Box(ref arguments, count), null),
            };
        }
        else
        {
            result = Calls.CallN(thread, callable, Displays.Box(ref arguments, count), names);
        }
        if (result is null) return Outcome.Error;
        Unsafe.Add(ref r, i->A).Set(result);
        return Outcome.Next;
    }

    // str(x), int(x) and float(x) of plain values: without the binding of parameters that are not given. Of them nothing else can be asked.
    private static bool TryConvert(PyThreadState thread, PyObject callable, in Register argument, out PyObject? made)
    {
        made = null;
        var isStr = ReferenceEquals(callable, PyStr.BuiltinType);
        var isInt = ReferenceEquals(callable, PyInt.BuiltinType);
        if (!isStr && !isInt && !ReferenceEquals(callable, PyFloat.BuiltinType)) return false;
        var value = argument.Box();
        if (value.GetType() != typeof(PyStr) && value.GetType() != typeof(PyInt) && value.GetType() != typeof(PyFloat)) return false;
        made = isStr ? Representation.Str(thread, value) : isInt ? PyInt.FromObject(thread, value) : PyFloat.FromObject(thread, value);
        return true;
    }

    // An instance of a Python class whose __init__ is a Python function and whose __new__ is not: the frame of __init__ is entered.
    private static bool TryConstruct(PyThreadState thread, Frame frame, ref Register r, Instruction* i, PyType type, int first, int count, PyTuple? names, out Outcome outcome)
    {
        outcome = Outcome.Error;
        if (!type.Has(TypeFlags.Heap) || !ReferenceEquals(type.Type, PyType.BuiltinType) || type.Has(TypeFlags.Abstract)) return false;
        var maker = type.ProviderOf(Slot.New);
        if (maker == DunderSlots.Instance || type.Lookup(Names.Init) is not PyFunction init) return false;
        var instance = maker == PyObject.BuiltinType.Slots ? type.Definition.Allocate(type) : maker.New(thread, type, Displays.Box(ref Unsafe.Add(ref r, first), count), names);
        if (instance is null) return true;
        if (!ReferenceEquals(instance.Type, type))
        {
            // As type.__call__: an instance of the class or of one below is initialized by its own __init__.
            if (instance.Type.IsSubtypeOf(type) && !instance.Type.Slots.Init(thread, instance, Displays.Box(ref Unsafe.Add(ref r, first), count), names)) return true;
            Unsafe.Add(ref r, i->A).Set(instance);
            outcome = Outcome.Next;
            return true;
        }
        // Self takes the callable's place.
        Unsafe.Add(ref r, first - 1).Ref = instance;
        outcome = Push(thread, frame, ref r, init, first - 1, count + 1, names, OnReturn.Initialize);
        if (outcome == Outcome.Reload) thread.Frames[thread.FrameDepth].Instance = instance;
        return true;
    }

    // ---- frames ----

    // Binds arguments that lie in the caller's registers and enters the function.
    private static Outcome Push(PyThreadState thread, Frame frame, ref Register r, PyFunction function, int first, int count, PyTuple? names, OnReturn onReturn)
    {
        if (!function.TryQuicken(thread)) return Outcome.Error;
        var code = function.Quick!;
        if (names is null && function.ExactArgCount == count)
        {
            if (!PushFar(thread, frame, function, first, count)) return Outcome.Error;
            thread.Frames[thread.FrameDepth].OnReturn = onReturn;
            return Outcome.Reload;
        }
        // Binding reorders arguments, so it reads them from a copy.
        var copy = thread.BorrowArguments(count);
        for (var i = 0; i < count; i++) copy[i] = Unsafe.Add(ref r, first + i);
        var entered = TryPushToBind(thread, function, out var callee);
        if (entered)
        {
            if (!ArgumentBinding.TryBind(thread, function, copy, names, callee!.LocalRow))
            {
                Pop(thread, callee);
                entered = false;
            }
            else
            {
                callee.OnReturn = onReturn;
            }
        }
        thread.ReturnArguments(count);
        return entered ? Outcome.Reload : Outcome.Error;
    }

    /// <summary>Enters a function whose arguments are just those it takes, wherever there is room for its window.</summary>
    public static bool PushFar(PyThreadState thread, Frame frame, PyFunction function, int first, int count)
    {
        if (!CheckRecursion(thread)) return false;
        var code = function.Quick!;
        var registers = frame.Registers;
        var start = frame.Base + first;
        if (frame.Generator is not null || start + code.RegisterCount > registers.Length)
        {
            var from = start;
            if (frame.Generator is not null)
            {
                registers = frame.StackRegisters;
                start = frame.StackTop;
            }
            if (start + code.RegisterCount > registers.Length)
            {
                registers = thread.ChunkBehind(registers, code.RegisterCount);
                start = 0;
            }
            Array.Copy(frame.Registers, from, registers, start, count);
        }
        var callee = Enter(thread, function, registers, start);
        new RegisterRow(registers, start + count, code.LocalCount - count).Unbind();
        callee.OnReturn = OnReturn.Store;
        return --thread.StepsToPoll >= 0 || thread.PollSlow() || Abandon(thread, callee);
    }

    private static bool Abandon(PyThreadState thread, Frame callee)
    {
        Pop(thread, callee);
        return false;
    }

    /// <summary>A frame behind the current one's window, its locals unbound.</summary>
    public static bool TryPushFrame(PyThreadState thread, PyFunction function, out Frame? callee)
    {
        callee = null;
        if (!CheckRecursion(thread)) return false;
        var code = function.Quick!;
        var registers = thread.RegistersBehind(out var start);
        if (start + code.WindowSize > registers.Length)
        {
            registers = thread.ChunkBehind(registers, code.WindowSize);
            start = 0;
        }
        callee = Enter(thread, function, registers, start);
        new RegisterRow(registers, start, code.LocalCount).Unbind();
        callee.OnReturn = OnReturn.Store;
        return --thread.StepsToPoll >= 0 || thread.PollSlow() || Abandon(thread, callee);
    }

    /// <summary>A frame of the code that the function has now, by which its arguments are bound: what runs at the poll may give it another one.</summary>
    private static bool TryPushToBind(PyThreadState thread, PyFunction function, out Frame? callee)
    {
        while (true)
        {
            var code = function.Quick;
            if (!TryPushFrame(thread, function, out callee)) return false;
            if (ReferenceEquals(function.Quick, code)) return true;
            Pop(thread, callee!);
            if (!function.TryQuicken(thread)) return false;
        }
    }

    /// <summary>A frame that returns to C#, of a quickened function that takes just so many arguments: these registers are the caller's to fill. Null: an error is set.</summary>
    public static Frame? PushExact(PyThreadState thread, PyFunction function, int count)
    {
        if (thread.IsTracing || thread.RecursionDepth >= thread.Interpreter.RecursionLimit)
        {
            if (!TryPushFrame(thread, function, out var slow)) return null;
            slow!.OnReturn = OnReturn.ToNative;
            return slow;
        }
        var code = function.Quick!;
        var registers = thread.RegistersBehind(out var start);
        if (start + code.RegisterCount > registers.Length)
        {
            registers = thread.ChunkBehind(registers, code.RegisterCount);
            start = 0;
        }
        thread.RecursionDepth++;
        var callee = thread.PushPooledFrame();
        if (!ReferenceEquals(callee.Registers, registers)) callee.Registers = registers;
        if (!ReferenceEquals(callee.Function, function)) callee.Function = function;
        if (!ReferenceEquals(callee.Code, code)) callee.Code = code;
        callee.Base = start;
        callee.Next = code.Start;
        callee.OnReturn = OnReturn.ToNative;
        ref var r = ref callee.Window;
        for (var local = count; local < code.LocalCount; local++) Unsafe.Add(ref r, (nint)local).Ref = RegisterTag.Unbound;
        if (--thread.StepsToPoll >= 0 || thread.PollSlow()) return callee;
        Pop(thread, callee);
        return null;
    }

    private static Frame Enter(PyThreadState thread, PyFunction function, Register[] registers, int start)
    {
        var code = function.Quick!;
        thread.RecursionDepth++;
        var callee = thread.PushPooledFrame();
        callee.Registers = registers;
        callee.Base = start + code.Below;
        callee.Function = function;
        callee.Code = code;
        callee.Next = code.Start;
        callee.OffsetOverride = -1;
        // A class body gets another namespace at once.
        if ((function.Code.CodeObject.Flags & CodeFlags.Optimized) == 0) callee.Locals = function.Globals;
        if (code.Below > 0) _ = PyFrame.Of(thread, callee);   // so that it leaves by Pop, which clears its locals
        if (thread.IsTracing)
        {
            // Without hoisted constants its window is the smaller one.
            callee.Code = code.Unfolded;
            callee.Next = callee.Code.Start;
            callee.TracedOffset = -1;
            _ = PyFrame.Of(thread, callee);
        }
        return callee;
    }

    private static bool CheckRecursion(PyThreadState thread) =>
        thread.RecursionDepth < thread.Interpreter.RecursionLimit || PyErr.RecursionError("maximum recursion depth exceeded");

    /// <summary>Enters a function with arguments from C#.</summary>
    public static bool PushFunction(PyThreadState thread, PyFunction function, ReadOnlySpan<PyObject> args, PyTuple? names, OnReturn onReturn)
    {
        if (!function.TryQuicken(thread)) return false;
        if (names is null && function.ExactArgCount == args.Length)
        {
            if (PushExact(thread, function, args.Length) is not { } exact) return false;
            exact.OnReturn = onReturn;
            ref var r = ref exact.Window;
            for (var i = 0; i < args.Length; i++) Unsafe.Add(ref r, (nint)i).Set(args[i]);
            return true;
        }
        if (!TryPushToBind(thread, function, out var callee)) return false;
        var locals = callee!.LocalRow;
        callee.OnReturn = onReturn;
        var copy = thread.BorrowArguments(args.Length);
        for (var i = 0; i < args.Length; i++) copy[i] = new Register { Ref = args[i] };
        var isBound = ArgumentBinding.TryBind(thread, function, copy, names, locals);
        thread.ReturnArguments(args.Length);
        return isBound || Abandon(thread, callee);
    }

    /// <summary>Takes a pooled frame off, whose result is of no interest.</summary>
    public static void Pop(PyThreadState thread, Frame frame)
    {
        frame.Object?.Detach(thread, frame);
        frame.Locals = null;
        frame.Instance = null;
        frame.OffsetOverride = -1;
        ref var r = ref Unsafe.Subtract(ref frame.Window, frame.Code.Below);
        for (var register = frame.Code.WindowSize; --register >= 0;) Unsafe.Add(ref r, (nint)register).Ref = null;
        thread.FrameDepth--;
        thread.RecursionDepth--;
    }

    /// <summary>As <see cref="Leave"/>. By value: what the loop gives by reference lies in its C# frame until the loop ends, and would keep the object alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Outcome LeaveWith(PyThreadState thread, Frame frame, Register result) => Leave(thread, frame, ref result);

    /// <summary>A frame returns, other than to a register of its caller.</summary>
    public static Outcome Leave(PyThreadState thread, Frame frame, ref Register result)
    {
        if (thread.IsTracing && frame.Next[-1].Op != Op.ReturnGenerator && !Tracing.Returned(thread, frame, result.Box())) return Outcome.Error;
        if (frame.Generator is not null) return GeneratorInstructions.Finish(thread, frame, ref result);
        var onReturn = frame.OnReturn;
        var instance = frame.Instance;
        Pop(thread, frame);
        if (onReturn == OnReturn.ToNative) return Outcome.ToNative;
        var caller = thread.Frames[thread.FrameDepth];
        ref var r = ref caller.Window;
        var i = caller.Next - 1;
        switch (onReturn)
        {
            case OnReturn.Store:
                Unsafe.Add(ref r, i->A) = result;
                break;
            case OnReturn.Initialize:
                if (!ReferenceEquals(result.Ref, PyNone.Instance))
                {
                    _ = PyErr.TypeError($"__init__() should return None, not '{result.Box().Type.NameInMessages}'");
                    return Outcome.Error;
                }
                Unsafe.Add(ref r, i->A).Ref = instance;
                break;
            case >= OnReturn.Operator:
                var outcome = SpecialMethodCalls.Finish(thread, caller, i, onReturn, ref result);
                if (outcome == Outcome.Error) return outcome;
                if (outcome == Outcome.Jump) caller.Next += i->SignedC;
                break;
        }
        return Outcome.Reload;
    }

    /// <summary>A result on its way to C#: the object, or a tag for what lies in <see cref="PyThreadState.ResultBits"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject ResultToNative(PyThreadState thread, Register result)
    {
        thread.ResultBits = result.Bits;
        return result.Ref ?? RegisterTag.Int;
    }

    // ---- making functions ----

    public static PyObject? MakeFunction(PyThreadState thread, Frame frame, ref Register parts, int flags)
    {
        var at = 0;
        var defaults = (flags & 1) != 0 ? (PyTuple)Unsafe.Add(ref parts, at++).Ref! : null;
        var keywordDefaults = (flags & 2) != 0 ? (PyDict)Unsafe.Add(ref parts, at++).Ref! : null;
        var annotations = (flags & 4) != 0 ? Unsafe.Add(ref parts, at++).Ref! : null;
        var closure = (flags & 8) != 0 ? (PyTuple)Unsafe.Add(ref parts, at++).Ref! : null;
        if (Unsafe.Add(ref parts, at).Ref is not PyCode code) return PyErr.SystemError("MAKE_FUNCTION without a code object");
        return new PyFunction(code, frame.Globals, frame.Builtins)
        {
            Defaults = defaults,
            KeywordDefaults = keywordDefaults,
            Annotations = annotations,
            Closure = closure,
        };
    }
}
