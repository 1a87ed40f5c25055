using System.Collections.Immutable;
using System.Diagnostics;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Bytecode.Tables;
using PyEmbed.Bytecode.Tests.Samples;
using PyEmbed.Bytecode.Verification;

namespace PyEmbed.Bytecode.Tests.Verification;

[TestFixture]
internal sealed class CodeVerifierTests
{
    private static readonly string[] SampleNames = ["functions", "flow", "extended"];

    [TestCase("LOAD_CONST 0; RETURN_VALUE", "0 1")]
    [TestCase("LOAD_CONST 0; JUMP_FORWARD 1; NOP; RETURN_VALUE", "0 1 -1 1")]
    [TestCase("LOAD_CONST 0; LOAD_ATTR 0; RETURN_VALUE", "0 1 -1 -1 -1 -1 1")]
    [TestCase("LOAD_CONST 0; EXTENDED_ARG 0; POP_JUMP_FORWARD_IF_NONE 1; NOP; LOAD_CONST 0; RETURN_VALUE", "0 1 1 0 0 1")]
    [TestCase("LOAD_CONST 0; GET_ITER; FOR_ITER 2; POP_TOP; JUMP_BACKWARD 3; LOAD_CONST 0; RETURN_VALUE", "0 1 1 2 1 0 1")]
    [TestCase("PUSH_NULL; LOAD_CONST 0; LOAD_CONST 0; LOAD_CONST 0; KW_NAMES 1; PRECALL 2; CALL 2; RETURN_VALUE", "0 1 2 3 4 4 -1 4 -1 -1 -1 -1 1")]
    [TestCase("LOAD_CONST 0; RETURN_VALUE; raw:255; POP_TOP; POP_TOP; LOAD_CONST 99", "0 1 -1 -1 -1 -1")]
    public void Depths_are_found_for_what_is_reached(string listing, string depths)
    {
        var verified = CodeVerifier.Verify(CodeMaker.Make(listing), out var error);
        error.ShouldBeNull();
        string.Join(' ', verified!.Depths.ToArray()).ShouldBe(depths);
        verified.MaxDepth.ShouldBe(depths.Split(' ').Max(int.Parse));
    }

    [TestCase("", 0, "no code")]
    [TestCase("POP_TOP; RETURN_VALUE", 0, "POP_TOP needs 1 values on the stack, there are 0")]
    [TestCase("LOAD_CONST 0", 0, "code falls off the end")]
    [TestCase("EXTENDED_ARG 1", 0, "code falls off the end")]
    [TestCase("LOAD_CONST 3; RETURN_VALUE", 0, "LOAD_CONST of number 3 in co_consts, which holds 3")]
    [TestCase("EXTENDED_ARG 255; EXTENDED_ARG 255; EXTENDED_ARG 255; LOAD_CONST 255; RETURN_VALUE", 6, "LOAD_CONST of number 4294967295 in co_consts, which holds 3")]
    [TestCase("LOAD_NAME 1; RETURN_VALUE", 0, "LOAD_NAME of number 1 in co_names, which holds 1")]
    [TestCase("LOAD_GLOBAL 2; RETURN_VALUE", 0, "LOAD_GLOBAL of number 1 in co_names, which holds 1")]
    [TestCase("LOAD_FAST 4; RETURN_VALUE", 0, "LOAD_FAST of number 4 in the fast locals, which holds 4")]
    [TestCase("LOAD_FAST 2; RETURN_VALUE", 0, "LOAD_FAST of 'cell', which is of another kind")]
    [TestCase("LOAD_DEREF 0; RETURN_VALUE", 0, "LOAD_DEREF of 'local', which is of another kind")]
    [TestCase("MAKE_CELL 3; LOAD_CONST 0; RETURN_VALUE", 0, "MAKE_CELL of 'free', which is of another kind")]
    [TestCase("COPY_FREE_VARS 2; LOAD_CONST 0; RETURN_VALUE", 0, "COPY_FREE_VARS of 2, there are 1")]
    [TestCase("raw:7; RETURN_VALUE", 0, "no instruction has the number 7")]
    [TestCase("CACHE; RETURN_VALUE", 0, "a cache is executed")]
    [TestCase("LOAD_CONST 0; LOAD_CONST 0; BINARY_OP 26; RETURN_VALUE", 4, "BINARY_OP cannot have the argument 26")]
    [TestCase("LOAD_CONST 0; LOAD_CONST 0; COMPARE_OP 6; RETURN_VALUE", 4, "COMPARE_OP cannot have the argument 6")]
    [TestCase("LOAD_CONST 0; COPY 0; RETURN_VALUE", 2, "COPY cannot have the argument 0")]
    [TestCase("LOAD_CONST 0; SWAP 2; RETURN_VALUE", 2, "SWAP cannot have the argument 2")]
    [TestCase("LOAD_CONST 0; CALL_INTRINSIC_1 0; RETURN_VALUE", 2, "CALL_INTRINSIC_1 cannot have the argument 0")]
    [TestCase("JUMP_FORWARD 5; LOAD_CONST 0; RETURN_VALUE", 0, "jump to 12, which is no instruction")]
    [TestCase("NOP; JUMP_BACKWARD 3; LOAD_CONST 0", 2, "jump to -2, which is no instruction")]
    [TestCase("JUMP_FORWARD 2; LOAD_CONST 0; LOAD_ATTR 0; RETURN_VALUE", 0, "jump to 6, which is no instruction")]
    [TestCase("JUMP_FORWARD 1; EXTENDED_ARG 0; LOAD_CONST 0; RETURN_VALUE", 0, "jump to 4, which is no instruction")]
    [TestCase("LOAD_CONST 0; POP_JUMP_FORWARD_IF_NONE 1; LOAD_CONST 0; LOAD_CONST 0; RETURN_VALUE", 4, "stack is 1 deep on the way to 6, and 0 on another")]
    [TestCase("LOAD_CONST 0; LOAD_CONST 0; LOAD_CONST 0; JUMP_BACKWARD 2; RETURN_VALUE", 6, "stack is 3 deep on the way to 4, and 2 on another")]
    [TestCase("LOAD_CONST 0; UNPACK_SEQUENCE 11; RETURN_VALUE", 2, "stack gets 11 deep, co_stacksize is 10")]
    [TestCase("LOAD_CONST 0; EXTENDED_ARG 255; EXTENDED_ARG 255; EXTENDED_ARG 255; UNPACK_SEQUENCE 255; RETURN_VALUE", 8, "stack gets 268435456 deep, co_stacksize is 10")]
    [TestCase("EXTENDED_ARG 255; EXTENDED_ARG 255; EXTENDED_ARG 255; BUILD_TUPLE 255; RETURN_VALUE", 6, "BUILD_TUPLE needs 268435456 values on the stack, there are 0")]
    [TestCase("YIELD_VALUE; RETURN_VALUE", 0, "YIELD_VALUE in code that is no generator")]
    [TestCase("RETURN_GENERATOR; RETURN_VALUE", 0, "RETURN_GENERATOR in code that is no generator")]
    [TestCase("KW_NAMES 0; RETURN_VALUE", 0, "KW_NAMES of a constant that is no tuple")]
    [TestCase("KW_NAMES 2; RETURN_VALUE", 0, "KW_NAMES of a tuple that holds other things than names")]
    [TestCase("LOAD_CONST 0; KW_NAMES 1; RETURN_VALUE", 4, "KW_NAMES without a call behind it")]
    [TestCase("KW_NAMES 1; KW_NAMES 1; RETURN_VALUE", 2, "KW_NAMES without a call behind it")]
    [TestCase("PUSH_NULL; LOAD_CONST 0; LOAD_CONST 0; KW_NAMES 1; PRECALL 1; CALL 1; RETURN_VALUE", 8, "2 keyword names for 1 arguments")]
    [TestCase("PUSH_NULL; LOAD_CONST 0; LOAD_CONST 0; LOAD_CONST 0; JUMP_FORWARD 3; KW_NAMES 1; PRECALL 2; CALL 2; RETURN_VALUE", 8, "jump to 16, which is no instruction")]
    [TestCase("RAISE_VARARGS 3", 0, "RAISE_VARARGS cannot have the argument 3")]
    public void Code_that_leaves_its_bounds_is_refused(string listing, int offset, string message)
    {
        CodeVerifier.Verify(CodeMaker.Make(listing), out var error).ShouldBeNull();
        error.ShouldBe(new VerificationError(offset, message));
    }

    [TestCase("YIELD_VALUE; RETURN_VALUE", 0, "YIELD_VALUE before RETURN_GENERATOR")]
    [TestCase("RETURN_GENERATOR; RETURN_GENERATOR; RETURN_VALUE", 2, "RETURN_GENERATOR for the second time")]
    [TestCase("LOAD_CONST 0; POP_JUMP_FORWARD_IF_NONE 2; RETURN_GENERATOR; POP_TOP; LOAD_CONST 0; RETURN_VALUE", 6, "8 is reached before and after RETURN_GENERATOR")]
    public void A_generator_yields_only_once_it_is_one(string listing, int offset, string message)
    {
        CodeVerifier.Verify(CodeMaker.Make(listing, flags: CodeFlags.Generator), out var error).ShouldBeNull();
        error.ShouldBe(new VerificationError(offset, message));
    }

    [Test]
    public void Handlers_start_with_the_depth_of_their_table_entry()
    {
        const string listing = "LOAD_CONST 0; NOP; RETURN_VALUE; PUSH_EXC_INFO; POP_TOP; POP_EXCEPT; POP_TOP; RETURN_VALUE";
        var verified = CodeVerifier.Verify(CodeMaker.Make(listing, handlers: new ExceptionTableEntry(2, 4, 6, 1, true)), out _);
        verified!.Depths.ToArray().ShouldBe([0, 1, 1, 3, 4, 3, 2, 1]);
        verified.MaxDepth.ShouldBe(4);
        Enumerable.Range(0, 4).Select(i => verified.HandlerIndexAt(i * 2)).ShouldBe([-1, 0, -1, -1]);
    }

    private static IEnumerable<TestCaseData> BadHandlers()
    {
        yield return Case("handler keeps 2 values of the stack, there are 1", 2, new ExceptionTableEntry(2, 4, 6, 2, false));
        yield return Case("handler at 20, which is no instruction", 2, new ExceptionTableEntry(2, 4, 20, 0, false));
        yield return Case("exception table entry overlaps, is out of order or out of range", 2, new ExceptionTableEntry(0, 4, 6, 0, false), new ExceptionTableEntry(2, 6, 6, 0, false));
        yield return Case("exception table entry overlaps, is out of order or out of range", 2, new ExceptionTableEntry(2, 40, 6, 0, false));
        yield return Case("stack gets 11 deep, co_stacksize is 2", 2, new ExceptionTableEntry(2, 4, 6, 0, false), 2);

        static TestCaseData Case(string message, int offset, params object[] arguments) =>
            new TestCaseData(message, offset, arguments.OfType<ExceptionTableEntry>().ToArray()).SetArgDisplayNames(message);
    }

    [TestCaseSource(nameof(BadHandlers))]
    public void Handlers_out_of_bounds_are_refused(string message, int offset, ExceptionTableEntry[] handlers)
    {
        if (message.StartsWith("stack")) handlers = [new ExceptionTableEntry(2, 4, 6, 1, true)];
        var code = CodeMaker.Make("LOAD_CONST 0; NOP; RETURN_VALUE; RETURN_VALUE", stackSize: message.StartsWith("stack") ? 2 : 10, handlers: handlers);
        CodeVerifier.Verify(code, out var error).ShouldBeNull();
        error.ShouldBe(new VerificationError(offset, message.Replace("11 deep", "3 deep")));
    }

    [TestCaseSource(nameof(SampleNames))]
    public void Code_that_CPython_compiles_is_good(string sample)
    {
        Check(((CodeConstant)MarshalReader.Load(Recorded.Bytes($"Samples/{sample}.marshal.bin"))).Code);

        static void Check(CodeObject code)
        {
            var verified = CodeVerifier.Verify(code, out var error);
            error.ShouldBeNull(code.QualName);
            verified!.MaxDepth.ShouldBeLessThanOrEqualTo(code.StackSize);
            foreach (var constant in code.Consts)
            {
                if (constant is CodeConstant inner) Check(inner.Code);
            }
        }
    }

    [Test]
    public void Hostile_code_takes_linear_time()
    {
        // A megabyte of jumps, each of which is protected by a range of its own.
        const int units = 1 << 19;
        var code = new byte[units * 2];
        for (var i = 0; i < units - 2; i++) (code[i * 2], code[(i * 2) + 1]) = i % 2 == 0 ? ((byte)Opcode.LoadConst, (byte)0) : ((byte)Opcode.PopJumpForwardIfNone, (byte)(i < units - 8 ? 2 : 0));
        (code[^4], code[^3], code[^2]) = ((byte)Opcode.LoadConst, 0, (byte)Opcode.ReturnValue);
        var table = new ExceptionTableWriter();
        for (var i = 0; i < units - 2; i++) table.Add(new ExceptionTableEntry(i * 2, (i * 2) + 2, (units - 1) * 2, 0, false));
        var model = CodeMaker.Make("NOP");
        var hostile = new CodeObject
        {
            ArgCount = 0, PosOnlyArgCount = 0, KwOnlyArgCount = 0, StackSize = 10, Flags = CodeFlags.None,
            Code = [.. code], Consts = model.Consts, Names = [], LocalsPlusNames = [], LocalsPlusKinds = [], FileName = "", Name = "", QualName = "",
            FirstLine = 1, LineTable = [], ExceptionTable = table.ToImmutable(),
        };
        var watch = Stopwatch.StartNew();
        CodeVerifier.Verify(hostile, out var error).ShouldNotBeNull(error?.ToString());
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Test]
    public void Damaged_code_is_verified_or_refused_without_an_exception()
    {
        var random = new Random(2);
        foreach (var sample in SampleNames)
        {
            var module = ((CodeConstant)MarshalReader.Load(Recorded.Bytes($"Samples/{sample}.marshal.bin"))).Code;
            for (var round = 0; round < 2000; round++)
            {
                var code = module.Consts.OfType<CodeConstant>().Select(c => c.Code).Append(module).ElementAt(random.Next(1 + module.Consts.OfType<CodeConstant>().Count()));
                var bytes = code.Code.ToArray();
                var table = code.ExceptionTable.ToArray();
                for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                if (table.Length > 0 && round % 3 == 0) table[random.Next(table.Length)] = (byte)random.Next(256);
                CodeVerifier.Verify(With(code, bytes, table), out _);
            }
        }

        static CodeObject With(CodeObject code, byte[] bytes, byte[] table) => new()
        {
            ArgCount = code.ArgCount, PosOnlyArgCount = code.PosOnlyArgCount, KwOnlyArgCount = code.KwOnlyArgCount, StackSize = code.StackSize, Flags = code.Flags,
            Code = [.. bytes], Consts = code.Consts, Names = code.Names, LocalsPlusNames = code.LocalsPlusNames, LocalsPlusKinds = code.LocalsPlusKinds,
            FileName = code.FileName, Name = code.Name, QualName = code.QualName, FirstLine = code.FirstLine, LineTable = code.LineTable, ExceptionTable = [.. table],
        };
    }
}
