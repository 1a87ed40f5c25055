namespace PyEmbed.Tests.Hosting;

/// <summary>Dates, times and decimal numbers over the border.</summary>
[TestFixture]
public sealed class DateAndDecimalTests
{
    private PyEngine _engine = null!;

    [SetUp]
    public void Start() => _engine = new PyEngine();

    [TearDown]
    public void End() => _engine.Dispose();

    private static IEnumerable<TestCaseData> Values()
    {
        yield return new TestCaseData(12.50m, "Decimal('12.50')");
        yield return new TestCaseData(-0.0000000000000000000000000001m, "Decimal('-1E-28')");
        yield return new TestCaseData(decimal.MaxValue, "Decimal('79228162514264337593543950335')");
        yield return new TestCaseData(0.00m, "Decimal('0.00')");
        yield return new TestCaseData(new DateTime(2026, 2, 28, 23, 59, 58, DateTimeKind.Unspecified).AddTicks(1_234_560), "datetime.datetime(2026, 2, 28, 23, 59, 58, 123456)");
        yield return new TestCaseData(new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Utc), "datetime.datetime(1, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)");
        yield return new TestCaseData(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(-90)),
            "datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=81000)))");
        yield return new TestCaseData(new DateOnly(9999, 12, 31), "datetime.date(9999, 12, 31)");
        yield return new TestCaseData(new TimeOnly(23, 59, 59, 999, 999), "datetime.time(23, 59, 59, 999999)");
        yield return new TestCaseData(TimeSpan.FromMicroseconds(-1), "datetime.timedelta(days=-1, seconds=86399, microseconds=999999)");
        yield return new TestCaseData(TimeSpan.FromDays(2) + TimeSpan.FromSeconds(3), "datetime.timedelta(days=2, seconds=3)");
    }

    [TestCaseSource(nameof(Values))]
    public void A_value_goes_in_and_comes_back(object value, string shown)
    {
        _engine.Globals["value"] = value;
        _engine.Evaluate<string>("repr(value)").ShouldBe(shown);
        Back(value).ShouldBe(value);
    }

    private object Back(object value) => value switch
    {
        decimal => _engine.Globals.Get<decimal>("value"),
        DateTime => _engine.Globals.Get<DateTime>("value"),
        DateTimeOffset => _engine.Globals.Get<DateTimeOffset>("value"),
        DateOnly => _engine.Globals.Get<DateOnly>("value"),
        TimeOnly => _engine.Globals.Get<TimeOnly>("value"),
        _ => _engine.Globals.Get<TimeSpan>("value"),
    };

    [Test]
    public void Kinds_and_zones_are_kept_or_refused()
    {
        _engine.Execute("from datetime import *");
        _engine.Evaluate<DateTime>("datetime(2026, 1, 2, tzinfo=timezone.utc)").Kind.ShouldBe(DateTimeKind.Utc);
        _engine.Evaluate<DateTime>("datetime(2026, 1, 2)").Kind.ShouldBe(DateTimeKind.Unspecified);
        _engine.Evaluate<DateTimeOffset?>("None").ShouldBeNull();
        foreach (var expression in new[] { "datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=1)))", "date(2026, 1, 2)", "5" })
            Should.Throw<PythonConversionException>(() => _engine.Evaluate<DateTime>(expression));
        foreach (var expression in new[] { "datetime(2026, 1, 2)", "datetime(2026, 1, 2, tzinfo=timezone(timedelta(seconds=1)))", "datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=15)))", "datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))" })
            Should.Throw<PythonConversionException>(() => _engine.Evaluate<DateTimeOffset>(expression));
        Should.Throw<PythonConversionException>(() => _engine.Evaluate<DateOnly>("datetime(2026, 1, 2)"));
        Should.Throw<PythonConversionException>(() => _engine.Evaluate<TimeOnly>("time(1, tzinfo=timezone.utc)"));
        Should.Throw<PythonConversionException>(() => _engine.Evaluate<TimeSpan>("timedelta.max"));
    }

    [Test]
    public void Decimals_come_back_only_unrounded()
    {
        _engine.Execute("from decimal import Decimal as D");
        _engine.Evaluate<decimal>("D('1E+3')").ShouldBe(1000m);
        _engine.Evaluate<decimal>("D('1.' + '0' * 40)").ShouldBe(1m);
        _engine.Evaluate<decimal>("-2 ** 95").ShouldBe(-39614081257132168796771975168m);
        _engine.Evaluate<decimal>("D('0E-90')").ShouldBe(0m);
        foreach (var expression in new[] { "D('1E+29')", "D('1E-29')", "2 ** 96", "D('NaN')", "D('inf')", "True", "1.5" })
            Should.Throw<PythonConversionException>(() => _engine.Evaluate<decimal>(expression));
        _engine.Evaluate<List<decimal>>("[D('1.5'), 2]").ShouldBe([1.5m, 2m]);
    }

    [Test]
    public void Functions_take_and_give_them()
    {
        _engine.Globals["next_day"] = (DateTime day) => day.AddDays(1);
        _engine.Globals["twice"] = (decimal price) => price * 2;
        _engine.Execute("import datetime, decimal");
        _engine.Evaluate<string>("str(next_day(datetime.datetime(2026, 12, 31)))").ShouldBe("2027-01-01 00:00:00");
        _engine.Evaluate<string>("str(twice(decimal.Decimal('1.10')))").ShouldBe("2.20");
        Should.Throw<PythonException>(() => _engine.Execute("twice('x')")).Message.ShouldBe("twice() argument 1 must be decimal.Decimal, not str");
    }
}
