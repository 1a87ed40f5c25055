namespace PyEmbed.VM.Tests.Objects;

/// <summary>int, bool, float and complex do what CPython 3.11 was recorded to do.</summary>
public sealed class NumberTests : EngineThread
{
    [Test]
    public void Operators_give_the_values_types_and_errors_of_CPython() => NumberRows.ShouldAllMatch(Thread, "Objects/Numbers/operators.tsv");

    [Test]
    public void Conversions_take_what_CPython_takes() => NumberRows.ShouldAllMatch(Thread, "Objects/Numbers/conversions.tsv");

    [Test]
    public void Methods_and_attributes_are_those_of_CPython() => NumberRows.ShouldAllMatch(Thread, "Objects/Numbers/methods.tsv");

    [Test]
    public void Formats_are_those_of_CPython() => NumberRows.ShouldAllMatch(Thread, "Objects/Numbers/formats.tsv");
}
