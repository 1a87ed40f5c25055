using PyEmbed.Bytecode.Tables;
using PyEmbed.Bytecode.Tests.Samples;

namespace PyEmbed.Bytecode.Tests.Tables;

[TestFixture]
internal sealed class TableTests
{
    [TestCaseSource(typeof(SampleCode), nameof(SampleCode.All))]
    public void Lines_are_those_of_co_lines(SampleCode sample) =>
        string.Join(' ', LocationTable.Lines(sample.Code).Select(r => $"{r.Start}-{r.End}:{r.Line}")).ShouldBe(sample.Lines);

    [TestCaseSource(typeof(SampleCode), nameof(SampleCode.All))]
    public void Line_number_table_is_co_lnotab(SampleCode sample) =>
        Convert.ToHexStringLower(LocationTable.LineNumberTable(sample.Code).AsSpan()).ShouldBe(sample.LineNumberTable);

    [TestCaseSource(typeof(SampleCode), nameof(SampleCode.All))]
    public void Positions_are_those_of_co_positions(SampleCode sample)
    {
        var expected = new List<SourcePosition>();
        foreach (var run in sample.Positions.Split(' '))
        {
            var parts = run.Split('*');
            var numbers = parts[1].Split(',').Select(int.Parse).ToArray();
            for (var i = int.Parse(parts[0]); i > 0; i--) expected.Add(new SourcePosition(numbers[0], numbers[1], numbers[2], numbers[3]));
        }
        LocationTable.Positions(sample.Code).ShouldBe(expected);
        for (var i = 0; i < expected.Count; i += 1 + (expected.Count / 200))
        {
            LocationTable.PositionAt(sample.Code, i * 2).ShouldBe(expected[i]);
            LocationTable.AddressToLine(sample.Code, i * 2).ShouldBe(expected[i].Line);
        }
        LocationTable.AddressToLine(sample.Code, -1).ShouldBe(sample.Code.FirstLine);
    }

    [TestCaseSource(typeof(SampleCode), nameof(SampleCode.All))]
    public void Writer_makes_the_bytes_CPython_makes(SampleCode sample)
    {
        var positions = LocationTable.Positions(sample.Code);
        var writer = new LocationTableWriter(sample.Code.FirstLine);
        var reader = new InstructionReader(sample.Code.Code.AsSpan());
        while (reader.MoveNext()) writer.Add((reader.End - reader.Start) / 2, positions[reader.Start / 2]);
        writer.ToImmutable().ShouldBe(sample.Code.LineTable);
    }

    [TestCaseSource(typeof(SampleCode), nameof(SampleCode.All))]
    public void Exception_table_reads_as_dis_does_and_writes_back(SampleCode sample)
    {
        var entries = ExceptionTable.Entries(sample.Code);
        string.Join(' ', entries.Select(e => $"{e.Start}-{e.End}:{e.Target}:{e.Depth}{(e.PushesLastI ? "+" : "")}")).ShouldBe(sample.Handlers);
        var writer = new ExceptionTableWriter();
        foreach (var entry in entries)
        {
            writer.Add(entry);
            ExceptionTable.TryFind(sample.Code, entry.End - 2, out var found).ShouldBeTrue();
            found.ShouldBe(entry);
        }
        writer.ToImmutable().ShouldBe(sample.Code.ExceptionTable);
    }

    [TestCaseSource(typeof(SampleCode), nameof(SampleCode.All))]
    public void Instructions_have_their_whole_argument(SampleCode sample)
    {
        var instructions = new List<string>();
        var reader = new InstructionReader(sample.Code.Code.AsSpan());
        while (reader.MoveNext())
        {
            var oparg = OpcodeTable.HasArgument(reader.Opcode) ? reader.Oparg.ToString() : "None";
            instructions.Add($"{reader.Offset}:{OpcodeTable.Name(reader.Opcode)}:{oparg}");
        }
        string.Join(' ', instructions).ShouldBe(sample.Instructions);
    }

    [TestCase("", TestName = "Empty table")]
    [TestCase("f0", TestName = "Long form without its numbers")]
    [TestCase("f07f7f7f7f7f7f7f7f7f7f7f7f", TestName = "Number of endless length")]
    [TestCase("00010203", TestName = "No first byte")]
    [TestCase("ffffffff", TestName = "Only entries without location")]
    public void Malformed_location_tables_are_no_error(string table)
    {
        var reader = new LocationReader(Convert.FromHexString(table), 1);
        while (reader.MoveNext()) reader.End.ShouldBeGreaterThan(reader.Start);
    }

    [TestCase("80", false)]
    [TestCase("8001", false)]
    [TestCase("80010203", true)]
    [TestCase("ff7f7f7f7f7f", false)]
    public void Malformed_exception_tables_end_the_walk(string table, bool isWellFormed)
    {
        var reader = new ExceptionTableReader(Convert.FromHexString(table));
        while (reader.MoveNext()) { }
        reader.IsMalformed.ShouldBe(!isWellFormed);
    }
}
