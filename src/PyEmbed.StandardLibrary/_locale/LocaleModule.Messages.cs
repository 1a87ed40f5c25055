using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Locale;

// The C library's catalogues of translations. In the locale C there are none, so that each message stays as it is; what is said about domains is remembered.
internal sealed partial class LocaleModule
{
    private const string StandardDirectory = "/usr/share/locale";

    private readonly Dictionary<string, PyObject> _directories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PyObject> _encodings = new(StringComparer.Ordinal);
    private PyStr _domain = PyStr.FromName("messages");

    [PyFunction("gettext(msg, /)", Doc = "The translation of a message: itself.")]
    internal static PyObject? Translate(PyThreadState thread, PyObject msg) => Text(msg, "gettext", "argument");

    [PyFunction("dgettext(domain, msg, /)", Doc = "The translation of a message of a domain: itself.")]
    internal static PyObject? TranslateOf(PyThreadState thread, PyObject domain, PyObject msg) =>
        domain is PyNone || Text(domain, "dgettext", "argument 1", " or None") is not null ? Text(msg, "dgettext", "argument 2") : null;

    [PyFunction("dcgettext(domain, msg, category, /)", Doc = "The translation of a message of a domain for a category of the locale: itself.")]
    internal static PyObject? TranslateForCategory(PyThreadState thread, PyObject domain, PyObject msg, int category) =>
        domain is PyNone || Text(domain, "dcgettext", "argument 1", " or None") is not null ? Text(msg, "dcgettext", "argument 2") : null;

    [PyFunction("textdomain(domain, /)", Doc = "Set the domain of messages, unless it is None; it is returned.")]
    internal PyObject? SetDomain(PyThreadState thread, PyObject domain)
    {
        if (domain is PyNone) return _domain;
        if (Text(domain, "textdomain", "argument", " or None") is not { } name) return null;
        return _domain = name.Length == 0 ? PyStr.FromName("messages") : name;
    }

    [PyFunction("bindtextdomain(domain, dir, /)", Doc = "Set where the catalogues of a domain are, unless it is None; it is returned.")]
    internal PyObject? BindDomain(PyThreadState thread, PyObject domain, PyObject dir)
    {
        if (Text(domain, "bindtextdomain", "argument 1") is not { } name) return null;
        if (name.Length == 0) return Fail(thread, "domain must be a non-empty string");
        if (dir is not PyNone)
        {
            if (VM.Modules.FilePaths.ToPath(thread, dir) is not { } path || VM.Modules.FilePaths.Decode(thread, path, "bindtextdomain") is not { } text) return null;
            _directories[name.ToString()] = PyStr.FromUtf16(text);
        }
        return _directories.TryGetValue(name.ToString(), out var found) ? found : PyStr.FromUtf16(StandardDirectory);
    }

    [PyFunction("bind_textdomain_codeset(domain, codeset, /)", Doc = "Set in which encoding the messages of a domain are wanted, unless it is None; it is returned.")]
    internal PyObject? BindEncoding(PyThreadState thread, PyObject domain, PyObject codeset)
    {
        if (Text(domain, "bind_textdomain_codeset", "argument 1") is not { } name) return null;
        if (codeset is not PyNone)
        {
            if (Text(codeset, "bind_textdomain_codeset", "argument 2", " or None") is not { } encoding) return null;
            _encodings[name.ToString()] = encoding;
        }
        return _encodings.TryGetValue(name.ToString(), out var found) ? found : PyNone.Instance;
    }

    private static PyStr? Text(PyObject value, string function, string argument, string alternative = "")
    {
        if (value is not PyStr text) return PyErr.TypeError($"{function}() {argument} must be str{alternative}, not {(value is PyNone ? "None" : value.Type.NameInMessages)}");
        return HasNull(text) ? PyErr.ValueError("embedded null character") : text;
    }
}
