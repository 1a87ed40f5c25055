using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Locale;

/// <summary>Python's module <c>_locale</c>. There is one locale, C, whatever the machine's is: a script behaves the same everywhere.</summary>
[PyModule("_locale", Doc = "Support for POSIX locales.")]
internal sealed partial class LocaleModule
{
    [PyConstant("LC_CTYPE")] public const int CharacterTypes = 0;
    [PyConstant("LC_NUMERIC")] public const int Numeric = 1;
    [PyConstant("LC_TIME")] public const int Time = 2;
    [PyConstant("LC_COLLATE")] public const int Collation = 3;
    [PyConstant("LC_MONETARY")] public const int Monetary = 4;
    [PyConstant("LC_MESSAGES")] public const int Messages = 5;
    [PyConstant("LC_ALL")] public const int All = 6;

    /// <summary>What a rule is that the locale does not have.</summary>
    [PyConstant("CHAR_MAX")] public const int NotAvailable = 127;

    private const int LongestCategory = 12;   // of the C library, with those that have no name here

    [PyConstant("Error")] internal static PyType Error => PyThreadState.Current.Interpreter.ModuleState<LocaleState>().Error(PyThreadState.Current);

    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        foreach (var item in LanguageItem.All) module.Dict.SetByName(PyStr.FromName(item.Name), PyInt.From(item.Number));
        return true;
    }

    [PyFunction("setlocale(category, locale=<unrepresentable>, /)", Doc = "Set the locale, unless none is given; gives it.")]
    internal static PyObject? SetLocale(PyThreadState thread, int category, PyObject? locale)
    {
        if (locale is not (null or PyNone or PyStr)) return PyErr.TypeError($"setlocale() argument 2 must be str or None, not {locale.Type.NameInMessages}");
        if (locale is PyStr name)
        {
            if (HasNull(name)) return PyErr.ValueError("embedded null character");
            if (category is < 0 or > LongestCategory || name.ToString() is not ("" or "C" or "POSIX")) return Fail(thread, "unsupported locale setting");
        }
        else if (category is < 0 or > LongestCategory) return Fail(thread, "locale query failed");
        return PyStr.FromUtf16("C");
    }

    [PyFunction("localeconv(/)", Doc = "The rules of the locale for numbers and money.")]
    internal static PyObject Rules()
    {
        var rules = new PyDict();
        foreach (var name in (ReadOnlySpan<string>)["int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep"]) Set(name, PyStr.Empty);
        Set("mon_grouping", new PyList());
        Set("positive_sign", PyStr.Empty);
        Set("negative_sign", PyStr.Empty);
        foreach (var name in (ReadOnlySpan<string>)["int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space", "p_sign_posn", "n_sign_posn"])
            Set(name, PyInt.From(NotAvailable));
        Set("decimal_point", PyStr.FromUtf16("."));
        Set("thousands_sep", PyStr.Empty);
        Set("grouping", new PyList());
        return rules;

        void Set(string name, PyObject value) => rules.SetByName(PyStr.FromName(name), value);
    }

    [PyFunction("strcoll(os1, os2, /)", Doc = "Compares two strings according to the locale.")]
    internal static PyObject? Collate(PyThreadState thread, PyStr os1, PyStr os2)
    {
        if (HasNull(os1) || HasNull(os2)) return PyErr.ValueError("embedded null character");
        return PyInt.From(Math.Sign(os1.Text.CompareTo(os2.Text)));
    }

    [PyFunction("strxfrm(string, /)", Doc = "Return a string that can be used as a key for locale-aware comparisons.")]
    internal static PyObject? Transform(PyThreadState thread, PyStr @string) => HasNull(@string) ? PyErr.ValueError("embedded null character") : @string;

    [PyFunction("nl_langinfo(key, /)", Doc = "Return the value for the locale information associated with key.")]
    internal static PyObject? LanguageInformation(PyThreadState thread, int key)
    {
        if (key == LanguageItem.CodeSet) return PyStr.FromUtf16(Encoding(thread));
        foreach (var item in LanguageItem.All)
            if (item.Number == key) return PyStr.FromUtf16(item.Text);
        return PyErr.ValueError("unsupported langinfo constant");
    }

    [PyFunction("getencoding(/)", Doc = "Get the current locale encoding.")]
    internal static string Encoding(PyThreadState thread) => thread.Interpreter.Settings.HasAsciiLocale ? "ANSI_X3.4-1968" : "UTF-8";

    private static bool HasNull(PyStr text) => text.IsNarrow ? text.NarrowSpan.Contains('\0') : text.WideSpan.Contains(0);

    private static PyError Fail(PyThreadState thread, string message) => PyErr.Set(thread.Interpreter.ModuleState<LocaleState>().Error(thread), message);
}

/// <summary>What the module keeps for an engine.</summary>
internal sealed class LocaleState
{
    private PyType? _error;

    public PyType Error(PyThreadState thread) => _error ??= ModuleExceptions.Make(thread, "locale", "Error", PyExceptions.Exception);
}
