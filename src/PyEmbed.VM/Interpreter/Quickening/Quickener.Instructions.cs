using System.Diagnostics;
using PyEmbed.Bytecode.Instructions;

namespace PyEmbed.VM.Interpreter.Quickening;

/// <summary>What each wordcode instruction becomes, jumps and calls excepted.</summary>
internal sealed partial class Quickener
{
    private void Translate(in DecodedInstruction instruction)
    {
        var oparg = instruction.Oparg;
        if (_isWide && TranslateFar(instruction)) return;
        switch (instruction.Opcode)
        {
            case Opcode.Nop or Opcode.Precall: break;
            case Opcode.Resume: if (!_fold) Emit(Op.Resume, 0, oparg); break;
            case Opcode.PopTop: _depth--; break;
            case Opcode.PushNull: Push(StackValue.Null); break;
            case Opcode.Copy: Copy(oparg); break;
            case Opcode.Swap: SwapTop(oparg); break;
            case Opcode.LoadConst: Push(new StackValue(StackValueKind.Const, oparg)); break;
            case Opcode.LoadFast:
                if (!_fold || !IsBound(oparg)) Emit(Op.CheckBound, oparg);
                Push(new StackValue(StackValueKind.Register, oparg));
                break;
            case Opcode.LoadClosure: Push(new StackValue(StackValueKind.Register, oparg)); break;
            case Opcode.StoreFast: StoreFast(oparg); break;
            case Opcode.DeleteFast:
                ReleaseRegister(oparg);
                Emit(Op.DeleteFast, oparg);
                break;

            case Opcode.LoadGlobal:
                if ((oparg & 1) != 0) Push(StackValue.Null);
                EmitResultWide(Op.LoadGlobal, AddSite(new CacheSite(oparg >> 1)));
                break;
            case Opcode.StoreGlobal: EmitWide(Op.StoreGlobal, Pop(), oparg); break;
            case Opcode.DeleteGlobal: EmitWide(Op.DeleteGlobal, 0, oparg); break;
            case Opcode.LoadName: EmitResultWide(Op.LoadName, oparg); break;
            case Opcode.StoreName: EmitWide(Op.StoreName, Pop(), oparg); break;
            case Opcode.DeleteName: EmitWide(Op.DeleteName, 0, oparg); break;
            case Opcode.LoadLocals: EmitResult(Op.LoadLocals); break;
            case Opcode.LoadFromDictOrGlobals: EmitResult(Op.LoadFromDictOrGlobals, Pop(), Name16(oparg)); break;

            case Opcode.MakeCell: Emit(Op.MakeCell, oparg); break;
            case Opcode.CopyFreeVars: EmitWide(Op.CopyFreeVars, 0, oparg); break;
            case Opcode.LoadDeref: EmitResult(Op.LoadDeref, oparg); break;
            case Opcode.StoreDeref: Emit(Op.StoreDeref, oparg, Pop()); break;
            case Opcode.DeleteDeref: Emit(Op.DeleteDeref, oparg); break;
            case Opcode.LoadClassderef: EmitResult(Op.LoadClassDeref, oparg); break;
            case Opcode.LoadFromDictOrDeref: EmitResult(Op.LoadFromDictOrDeref, Pop(), oparg); break;

            case Opcode.LoadAttr: EmitResult(Op.LoadAttr, Pop(), AddShortSite(new CacheSite(oparg))); break;
            case Opcode.StoreAttr:
            {
                var owner = Pop();
                Emit(Op.StoreAttr, owner, Pop(), AddShortSite(new CacheSite(oparg)));
                break;
            }
            case Opcode.DeleteAttr: Emit(Op.DeleteAttr, Pop(), 0, Name16(oparg)); break;
            case Opcode.BinarySubscr: Binary(Op.BinarySubscr, Op.BinarySubscrInt); break;
            case Opcode.StoreSubscr:
            {
                var key = Pop();
                var container = Pop();
                Emit(Op.StoreSubscr, container, key, Pop());
                break;
            }
            case Opcode.DeleteSubscr:
            {
                var key = Pop();
                Emit(Op.DeleteSubscr, Pop(), key);
                break;
            }

            case Opcode.BinaryOp: Binary(Nth(Op.BinaryAdd, oparg), Nth(Op.BinaryAddInt, oparg)); break;
            case Opcode.UnaryPositive: EmitResult(Op.UnaryPositive, Pop()); break;
            case Opcode.UnaryNegative: EmitResult(Op.UnaryNegative, Pop()); break;
            case Opcode.UnaryNot: EmitResult(Op.UnaryNot, Pop()); break;
            case Opcode.UnaryInvert: EmitResult(Op.UnaryInvert, Pop()); break;
            case Opcode.CompareOp: Compare(Nth(Op.CompareLt, oparg), Nth(Op.CompareLtInt, oparg), Nth(Op.JumpIfLt, oparg), Nth(Op.JumpIfNotLt, oparg), Nth(Op.JumpIfLtInt, oparg), Nth(Op.JumpIfNotLtInt, oparg)); break;
            case Opcode.IsOp: Compare(oparg == 0 ? Op.Is : Op.IsNot, Op.Nop, oparg == 0 ? Op.JumpIfIs : Op.JumpIfIsNot, oparg == 0 ? Op.JumpIfIsNot : Op.JumpIfIs); break;
            case Opcode.ContainsOp:
                Compare(oparg == 0 ? Op.Contains : Op.NotContains, Op.Nop, oparg == 0 ? Op.JumpIfContains : Op.JumpIfNotContains, oparg == 0 ? Op.JumpIfNotContains : Op.JumpIfContains);
                break;

            case Opcode.GetIter: EmitResult(Op.GetIter, Pop()); break;
            case Opcode.GetYieldFromIter: EmitResult(Op.GetYieldFromIter, Pop()); break;
            case Opcode.UnpackSequence: UnpackSequence(oparg); break;
            case Opcode.UnpackEx: UnpackEx(oparg & 255, oparg >> 8); break;

            case Opcode.BuildTuple when oparg == 2 && _fold: BuildPair(); break;
            case Opcode.BuildTuple: EmitResult(Op.BuildTuple, PopRow(oparg), oparg); break;
            case Opcode.BuildList: EmitResult(Op.BuildList, PopRow(oparg), oparg); break;
            case Opcode.BuildSet: EmitResult(Op.BuildSet, PopRow(oparg), oparg); break;
            case Opcode.BuildMap: EmitResult(Op.BuildMap, PopRow(oparg * 2), oparg); break;
            case Opcode.BuildConstKeyMap: EmitResult(Op.BuildConstKeyMap, PopRow(oparg + 1), oparg); break;
            case Opcode.BuildString: EmitResult(Op.BuildString, PopRow(oparg), oparg); break;
            case Opcode.BuildSlice when oparg == 3: EmitResult(Op.BuildSliceStep, PopRow(3)); break;
            case Opcode.BuildSlice when Next(Opcode.BinarySubscr): SubscriptWithSlice(); break;
            case Opcode.BuildSlice:
            {
                var stop = Pop();
                EmitResult(Op.BuildSlice, Pop(), stop);
                break;
            }
            case Opcode.ListToTuple: EmitResult(Op.ListToTuple, Pop()); break;
            case Opcode.ListAppend: Into(Op.ListAppend, oparg); break;
            case Opcode.SetAdd: Into(Op.SetAdd, oparg); break;
            case Opcode.ListExtend: Into(Op.ListExtend, oparg); break;
            case Opcode.SetUpdate: Into(Op.SetUpdate, oparg); break;
            case Opcode.DictUpdate: Into(Op.DictUpdate, oparg); break;
            case Opcode.DictMerge:
            {
                var mapping = Pop();
                var target = Peek(oparg);
                Emit(Op.DictMerge, target, mapping, Peek(oparg + 2));
                break;
            }
            case Opcode.MapAdd:
            {
                var value = Pop();
                var key = Pop();
                Emit(Op.MapAdd, Peek(oparg), key, value);
                break;
            }
            case Opcode.FormatValue when (oparg & 4) != 0: EmitResult(Op.FormatWithSpec, PopRow(2), oparg & 3); break;
            case Opcode.FormatValue: EmitResult(Op.FormatValue, Pop(), oparg & 3); break;

            case Opcode.Call: Call(oparg); break;
            case Opcode.KwNames: _keywordNames = oparg; break;
            case Opcode.LoadMethod: LoadMethod(oparg); break;
            case Opcode.CallFunctionEx:
            {
                var row = PopRow(oparg & 1 | 2);
                _depth--;
                EmitResult(Op.CallEx, row, oparg & 1);
                break;
            }
            case Opcode.MakeFunction: EmitResult(Op.MakeFunction, PopRow(OpcodeTable.Pops(Opcode.MakeFunction, oparg)), oparg); break;
            case Opcode.LoadBuildClass: EmitResult(Op.LoadBuildClass); break;
            case Opcode.ReturnValue:
                if (_fold && _stack[_depth - 1] is { Kind: StackValueKind.Const } constant)
                {
                    _depth--;
                    EmitWide(Op.ReturnConst, 0, constant.Index);
                }
                else
                {
                    Emit(Op.Return, Pop());
                }
                break;

            case Opcode.ReturnGenerator:
                Emit(Op.ReturnGenerator, Top);
                PushReal();
                break;
            case Opcode.YieldValue:
            {
                var value = Pop();
                MakeAllReal();
                EmitResult(Op.Yield, value);
                break;
            }
            case Opcode.AsyncGenWrap: EmitResult(Op.AsyncGenWrap, Pop()); break;
            case Opcode.GetAwaitable: EmitResult(Op.GetAwaitable, Pop(), oparg); break;
            case Opcode.GetAiter: EmitResult(Op.GetAiter, Pop()); break;
            case Opcode.GetAnext:
                MakeReal(_depth);
                EmitResult(Op.GetAnext, Peek(1));
                break;
            case Opcode.EndAsyncFor: Emit(Op.EndAsyncFor, PopRow(2)); break;

            case Opcode.RaiseVarargs: Emit(Op.Raise, PopRow(oparg), oparg); break;
            case Opcode.Reraise:
            {
                var exception = Pop();
                Emit(Op.Reraise, exception, oparg > 0 ? Peek(oparg) : exception);
                break;
            }
            case Opcode.PushExcInfo:
                MakeAllReal();
                Emit(Op.PushExcInfo, RegisterOf(_depth - 1));
                PushReal();
                break;
            case Opcode.PopExcept: Emit(Op.PopExcept, Pop()); break;
            case Opcode.CheckExcMatch: CheckExceptionMatch(); break;
            case Opcode.CheckEgMatch:
                Emit(Op.CheckEgMatch, PopRow(2));
                PushReal();
                PushReal();
                break;
            case Opcode.PrepReraiseStar:
            {
                var results = Pop();
                EmitResult(Op.PrepReraiseStar, Pop(), results);
                break;
            }
            case Opcode.BeforeWith: Two(Op.BeforeWith); break;
            case Opcode.BeforeAsyncWith: Two(Op.BeforeAsyncWith); break;
            case Opcode.WithExceptStart:
                MakeAllReal();
                EmitResult(Op.WithExceptStart, RegisterOf(_depth - 4));
                break;
            case Opcode.LoadAssertionError: EmitResult(Op.LoadAssertionError); break;

            case Opcode.ImportName: EmitResult(Op.ImportName, PopRow(2), Name16(oparg)); break;
            case Opcode.ImportFrom: EmitResult(Op.ImportFrom, Peek(1), Name16(oparg)); break;
            case Opcode.ImportStar: Emit(Op.ImportStar, Pop()); break;
            case Opcode.SetupAnnotations: Emit(Op.SetupAnnotations); break;
            case Opcode.PrintExpr: Emit(Op.PrintExpr, Pop()); break;
            case Opcode.GetLen: EmitResult(Op.GetLen, Peek(1)); break;
            case Opcode.MatchMapping: EmitResult(Op.MatchMapping, Peek(1)); break;
            case Opcode.MatchSequence: EmitResult(Op.MatchSequence, Peek(1)); break;
            case Opcode.MatchKeys: EmitResult(Op.MatchKeys, Peek(2), Peek(1)); break;
            case Opcode.MatchClass: EmitResult(Op.MatchClass, PopRow(3), oparg); break;
            case Opcode.CallIntrinsic1: EmitResult(Op.Intrinsic1, Pop(), oparg); break;
            case Opcode.CallIntrinsic2: EmitResult(Op.Intrinsic2, PopRow(2), oparg); break;
            default: TranslateJump(instruction); break;
        }
    }

    private static Op Nth(Op first, int index) => (Op)((int)first + index);

    private void StoreFast(int local)
    {
        var value = _stack[--_depth];
        if (value.Kind == StackValueKind.Register && value.Index == local) return;
        ReleaseRegister(local);
        switch (value.Kind)
        {
            case StackValueKind.InPlace: Emit(Op.Move, local, RegisterOf(_depth)); break;
            case StackValueKind.Register: Emit(Op.Move, local, value.Index); break;
            case StackValueKind.Const: EmitConst(local, value.Index); break;
            case StackValueKind.Null: throw new QuickeningException($"code of {_verified.Code.Name} stores a null in a local variable");
        }
    }

    /// <summary>The register of a value that stays on the stack.</summary>
    private int Peek(int deep)
    {
        var depth = _depth - deep;
        if (_stack[depth] is { Kind: StackValueKind.Register } waiting) return waiting.Index;
        MakeReal(depth + 1, depth);
        return RegisterOf(depth);
    }

    private void Binary(Op op, Op withInt)
    {
        if (TrySmallInt(_stack[_depth - 1], out var number))
        {
            _depth--;
            EmitResult(withInt, Pop(), number);
            return;
        }
        var right = Pop();
        EmitResult(op, Pop(), right);
    }

    private void SubscriptWithSlice()
    {
        var bounds = PopRow(2);
        var container = Pop();
        Skip();
        _offset = _decoded.Instructions[_at].Offset;   // what fails is the subscript
        EmitResult(Op.SubscrSlice, bounds, container);
    }

    private void BuildPair()
    {
        var second = Pop();
        EmitResult(Op.BuildPair, Pop(), second);
    }

    private void Into(Op op, int deep)
    {
        var value = Pop();
        Emit(op, Peek(deep), value);
    }

    // One value is taken and two are left in a row.
    private void Two(Op op)
    {
        var value = Pop();
        Emit(op, Top, value);
        PushReal();
        PushReal();
    }

    // The first item comes to lie on top. Two items that are stored at once go straight to their locals.
    private void UnpackSequence(int count)
    {
        var sequence = Pop();
        if (count == 2 && _fold)
        {
            if (Next(Opcode.StoreFast) && _at + 2 < _decoded.Instructions.Length && !_decoded.IsLeader[_at + 2] && _decoded.Instructions[_at + 2].Opcode == Opcode.StoreFast
                && _decoded.Instructions[_at + 1].Oparg is var first && _decoded.Instructions[_at + 2].Oparg is var second && first != second)
            {
                ReleaseRegister(first);
                ReleaseRegister(second);
                Emit(Op.UnpackPair, first, sequence, second);
                for (var i = 0; i < 2; i++)
                {
                    Skip();
                    DefiniteAssignment.Apply(_decoded.Instructions[_at], _bound);
                }
                DefiniteAssignmentBefore = false;
                return;
            }
            Emit(Op.UnpackPair, Top + 1, sequence, Top);
        }
        else
        {
            Emit(Op.UnpackSequence, Top, sequence, count);
        }
        for (var i = 0; i < count; i++) PushReal();
    }

    private void UnpackEx(int before, int after)
    {
        _extras.Add(before);
        _extras.Add(after);
        var sequence = Pop();
        Emit(Op.UnpackEx, Top, sequence, Extra(2));
        for (var i = 0; i < before + after + 1; i++) PushReal();
    }

    private int Extra(int count) =>
        _extras.Count <= ushort.MaxValue ? _extras.Count - count : throw new QuickeningException($"code of {_verified.Code.Name} has too many calls with keywords");
}
