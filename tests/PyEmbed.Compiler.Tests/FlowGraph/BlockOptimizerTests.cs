namespace PyEmbed.Compiler.Tests.FlowGraph;

public sealed class BlockOptimizerTests
{
    [Test]
    public void A_test_of_a_constant_decides_its_jump()
    {
        // while 0: a
        var code = GraphText.Assemble("""
            LOAD_CONST 0 @1
            POP_JUMP_IF_FALSE end @1
            LOAD_NAME 0 @2
            POP_TOP @2
            end:
            """);
        GraphText.List(code).ShouldBe("""
            0 @1 LOAD_CONST None
            2 RETURN_VALUE
            """);
    }

    [Test]
    public void A_line_without_code_keeps_a_NOP()
    {
        var code = GraphText.Assemble("""
            LOAD_CONST 1 @1
            POP_JUMP_IF_FALSE end @1
            LOAD_NAME 0 @2
            POP_TOP @2
            end:
            """);
        GraphText.List(code).ShouldBe("""
            0 @1 NOP
            2 @2 LOAD_NAME 0
            4 POP_TOP
            6 LOAD_CONST None
            8 RETURN_VALUE
            """);
    }

    [TestCase(0, "FALSE", "POP_JUMP_FORWARD_IF_NOT_NONE")]
    [TestCase(0, "TRUE", "POP_JUMP_FORWARD_IF_NONE")]
    [TestCase(1, "FALSE", "POP_JUMP_FORWARD_IF_NONE")]
    [TestCase(1, "TRUE", "POP_JUMP_FORWARD_IF_NOT_NONE")]
    public void Is_None_becomes_part_of_the_jump(int isNot, string condition, string jump)
    {
        var code = GraphText.Assemble($"""
            LOAD_FAST 0 @1
            LOAD_CONST None @1
            IS_OP {isNot} @1
            POP_JUMP_IF_{condition} end @1
            LOAD_FAST 0 @2
            RETURN_VALUE @2
            end:
            LOAD_FAST 1 @3
            RETURN_VALUE @3
            """, varNames: ["a", "b"]);
        GraphText.List(code).ShouldBe($"""
            0 @1 LOAD_FAST 0
            2 {jump} ->8
            4 @2 LOAD_FAST 0
            6 RETURN_VALUE
            8 @3 LOAD_FAST 1
            10 RETURN_VALUE
            """);
    }

    [TestCase(2, "STORE_FAST 1", "STORE_FAST 0")]
    [TestCase(3, "STORE_FAST 2", "STORE_FAST 1", "STORE_FAST 0")]
    public void Swapped_stores_are_written_in_the_other_order(int count, params string[] stores)
    {
        var text = string.Concat(Enumerable.Range(0, count).Select(i => $"LOAD_FAST {i} @1\n"))
            + $"BUILD_TUPLE {count} @1\nUNPACK_SEQUENCE {count} @1\n"
            + string.Concat(Enumerable.Range(0, count).Select(i => $"STORE_FAST {i} @1\n"));
        var listing = GraphText.List(GraphText.Assemble(text, varNames: ["a", "b", "c"]));
        listing.Split('\n').Skip(count).Take(count).Select(line => line.Split(' ', 2)[1]).ShouldBe(stores);
    }

    [Test]
    public void A_tuple_of_constants_is_added_at_the_end_of_the_table()
    {
        var code = GraphText.Assemble("""
            LOAD_CONST 1 @1
            LOAD_CONST 2 @1
            BUILD_TUPLE 2 @1
            POP_TOP @1
            """);
        GraphText.List(code).ShouldBe("""
            0 @1 LOAD_CONST (1, 2)
            2 POP_TOP
            4 LOAD_CONST None
            6 RETURN_VALUE
            """);
        code.Consts.Select(GraphText.Show).ShouldBe(["1", "2", "None", "(1, 2)"]);
    }

    [Test]
    public void A_jump_to_a_jump_is_threaded_within_a_line_only()
    {
        const string Graph = """
            LOAD_FAST 0 @1
            POP_JUMP_IF_FALSE middle @1
            LOAD_FAST 1 @1
            POP_TOP @1
            middle:
            JUMP far @LINE
            near:
            LOAD_FAST 0 @3
            POP_JUMP_IF_TRUE near @3
            far:
            LOAD_FAST 2 @4
            POP_TOP @4
            LOAD_FAST 2 @5
            POP_TOP @5
            LOAD_FAST 2 @6
            RETURN_VALUE @6
            """;
        GraphText.List(GraphText.Assemble(Graph.Replace("LINE", "1"), varNames: ["a", "b", "c"])).Split('\n')[1].ShouldBe("2 POP_JUMP_FORWARD_IF_FALSE ->10");
        GraphText.List(GraphText.Assemble(Graph.Replace("LINE", "2"), varNames: ["a", "b", "c"])).Split('\n')[1].ShouldBe("2 POP_JUMP_FORWARD_IF_FALSE ->8");
    }

    [Test]
    public void A_short_circuit_that_leads_to_the_same_test_jumps_on_and_to_the_opposite_one_behind_it()
    {
        // a and b or c; d
        var code = GraphText.Assemble("""
            LOAD_FAST 0 @1
            JUMP_IF_FALSE_OR_POP or @1
            LOAD_FAST 1 @1
            or:
            JUMP_IF_TRUE_OR_POP end @1
            LOAD_FAST 2 @1
            end:
            RETURN_VALUE @1
            """, varNames: ["a", "b", "c"]);
        GraphText.List(code).ShouldBe("""
            0 @1 LOAD_FAST 0
            2 POP_JUMP_FORWARD_IF_FALSE ->8
            4 LOAD_FAST 1
            6 JUMP_IF_TRUE_OR_POP ->10
            8 LOAD_FAST 2
            10 RETURN_VALUE
            """);
    }

    [Test]
    public void LOAD_GLOBAL_pushes_the_NULL_before_it()
    {
        var code = GraphText.Assemble("""
            PUSH_NULL @1
            LOAD_GLOBAL 4 @1
            PRECALL 0 @1
            CALL 0 @1
            RETURN_VALUE @1
            """);
        GraphText.List(code).ShouldBe("""
            0 @1 LOAD_GLOBAL 5
            12 PRECALL 0
            16 CALL 0
            26 RETURN_VALUE
            """);
    }

    [Test]
    public void A_run_of_SWAPs_is_written_as_short_as_it_can_be()
    {
        var code = GraphText.Assemble("""
            LOAD_NAME 0 @1
            LOAD_NAME 1 @1
            LOAD_NAME 2 @1
            SWAP 2 @1
            SWAP 3 @1
            SWAP 2 @1
            SWAP 3 @1
            SWAP 2 @1
            SWAP 3 @1
            BUILD_LIST 3 @1
            RETURN_VALUE @1
            """);
        GraphText.List(code).ShouldBe("""
            0 @1 LOAD_NAME 0
            2 LOAD_NAME 1
            4 LOAD_NAME 2
            6 BUILD_LIST 3
            8 RETURN_VALUE
            """);
    }
}
