using System.Globalization;
using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.StandardLibrary.Time;

/// <summary>Times as text by C's directives, as Linux understands them: flags, widths and modifiers included; names are English.</summary>
internal sealed class TimeFormat(BrokenDownTime time, Func<long> toSeconds, Func<string> zoneName, Func<int> zoneOffset)
{
    private const int WidestField = 1024;

    private static readonly string[] s_days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] s_months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private readonly StringBuilder _text = new();

    public static string Day(int weekDay) => s_days[weekDay][..3];

    public static string Month(int month) => s_months[month - 1][..3];

    /// <summary>A directive that nobody knows stands for itself.</summary>
    public string Format(string format)
    {
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] != '%')
            {
                _text.Append(format[at]);
                continue;
            }
            var next = at + 1;
            var field = new Field();
            for (; next < format.Length && format[next] is '_' or '-' or '0' or '^' or '#' or '+'; next++)
            {
                if (format[next] == '^') field.IsUpper = true;
                else if (format[next] == '#') field.SwapsCase = true;
                else field.Padding = format[next];
            }
            for (; next < format.Length && char.IsAsciiDigit(format[next]); next++) field.Width = Math.Min(Math.Max(field.Width, 0) * 10 + format[next] - '0', WidestField);
            if (next < format.Length && format[next] is 'E' or 'O') next++;
            if (next < format.Length && TryWrite(format[next], field)) at = next;
            else _text.Append('%');
        }
        return _text.ToString();
    }

    private struct Field
    {
        public char Padding;
        public int Width = -1;
        public bool IsUpper;
        public bool SwapsCase;

        public Field() { }
    }

    private bool TryWrite(char directive, Field field)
    {
        switch (directive)
        {
            case '%': Text("%", field); break;
            case 'n': Text("\n", field); break;
            case 't': Text("\t", field); break;
            case 'a': Name(s_days[time.WeekDay][..3], field); break;
            case 'A': Name(s_days[time.WeekDay], field); break;
            case 'b' or 'h': Name(s_months[time.Month - 1][..3], field); break;
            case 'B': Name(s_months[time.Month - 1], field); break;
            case 'c': Text(Nested("%a %b %e %H:%M:%S %Y"), field); break;
            case 'C': Number(FloorDivide(time.Year, 100), 1, '0', field); break;
            case 'd': Number(time.Day, 2, '0', field); break;
            case 'D' or 'x': Text(Nested("%m/%d/%y"), field); break;
            case 'e': Number(time.Day, 2, '_', field); break;
            case 'F': Text(Nested("%Y-%m-%d"), field); break;
            case 'g': Number((IsoYear() % 100 + 100) % 100, 2, '0', field); break;
            case 'G': Number(IsoYear(), 1, '0', field); break;
            case 'H': Number(time.Hour, 2, '0', field); break;
            case 'I': Number(Hour12, 2, '0', field); break;
            case 'j': Number(time.YearDay, 3, '0', field); break;
            case 'k': Number(time.Hour, 2, '_', field); break;
            case 'l': Number(Hour12, 2, '_', field); break;
            case 'm': Number(time.Month, 2, '0', field); break;
            case 'M': Number(time.Minute, 2, '0', field); break;
            case 'p':
                var half = time.Hour < 12 ? "AM" : "PM";
                Text(field.SwapsCase ? AsciiText.ToLower(half) : half, field);
                break;
            case 'P': Text(time.Hour < 12 ? "am" : "pm", field); break;
            case 'r': Text(Nested("%I:%M:%S %p"), field); break;
            case 'R': Text(Nested("%H:%M"), field); break;
            case 's': Number(toSeconds(), 1, '0', field); break;
            case 'S': Number(time.Second, 2, '0', field); break;
            case 'T' or 'X': Text(Nested("%H:%M:%S"), field); break;
            case 'u': Number(time.WeekDay + 1, 1, '0', field); break;
            case 'U': Number((time.YearDay - 1 + 7 - SundayBased) / 7, 2, '0', field); break;
            case 'V': Number(IsoWeek(), 2, '0', field); break;
            case 'w': Number(SundayBased, 1, '0', field); break;
            case 'W': Number((time.YearDay - 1 + 7 - time.WeekDay) / 7, 2, '0', field); break;
            case 'y': Number((time.Year % 100 + 100) % 100, 2, '0', field); break;
            case 'Y': Number(time.Year, 1, '0', field); break;
            case 'z':
                var offset = zoneOffset();
                Text($"{(offset < 0 ? '-' : '+')}{Math.Abs(offset) / 3600:00}{Math.Abs(offset) / 60 % 60:00}", field);
                break;
            case 'Z':
                var zone = zoneName();
                Text(field.SwapsCase ? AsciiText.ToLower(zone) : zone, field);
                break;
            default: return false;
        }
        return true;
    }

    private int SundayBased => (time.WeekDay + 1) % 7;

    private int Hour12 => time.Hour % 12 == 0 ? 12 : time.Hour % 12;

    private static long FloorDivide(long a, long b) => (a - ((a % b + b) % b)) / b;

    private string Nested(string format) => new TimeFormat(time, toSeconds, zoneName, zoneOffset).Format(format);

    private void Name(string name, Field field) => Text(field.SwapsCase ? AsciiText.ToUpper(name) : name, field);

    private void Text(string text, Field field)
    {
        if (field.IsUpper) text = AsciiText.ToUpper(text);
        if (field.Width > text.Length) _text.Append(field.Padding == '0' ? '0' : ' ', field.Width - text.Length);
        _text.Append(text);
    }

    private void Number(long value, int digits, char padding, Field field)
    {
        if (field.Padding is not '\0') padding = field.Padding;
        var width = Math.Max(field.Width, digits);
        var text = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        var sign = value < 0 ? "-" : "";
        if (padding == '-') _text.Append(sign).Append(text);
        else if (padding == '_') _text.Append(' ', Math.Max(0, width - text.Length - sign.Length)).Append(sign).Append(text);
        else _text.Append(sign).Append('0', Math.Max(0, width - text.Length - sign.Length)).Append(text);
    }

    // ISO 8601: a week belongs to the year that its Thursday is in.
    private int IsoWeek()
    {
        var week = (time.YearDay - time.WeekDay + 9) / 7;
        if (week < 1) return WeeksIn(time.Year - 1);
        return week > WeeksIn(time.Year) ? 1 : week;
    }

    private long IsoYear()
    {
        var week = (time.YearDay - time.WeekDay + 9) / 7;
        return week < 1 ? time.Year - 1 : week > WeeksIn(time.Year) ? time.Year + 1 : time.Year;
    }

    private int WeeksIn(long year)
    {
        // The weekday of January 1st follows from the date's own weekday, even where the fields do not fit each other.
        var first = ((time.WeekDay - (time.YearDay - 1)) % 7 + 7) % 7;
        if (year < time.Year) first = ((first - (CalendarDays.IsLeap(year) ? 366 : 365)) % 7 + 7) % 7;
        return first == 3 || (first == 2 && CalendarDays.IsLeap(year)) ? 53 : 52;
    }
}
