using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Core.Literals;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Tests.Interpreter.Programs;

namespace PyEmbed.VM.Tests.Interpreter;

/// <summary>limits.py, function by function: what ends a run, and how many steps it took (ARCHITECTURE 8).</summary>
public sealed class LimitTests
{
    [TestCase("forever")]
    [TestCase("swallows")]
    [TestCase("finally_forever")]
    [TestCase("manager_swallows")]
    [TestCase("generator_forever")]
    [TestCase("recursion")]
    public void A_step_limit_ends_what_would_never_end(string function)
    {
        var engine = new ProgramEngine();
        var (succeeded, error) = Call(engine, function, stepLimit: 50_000);
        (succeeded, error).ShouldBe((false, "ExecutionLimit"));
        engine.Thread.Budget.Tripped.ShouldBe(LimitKind.Steps);
        engine.Output.ShouldBe("");
    }

    [TestCase("nothing", 1)]
    [TestCase("three_calls", 4)]
    [TestCase("ten_rounds", 11)]      // ten jumps back
    [TestCase("while_five", 6)]
    [TestCase("consumes_generator", 7)]   // the function, the generator function, a resume for each of two values and the end, two jumps back
    public void Steps_are_function_entries_resumed_generators_and_jumps_back(string function, int steps)
    {
        var engine = new ProgramEngine();
        var budget = ExecutionBudget.Start(long.MaxValue, long.MaxValue, long.MaxValue, null, default);
        engine.Thread.Budget = budget;
        engine.Thread.StepsToPoll = -1;
        _ = Call(engine, function, null, out var before);
        (budget.StepsTaken(engine.Thread) - before).ShouldBe(steps);
    }

    [Test]
    public void Recursion_deeper_than_the_limit_is_a_RecursionError()
    {
        var engine = new ProgramEngine();
        engine.Interpreter.RecursionLimit = 120;
        Call(engine, "depth", stepLimit: null).ShouldBe((true, ""));
        engine.Output.ShouldBe("119 maximum recursion depth exceeded\n");
    }

    [Test]
    public void Dead_registers_do_not_keep_objects()
    {
        var engine = new ProgramEngine();
        Call(engine, "three_calls", stepLimit: null).ShouldBe((true, ""));
        engine.Thread.ClearDeadRegisters();
        engine.Thread.RegistersBehind(out var start).AsSpan(start).ToArray().ShouldAllBe(register => register.Ref == null);
    }

    private static (bool Succeeded, string Error) Call(ProgramEngine engine, string function, long? stepLimit) => Call(engine, function, stepLimit, out _);

    private static (bool Succeeded, string Error) Call(ProgramEngine engine, string function, long? stepLimit, out long stepsBefore)
    {
        var thread = engine.Thread;
        var globals = engine.Load(Embedded.Code("Interpreter/Programs/limits.marshal.bin"));
        var previous = thread.Enter();
        if (stepLimit is { } limit)
        {
            thread.Budget = ExecutionBudget.Start(limit, long.MaxValue, long.MaxValue, null, default);
            thread.StepsToPoll = -1;
        }
        stepsBefore = thread.Budget.StepsTaken(thread);
        var result = Evaluation.Call(thread, (PyFunction)globals.GetByName(engine.Interpreter.Intern(function))!, default, null);
        var error = result is null ? thread.TakeError().Type.Name : "";
        PyThreadState.Leave(previous);
        return (result is not null, error);
    }
}
