namespace PyEmbed.Tests.Hosting;

public sealed class RandomSeedTests
{
    private const string Numbers = "[random.randrange(1000) for _ in range(5)] + [random.Random().randrange(1000), random.Random().randrange(1000)]";

    [Test]
    public void The_modules_functions_begin_as_after_random_seed()
    {
        using var engine = Create(42);
        // What CPython 3.11 gives after random.seed(42).
        engine.Evaluate<string>("str([random.randrange(1000) for _ in range(5)])").ShouldBe("[654, 114, 25, 759, 281]");
    }

    [Test]
    public void The_same_seed_gives_the_same_numbers_and_another_others()
    {
        using var first = Create(7);
        using var second = Create(7);
        using var third = Create(-8);
        var numbers = first.Evaluate<string>($"str({Numbers})");
        second.Evaluate<string>($"str({Numbers})").ShouldBe(numbers);
        third.Evaluate<string>($"str({Numbers})").ShouldNotBe(numbers);
    }

    [Test]
    public void Generators_without_a_seed_differ_from_each_other()
    {
        using var engine = Create(1);
        engine.Evaluate<int>("len({random.Random().random() for _ in range(20)})").ShouldBe(20);
        engine.Evaluate<bool>("random.Random(5).random() == random.Random(5).random()").ShouldBeTrue();
    }

    private static PyEngine Create(int seed)
    {
        var engine = new PyEngine(new PyEngineOptions { RandomSeed = seed });
        engine.Execute("import random");
        return engine;
    }
}
