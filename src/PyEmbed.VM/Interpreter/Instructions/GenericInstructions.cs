using System.Diagnostics;
using System.Runtime.CompilerServices;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Every instruction in its general form, out of the loop. What is seen here decides which specialised form the instruction becomes.</summary>
internal static unsafe class GenericInstructions
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Outcome Execute(PyThreadState thread, Frame frame, ref Register r, Instruction* i)
    {
        var op = i->Op;
        if (op > Op.LastGeneric) op = Specialization.Missed(frame.Code, i);
        ref var a = ref Unsafe.Add(ref r, (nint)i->A);
        ref var b = ref Unsafe.Add(ref r, (nint)i->B);
        ref var c = ref Unsafe.Add(ref r, (nint)i->C);
        // Constants, no ranges: the C# compiler makes a table of those only.
        switch (op)
        {
            case Op.BinaryAdd or Op.BinaryAnd or Op.BinaryFloorDivide or Op.BinaryLeftShift or Op.BinaryMatrixMultiply or Op.BinaryMultiply or Op.BinaryRemainder or
                Op.BinaryOr or Op.BinaryPower or Op.BinaryRightShift or Op.BinarySubtract or Op.BinaryTrueDivide or Op.BinaryXor or Op.InPlaceAdd or Op.InPlaceAnd or
                Op.InPlaceFloorDivide or Op.InPlaceLeftShift or Op.InPlaceMatrixMultiply or Op.InPlaceMultiply or Op.InPlaceRemainder or Op.InPlaceOr or
                Op.InPlacePower or Op.InPlaceRightShift or Op.InPlaceSubtract or Op.InPlaceTrueDivide or Op.InPlaceXor:
                return Arithmetic.Binary(thread, frame, ref a, ref b, ref c, op - Op.BinaryAdd, i);
            case Op.BinaryAddInt or Op.BinaryAndInt or Op.BinaryFloorDivideInt or Op.BinaryLeftShiftInt or Op.BinaryMatrixMultiplyInt or Op.BinaryMultiplyInt or
                Op.BinaryRemainderInt or Op.BinaryOrInt or Op.BinaryPowerInt or Op.BinaryRightShiftInt or Op.BinarySubtractInt or Op.BinaryTrueDivideInt or
                Op.BinaryXorInt or Op.InPlaceAddInt or Op.InPlaceAndInt or Op.InPlaceFloorDivideInt or Op.InPlaceLeftShiftInt or Op.InPlaceMatrixMultiplyInt or
                Op.InPlaceMultiplyInt or Op.InPlaceRemainderInt or Op.InPlaceOrInt or Op.InPlacePowerInt or Op.InPlaceRightShiftInt or Op.InPlaceSubtractInt or
                Op.InPlaceTrueDivideInt or Op.InPlaceXorInt:
            {
                var small = new Register { Bits = i->SignedC };
                return Arithmetic.Binary(thread, frame, ref a, ref b, ref small, op - Op.BinaryAddInt, i);
            }
            case Op.UnaryNegative: return Arithmetic.Negative(thread, ref a, ref b);
            case Op.UnaryPositive: return Store(ref a, Number.Positive(thread, b.Box()));
            case Op.UnaryInvert: return Store(ref a, Number.Invert(thread, b.Box()));
            case Op.UnaryNot:
                return Comparisons.Truth(thread, ref b) switch
                {
                    Tristate.Error => Outcome.Error,
                    Tristate.True => Store(ref a, PyBool.False),
                    _ => Store(ref a, PyBool.True),
                };

            case Op.CompareLt or Op.CompareLe or Op.CompareEq or Op.CompareNe or Op.CompareGt or Op.CompareGe:
                return Comparisons.Compare(thread, ref a, ref b, ref c, op - Op.CompareLt);
            case Op.CompareLtInt or Op.CompareLeInt or Op.CompareEqInt or Op.CompareNeInt or Op.CompareGtInt or Op.CompareGeInt:
            {
                var small = new Register { Bits = i->SignedC };
                return Comparisons.Compare(thread, ref a, ref b, ref small, op - Op.CompareLtInt);
            }
            case Op.Is: return Store(ref a, PyBool.From(Comparisons.Is(ref b, ref c)));
            case Op.IsNot: return Store(ref a, PyBool.From(!Comparisons.Is(ref b, ref c)));
            case Op.Contains or Op.NotContains:
                if (!Subscript.TryContains(thread, c.Box(), b.Box(), out var isIn)) return Outcome.Error;
                return Store(ref a, PyBool.From(isIn == (op == Op.Contains)));

            case Op.JumpIfLt or Op.JumpIfLe or Op.JumpIfEq or Op.JumpIfNe or Op.JumpIfGt or Op.JumpIfGe:
                return Comparisons.Jump(thread, frame, ref a, ref b, op - Op.JumpIfLt, true, false, i);
            case Op.JumpIfNotLt or Op.JumpIfNotLe or Op.JumpIfNotEq or Op.JumpIfNotNe or Op.JumpIfNotGt or Op.JumpIfNotGe:
                return Comparisons.Jump(thread, frame, ref a, ref b, op - Op.JumpIfNotLt, false, false, i);
            case Op.JumpIfLtInt or Op.JumpIfLeInt or Op.JumpIfEqInt or Op.JumpIfNeInt or Op.JumpIfGtInt or Op.JumpIfGeInt:
            {
                var small = new Register { Bits = (short)i->B };
                return Comparisons.Jump(thread, frame, ref a, ref small, op - Op.JumpIfLtInt, true, true, i);
            }
            case Op.JumpIfNotLtInt or Op.JumpIfNotLeInt or Op.JumpIfNotEqInt or Op.JumpIfNotNeInt or Op.JumpIfNotGtInt or Op.JumpIfNotGeInt:
            {
                var small = new Register { Bits = (short)i->B };
                return Comparisons.Jump(thread, frame, ref a, ref small, op - Op.JumpIfNotLtInt, false, true, i);
            }
            case Op.JumpIfIs: return Comparisons.Is(ref a, ref b) ? Outcome.Jump : Outcome.Next;
            case Op.JumpIfIsNot: return Comparisons.Is(ref a, ref b) ? Outcome.Next : Outcome.Jump;
            case Op.JumpIfContains or Op.JumpIfNotContains:
            {
                var (container, item) = (b.Box(), a.Box());
                if (i->Op <= Op.LastGeneric && container is PyStr text && item is PyStr character && text.TryFindCharacter(character, out _) && Specialization.MayTry(frame.Code, i))
                    i->Op = op == Op.JumpIfContains ? Op.JumpIfInStr : Op.JumpIfNotInStr;
                if (!Subscript.TryContains(thread, container, item, out var contained)) return Outcome.Error;
                return contained == (op == Op.JumpIfContains) ? Outcome.Jump : Outcome.Next;
            }
            case Op.JumpIfTrue or Op.JumpIfFalse:
                return Comparisons.Truth(thread, ref a) switch
                {
                    Tristate.Error => Outcome.Error,
                    Tristate.True => op == Op.JumpIfTrue ? Outcome.JumpFar : Outcome.Next,
                    _ => op == Op.JumpIfFalse ? Outcome.JumpFar : Outcome.Next,
                };
            case Op.JumpIfExcMatch or Op.JumpIfNotExcMatch:
                return ExceptionInstructions.Matches(thread, a.Ref!, b.Box()) switch
                {
                    Tristate.Error => Outcome.Error,
                    Tristate.True => op == Op.JumpIfExcMatch ? Outcome.Jump : Outcome.Next,
                    _ => op == Op.JumpIfNotExcMatch ? Outcome.Jump : Outcome.Next,
                };

            case Op.LoadNull: a.Ref = RegisterTag.Unbound; return Outcome.Next;
            case Op.Swap: (a, b) = (b, a); return Outcome.Next;
            case Op.DeleteFast:
                if (a.IsUnbound) return NameInstructions.Unbound(frame, i->A);
                a.Ref = RegisterTag.Unbound;
                return Outcome.Next;

            case Op.LoadGlobal: return NameInstructions.LoadGlobal(thread, frame, ref a, i);
            case Op.StoreGlobal: return Done(NameInstructions.StoreGlobal(thread, frame, i->Wide, a.Box()));
            case Op.DeleteGlobal: return Done(NameInstructions.DeleteGlobal(thread, frame, i->Wide));
            case Op.LoadName: return Store(ref a, NameInstructions.LoadName(thread, frame, frame.Code.Names[i->Wide]));
            case Op.StoreName: return Done(NameInstructions.StoreName(thread, frame, frame.Code.Names[i->Wide], a.Box()));
            case Op.DeleteName: return Done(NameInstructions.DeleteName(thread, frame, frame.Code.Names[i->Wide]));
            case Op.LoadLocals: return Store(ref a, NameInstructions.LocalNamespace(frame));
            case Op.LoadFromDictOrGlobals: return Store(ref a, NameInstructions.LoadFromNamespaceOrGlobals(thread, frame, b.Box(), frame.Code.Names[i->C]));
            case Op.MakeCell:
                a.Ref = new PyCell(a.BoxOrNull());
                return Outcome.Next;
            case Op.CopyFreeVars: NameInstructions.CopyFreeVars(frame, i->Wide); return Outcome.Next;
            case Op.LoadDeref: return Store(ref a, NameInstructions.LoadDeref(frame, (PyCell)b.Ref!, i->B));
            case Op.StoreDeref: ((PyCell)a.Ref!).Value = b.Box(); return Outcome.Next;
            case Op.DeleteDeref: return Done(NameInstructions.DeleteDeref(frame, (PyCell)a.Ref!, i->A));
            case Op.LoadClassDeref: return Store(ref a, NameInstructions.LoadClassDeref(thread, frame, (PyCell)b.Ref!, i->B));
            case Op.LoadFromDictOrDeref: return Store(ref a, NameInstructions.LoadFromNamespaceOrDeref(thread, frame, b.Box(), (PyCell)c.Ref!, i->C));

            case Op.LoadAttr: return AttributeInstructions.Load(thread, frame, ref a, ref b, i);
            case Op.StoreAttr: return AttributeInstructions.Store(thread, frame, ref a, ref b, i);
            case Op.DeleteAttr: return Done(Attributes.Delete(thread, a.Box(), frame.Code.Names[i->C]));
            case Op.LoadMethod: return AttributeInstructions.LoadMethod(thread, frame, ref a, ref b, i);
            case Op.BinarySubscr: return SubscriptInstructions.Get(thread, frame, ref a, ref b, ref c, i);
            case Op.BinarySubscrInt:
            {
                var small = new Register { Bits = i->SignedC };
                return SubscriptInstructions.Get(thread, frame, ref a, ref b, ref small, i);
            }
            case Op.StoreSubscr: return SubscriptInstructions.Set(thread, frame, ref a, ref b, ref c, i);
            case Op.DeleteSubscr: return SubscriptInstructions.Delete(thread, a.Box(), b.Box());

            case Op.GetIter: return IterationInstructions.GetIter(thread, ref a, ref b);
            case Op.ForIter: return IterationInstructions.ForIter(thread, frame, ref a, ref b, i);
            case Op.GetYieldFromIter: return Store(ref a, IterationInstructions.GetYieldFromIter(thread, frame, b.Box()));
            case Op.UnpackSequence: return Done(IterationInstructions.Unpack(thread, ref a, ref b, i->C));
            case Op.UnpackPair: return Done(IterationInstructions.UnpackPair(thread, ref a, ref b, ref c));
            case Op.UnpackEx: return Done(IterationInstructions.UnpackEx(thread, ref a, ref b, frame.Code.Template.Extras[i->C], frame.Code.Template.Extras[i->C + 1]));

            case Op.BuildTuple: return Store(ref a, PyTuple.Adopt(Displays.Box(ref b, i->C)));
            case Op.BuildPair: return Store(ref a, PyTuple.Of(b.Box(), c.Box()));
            case Op.BuildList: return Store(ref a, PyList.Adopt(Displays.Box(ref b, i->C)));
            case Op.BuildSet: return Store(ref a, Displays.BuildSet(thread, ref b, i->C));
            case Op.BuildMap: return Store(ref a, Displays.BuildMap(thread, ref b, i->C));
            case Op.BuildConstKeyMap: return Store(ref a, Displays.BuildConstKeyMap(thread, ref b, i->C));
            case Op.BuildString: return Store(ref a, Displays.BuildString(thread, ref b, i->C));
            case Op.BuildSlice: return Store(ref a, new PySlice(b.Box(), c.Box(), PyNone.Instance));
            case Op.BuildSliceStep: return Store(ref a, new PySlice(b.Box(), Unsafe.Add(ref b, 1).Box(), Unsafe.Add(ref b, 2).Box()));
            case Op.SubscrSlice: return SubscriptInstructions.GetSlice(thread, frame, ref r, i);
            case Op.ListToTuple: return Store(ref a, PyTuple.CopyOf(((PyList)b.Ref!).Items));
            case Op.ListAppend: return Done(((PyList)a.Ref!).TryAppend(thread, b.Box()));
            case Op.SetAdd: return Done(((PySet)a.Ref!).TryAdd(thread, b.Box()));
            case Op.MapAdd: return Done(((PyDict)a.Ref!).TrySetItem(thread, b.Box(), c.Box()));
            case Op.ListExtend: return Done(Displays.ListExtend(thread, (PyList)a.Ref!, b.Box()));
            case Op.SetUpdate: return Done(((PySet)a.Ref!).TryUpdate(thread, b.Box()));
            case Op.DictUpdate: return Done(Displays.DictUpdate(thread, (PyDict)a.Ref!, b.Box()));
            case Op.DictMerge: return Done(Displays.DictMerge(thread, (PyDict)a.Ref!, b.Box(), c.Box()));
            case Op.FormatValue: return Store(ref a, Displays.Format(thread, ref b, PyStr.Empty, i->C));
            case Op.FormatWithSpec: return Store(ref a, Displays.Format(thread, ref b, (PyStr)Unsafe.Add(ref b, 1).Ref!, i->C));

            case Op.Call: return CallInstructions.Call(thread, frame, ref r, i);
            case Op.CallFunction: return CallInstructions.CallFunction(thread, frame, ref r, i);
            case Op.CallNames: return CallInstructions.CallNames(thread, frame, ref r, i, mayBeMethod: true);
            case Op.CallFunctionNames: return CallInstructions.CallNames(thread, frame, ref r, i, mayBeMethod: false);
            case Op.CallMethod or Op.CallMethodNames: return CallInstructions.CallMethod(thread, frame, ref r, i);
            case Op.CallEx: return CallInstructions.CallEx(thread, frame, ref r, i);
            case Op.MakeFunction: return Store(ref a, CallInstructions.MakeFunction(thread, frame, ref b, i->C));
            case Op.LoadBuildClass: return Store(ref a, NameInstructions.LoadBuildClass(thread, frame));

            case Op.AsyncGenWrap: return Store(ref a, new PyAsyncGenWrappedValue(b.Box()));
            case Op.Send: return GeneratorInstructions.Send(thread, frame, ref a);
            case Op.GetAwaitable: return Store(ref a, AsyncInstructions.GetAwaitable(thread, b.Box(), i->C));
            case Op.GetAiter: return Store(ref a, AsyncInstructions.GetAiter(thread, b.Box()));
            case Op.GetAnext: return Store(ref a, AsyncInstructions.GetAnext(thread, b.Box()));
            case Op.EndAsyncFor: return ExceptionInstructions.EndAsyncFor(thread, ref a);

            case Op.Raise: return ExceptionInstructions.Raise(thread, ref a, i->B);
            case Op.Reraise: return ExceptionInstructions.Reraise(thread, frame, ref a, ref b);
            case Op.PushExcInfo: ExceptionInstructions.PushExcInfo(thread, frame, ref a); return Outcome.Next;
            case Op.PopExcept: ExceptionInstructions.PopExcept(thread, ref a); return Outcome.Next;
            case Op.CheckExcMatch:
                return ExceptionInstructions.Matches(thread, b.Ref!, c.Box()) switch
                {
                    Tristate.Error => Outcome.Error,
                    Tristate.True => Store(ref a, PyBool.True),
                    _ => Store(ref a, PyBool.False),
                };
            case Op.CheckEgMatch: return Done(ExceptionGroups.Split(thread, ref a));
            case Op.PrepReraiseStar: return Store(ref a, ExceptionGroups.PrepareReraise(thread, b.Ref!, (PyList)c.Ref!));
            case Op.BeforeWith: return ContextManagers.Enter(thread, ref a, b.Box());
            case Op.BeforeAsyncWith: return Done(ContextManagers.EnterAsync(thread, ref a, b.Box()));
            case Op.WithExceptStart: return ContextManagers.Exit(thread, ref a, ref b);
            case Op.LoadAssertionError: return Store(ref a, PyExceptions.AssertionError);

            case Op.ImportName: return Store(ref a, ImportInstructions.ImportName(thread, frame, ref b, frame.Code.Names[i->C]));
            case Op.ImportFrom: return Store(ref a, ImportInstructions.ImportFrom(thread, b.Box(), frame.Code.Names[i->C]));
            case Op.ImportStar: return Done(ImportInstructions.ImportStar(thread, frame, a.Box()));
            case Op.SetupAnnotations: return Done(NameInstructions.SetupAnnotations(thread, frame));
            case Op.PrintExpr: return Done(NameInstructions.PrintExpression(thread, a.Box()));
            case Op.GetLen:
                if (!Subscript.TryLength(thread, b.Box(), out var length)) return Outcome.Error;
                a.SetInt(length);
                return Outcome.Next;
            case Op.MatchMapping: return Store(ref a, PyBool.From(b.Ref is { } mapping && !b.IsFloat && mapping.Type.Has(CompilerServices.TypeFlags.Mapping)));
            case Op.MatchSequence: return Store(ref a, PyBool.From(b.Ref is { } sequence && !b.IsFloat && sequence.Type.Has(CompilerServices.TypeFlags.Sequence)));
            case Op.MatchKeys: return Store(ref a, Patterns.MatchKeys(thread, b.Box(), (PyTuple)c.Ref!));
            case Op.MatchClass: return Store(ref a, Patterns.MatchClass(thread, b.Box(), Unsafe.Add(ref b, 1).Box(), (PyTuple)Unsafe.Add(ref b, 2).Ref!, i->C));
            case Op.Intrinsic1: return Store(ref a, Intrinsics.Call(thread, i->C, b.Box(), null));
            case Op.Intrinsic2: return Store(ref a, Intrinsics.Call(thread, i->C, b.Box(), Unsafe.Add(ref b, 1).Box()));
            case Op.Resume: return Done(Tracing.Resumed(thread, frame));
            case Op.Far: return FarInstructions.Execute(thread, frame, ref a, i->Wide);
            case Op.Trace: return Tracing.Before(thread, frame) ? Outcome.Reload : Outcome.Error;   // it may have jumped
            default: throw new UnreachableException($"instruction {op} has no general form");
        }
    }

    private static Outcome Store(ref Register to, [MustCheck] PyObject? value)
    {
        if (value is null) return Outcome.Error;
        to.Set(value);
        return Outcome.Next;
    }

    private static Outcome Done(bool succeeded) => succeeded ? Outcome.Next : Outcome.Error;
}

/// <summary>The answer to a question that may fail.</summary>
internal enum Tristate
{
    Error = -1,
    False,
    True,
}
