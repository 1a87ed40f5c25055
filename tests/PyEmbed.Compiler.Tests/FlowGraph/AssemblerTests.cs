using System.Diagnostics;
using System.Text;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Compiler.FlowGraph;
using PyEmbed.Core.Literals;

namespace PyEmbed.Compiler.Tests.FlowGraph;

public sealed class AssemblerTests
{
    [Test]
    public void A_generator_gets_its_prefix_after_the_cells_in_slot_order()
    {
        var code = GraphText.Assemble(
            "RESUME 0 @1\nLOAD_DEREF 0 @2\nPOP_TOP @2\nLOAD_DEREF 1 @2\nPOP_TOP @2\nLOAD_DEREF 2 @2\nRETURN_VALUE @2",
            CodeFlags.Generator, varNames: ["z", "b"], cellVars: ["a", "b"], freeVars: ["x"]);
        GraphText.List(code).ShouldBe("""
            0 @- COPY_FREE_VARS 1
            2 MAKE_CELL 1
            4 MAKE_CELL 2
            6 @1 RETURN_GENERATOR
            8 POP_TOP
            10 RESUME 0
            12 @2 LOAD_DEREF 2
            14 POP_TOP
            16 LOAD_DEREF 1
            18 POP_TOP
            20 LOAD_DEREF 3
            22 RETURN_VALUE
            """);
        code.LocalsPlusNames.ShouldBe(["z", "b", "a", "x"]);
        code.CellVars.ShouldBe(["b", "a"]);
        code.VarNames.ShouldBe(["z", "b"]);
        code.FreeVars.ShouldBe(["x"]);
    }

    [Test]
    public void The_handler_of_an_empty_try_stays_and_needs_stack()
    {
        var code = GraphText.Assemble("""
            RESUME 0 @1
            SETUP_FINALLY handler @2
            POP_BLOCK
            JUMP end
            handler:
            SETUP_CLEANUP cleanup
            PUSH_EXC_INFO
            RERAISE 0
            cleanup:
            COPY 3
            POP_EXCEPT
            RERAISE 1
            end:
            """);
        GraphText.List(code).ShouldBe("""
            0 @1 RESUME 0
            2 @2 LOAD_CONST None
            4 RETURN_VALUE
            6 @- PUSH_EXC_INFO
            8 RERAISE 0
            10 COPY 3
            12 POP_EXCEPT
            14 RERAISE 1
            """);
        Convert.ToHexString(code.ExceptionTable.AsSpan()).ShouldBe("83020503");   // units 3 to 5 go to 5, depth 1, with the offset
        code.StackSize.ShouldBe(4);
    }

    [Test]
    public void A_return_without_a_line_is_copied_for_each_jump_and_takes_its_line()
    {
        var code = GraphText.Assemble("""
            LOAD_FAST 0 @1
            POP_JUMP_IF_FALSE end @1
            LOAD_FAST 1 @2
            POP_JUMP_IF_FALSE end @2
            LOAD_FAST 1 @3
            POP_TOP @3
            end:
            """, varNames: ["a", "b"]);
        GraphText.List(code).ShouldBe("""
            0 @1 LOAD_FAST 0
            2 POP_JUMP_FORWARD_IF_FALSE ->16
            4 @2 LOAD_FAST 1
            6 POP_JUMP_FORWARD_IF_FALSE ->20
            8 @3 LOAD_FAST 1
            10 POP_TOP
            12 LOAD_CONST None
            14 RETURN_VALUE
            16 @1 LOAD_CONST None
            18 RETURN_VALUE
            20 @2 LOAD_CONST None
            22 RETURN_VALUE
            """);
    }

    [TestCase("", "LOAD_CONST None", TestName = "An_implicit_return_is_copied_to_the_jump")]
    [TestCase("@5", "JUMP_FORWARD ->14", TestName = "A_written_return_is_jumped_to")]
    public void Small_exits(string location, string afterBody)
    {
        var code = GraphText.Assemble($"""
            LOAD_FAST 0 @1
            POP_JUMP_IF_FALSE else @1
            LOAD_FAST 1 @2
            POP_TOP @2
            JUMP end
            else:
            LOAD_FAST 2 @3
            POP_TOP @3
            end:
            LOAD_CONST None {location}
            RETURN_VALUE {location}
            """, varNames: ["a", "b", "c"]);
        GraphText.List(code).Split('\n')[4].ShouldBe("8 " + afterBody);
    }

    [Test]
    public void Constants_are_trimmed_from_the_end_only()
    {
        var unit = GraphText.Parse("LOAD_CONST 7 @1\nRETURN_VALUE @1");
        unit.Constants.IndexOf(new IntConstant(8));
        Assembler.Assemble(unit, "test", addNone: true).Consts.Select(GraphText.Show).ShouldBe(["7"]);

        unit = GraphText.Parse("LOAD_CONST 1 @1\nPOP_JUMP_IF_TRUE end @1\nLOAD_CONST 2 @2\nRETURN_VALUE @2\nend:\nLOAD_CONST 3 @3\nRETURN_VALUE @3");
        Assembler.Assemble(unit, "test", addNone: true).Consts.Select(GraphText.Show).ShouldBe(["1", "2", "3"]);
    }

    [TestCase(250)]
    [TestCase(70_000)]
    public void Distances_that_need_EXTENDED_ARG_move_what_comes_after(int count)
    {
        var text = new StringBuilder("LOAD_FAST 0 @1\nPOP_JUMP_IF_FALSE end @1\n");
        for (var i = 0; i < count; i++) text.Append("LOAD_FAST 1 @2\nPOP_TOP @2\n");
        text.Append("end:\nLOAD_FAST 0 @3\nRETURN_VALUE @3\n");
        var code = GraphText.Assemble(text.ToString(), varNames: ["a", "b"]);
        var prefixes = 2 * count > 0xFFFF ? 2 : 1;
        GraphText.List(code).Split('\n')[1].ShouldBe($"2 POP_JUMP_FORWARD_IF_FALSE ->{2 + prefixes * 2 + 2 + count * 4}");
        code.Code.Length.ShouldBe(2 + prefixes * 2 + 2 + count * 4 + 4);
    }

    [Test]
    public void Code_that_cannot_be_reached_is_dropped()
    {
        var code = GraphText.Assemble("LOAD_FAST 0 @1\nRETURN_VALUE @1\nLOAD_FAST 1 @2\nRETURN_VALUE @2", varNames: ["a", "b"]);
        GraphText.List(code).ShouldBe("0 @1 LOAD_FAST 0\n2 RETURN_VALUE");
    }

    [Test]
    public void A_hundred_thousand_jumps_take_no_time_worth_naming()
    {
        var clock = Stopwatch.StartNew();
        var unit = new CompilationUnit("f", 1, new NameTable(), new NameTable());
        var end = unit.NewBlock();
        for (var i = 0; i < 300_000; i++)
        {
            var skip = unit.NewBlock();
            unit.Location = new Location(i + 1, 0, i + 1, 1);
            unit.Emit(Op.LoadFast, 0);
            unit.EmitJump(Op.PopJumpIfFalse, skip);
            unit.Emit(Op.LoadFast, 1);
            unit.EmitJump(Op.PopJumpIfFalse, end);
            unit.UseNextBlock(skip);
        }
        unit.UseNextBlock(end);
        var code = Assembler.Assemble(unit, "test", addNone: true);
        code.Code.Length.ShouldBeGreaterThan(300_000 * 8);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
