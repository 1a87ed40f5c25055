using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM;

/// <summary>
/// The filters and registries of an engine's warnings: the core that <c>_warnings</c> shows. It works before the module <c>warnings</c> is imported; afterwards that module's
/// filters and functions count. Library reference "warnings".
/// </summary>
internal sealed class WarningState
{
    private static readonly PyStr s_registry = PyStr.FromName("__warningregistry__");
    private static readonly PyStr s_version = PyStr.FromName("version");
    private static readonly PyStr s_warnings = PyStr.FromName("warnings");
    private static readonly PyStr s_filters = PyStr.FromName("filters");
    private static readonly PyStr s_defaultAction = PyStr.FromName("defaultaction");
    private static readonly PyStr s_onceRegistry = PyStr.FromName("onceregistry");
    private static readonly PyStr s_showMessage = PyStr.FromName("_showwarnmsg");
    private static readonly PyStr s_message = PyStr.FromName("WarningMessage");
    private static readonly PyStr s_match = PyStr.FromName("match");
    private static readonly PyStr s_string = PyStr.FromName("<string>");
    private static readonly PyStr s_sys = PyStr.FromName("sys");

    private long _version;

    /// <summary>The filters: at the start those here (what users cannot do anything about is shown only where they can), then those that the module <c>warnings</c> had last.</summary>
    public PyList Filters { get; private set; } = PyList.CopyOf(
    [
        Filter("default", PyExceptions.DeprecationWarning, PyStr.FromName("__main__")), Filter("ignore", PyExceptions.DeprecationWarning), Filter("ignore", PyExceptions.PendingDeprecationWarning),
        Filter("ignore", PyExceptions.ImportWarning), Filter("ignore", PyExceptions.ResourceWarning),
    ]);

    /// <summary>What was shown once; the one that the module <c>warnings</c> had last.</summary>
    public PyDict OnceRegistry { get; private set; } = new();

    /// <summary>What becomes of a warning for which there is no filter; what the module <c>warnings</c> said last.</summary>
    public PyStr DefaultAction { get; private set; } = PyStr.FromName("default");

    private static PyTuple Filter(string action, PyType category, PyObject? module = null) =>
        PyTuple.Adopt([PyStr.FromName(action), PyNone.Instance, category, module ?? PyNone.Instance, PyInt.Zero]);

    /// <summary>Registries made under older filters count no more.</summary>
    public void FiltersMutated() => _version++;

    /// <summary><c>warnings.warn</c>. False: an error is set.</summary>
    [MustCheck]
    public bool Warn(PyThreadState thread, PyObject message, PyObject category, long stackLevel, PyObject? source)
    {
        var globals = FindPlace(thread, stackLevel, out var fileName, out var line);
        if (!globals.TryGetItem(thread, s_registry, out var registry)) return false;
        if (registry is null)
        {
            registry = new PyDict();
            globals.SetByName(s_registry, registry);
        }
        var module = globals.GetByName(Names.Name);
        if (module is PyNone) return true;
        return WarnExplicit(thread, category, message, fileName, line, module as PyStr ?? s_string, registry, null, source);
    }

    private static PyDict FindPlace(PyThreadState thread, long level, out PyStr fileName, out int line)
    {
        var depth = thread.FrameDepth;
        var skipsInternal = level > 0 && depth > 0 && !IsInternal(thread.Frames[depth]);
        while (--level > 0 && depth > 0)
        {
            depth--;
            while (skipsInternal && depth > 0 && IsInternal(thread.Frames[depth])) depth--;
        }
        if (depth <= 0)
        {
            fileName = s_sys;
            line = 1;
            return thread.Interpreter.Sys ?? new PyDict();
        }
        var frame = PyFrame.Of(thread, thread.Frames[depth]);
        fileName = PyStr.FromUtf16(frame.Code.CodeObject.FileName);
        line = frame.Line;
        return frame.Function.Globals;
    }

    // Frames of the import system are not what the user has written.
    private static bool IsInternal(Frame frame) =>
        frame.Function.CodeObject.FileName is var name && name.Contains("importlib", StringComparison.Ordinal) && name.Contains("_bootstrap", StringComparison.Ordinal);

    /// <summary><c>warnings.warn_explicit</c>. False: an error is set.</summary>
    [MustCheck]
    public bool WarnExplicit(PyThreadState thread, PyObject category, PyObject message, PyStr fileName, long line, PyObject? module, PyObject? registryObject, PyStr? sourceLine, PyObject? source)
    {
        if (module is PyNone) return true;
        if (registryObject is not (null or PyNone or PyDict)) return PyErr.TypeError("'registry' must be a dict or None");
        var registry = registryObject as PyDict;
        module ??= ModuleOf(fileName);
        PyObject? text = message;
        if (!ClassChecks.IsInstance(thread, message, PyExceptions.Warning, out var isWarning)) return false;
        if (isWarning)
        {
            text = Representation.Str(thread, message);
            category = message.Type;
        }
        else
        {
            var made = Calls.Call1(thread, category, message);
            if (made is null) return false;
            message = made;
        }
        if (text is null) return false;
        var key = PyTuple.Of(text, category, PyInt.From(line));
        if (registry is not null)
        {
            if (!TryIsKnown(thread, registry, key, false, out var isKnown)) return false;
            if (isKnown) return true;
        }
        if (FindAction(thread, category, text, line, module, out var filter) is not { } action) return false;
        var name = action.ToString();
        if (name == "error")
        {
            if (message is not PyBaseException error) return PyErr.TypeError("exceptions must derive from BaseException");
            return PyErr.Set(error);
        }
        if (name == "ignore") return true;
        var isKnownBefore = false;
        if (name != "always" && !TryRemember(thread, action, filter, registry, key, out isKnownBefore)) return false;
        return isKnownBefore || Show(thread, category, text, message, fileName, line, sourceLine, source);
    }

    /// <summary>Writes into the registry that the warning was given. <paramref name="isKnown"/>: not for the first time, as the action counts.</summary>
    private bool TryRemember(PyThreadState thread, PyStr action, PyObject? filter, PyDict? registry, PyTuple key, out bool isKnown)
    {
        isKnown = false;
        if (registry is not null && !registry.TrySetItem(thread, key, PyBool.True)) return false;
        switch (action.ToString())
        {
            case "default":
                return true;
            case "once":
                registry ??= OnceRegistryNow(thread);
                return registry is not null && TryIsKnown(thread, registry, PyTuple.Of(key[0], key[1]), true, out isKnown);
            case "module":
                return registry is null || TryIsKnown(thread, registry, PyTuple.Of(key[0], key[1], PyInt.Zero), true, out isKnown);
            default:
                if (Representation.Repr(thread, action) is not { } shown || Representation.Repr(thread, filter ?? PyNone.Instance) is not { } item) return false;
                return PyErr.RuntimeError($"Unrecognized action ({shown}) in warnings.filters:\n {item}");
        }
    }

    private bool TryIsKnown(PyThreadState thread, PyDict registry, PyTuple key, bool sets, out bool isKnown)
    {
        isKnown = false;
        if (!registry.TryGetItem(thread, s_version, out var version)) return false;
        if (version is not PyInt number || number.Value != _version)
        {
            registry.RemoveAll();
            registry.SetByName(s_version, PyInt.From(_version));
        }
        else
        {
            if (!registry.TryGetItem(thread, key, out var known)) return false;
            if (known is not null)
            {
                if (!Truth.TryTest(thread, known, out isKnown)) return false;
                if (isKnown) return true;
            }
        }
        return !sets || registry.TrySetItem(thread, key, PyBool.True);
    }

    // What the module `warnings` has, once it is imported.
    private static bool TryGetFromModule(PyThreadState thread, PyStr name, out PyObject? value)
    {
        value = null;
        return thread.Interpreter.Modules.GetByName(s_warnings) is not { } module || module is PyNone || Attributes.TryGet(thread, module, name, out value);
    }

    private PyDict? OnceRegistryNow(PyThreadState thread)
    {
        if (!TryGetFromModule(thread, s_onceRegistry, out var registry)) return null;
        if (registry is null) return OnceRegistry;
        if (registry is not PyDict found) return PyErr.TypeError($"_warnings.onceregistry must be a dict, not '{registry.Type.NameInMessages}'");
        return OnceRegistry = found;
    }

    private PyStr? FindAction(PyThreadState thread, PyObject category, PyObject text, long line, PyObject module, out PyObject? found)
    {
        found = null;
        if (!TryGetFromModule(thread, s_filters, out var filters)) return null;
        if ((filters ?? Filters) is not PyList list) return PyErr.ValueError("_warnings.filters must be a list");
        Filters = list;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not PyTuple { Count: 5 } item) return PyErr.ValueError($"_warnings.filters item {i} isn't a 5-tuple");
            if (item[0] is not PyStr action) return PyErr.TypeError($"action must be a string, not '{item[0].Type.NameInMessages}'");
            if (!TryMatch(thread, item[1], text, out var fitsText) || !TryMatch(thread, item[3], module, out var fitsModule)) return null;
            if (!ClassChecks.IsSubclass(thread, category, item[2], out var fitsCategory)) return null;
            if (!Number.TryIndexClampedOverflow(thread, item[4], out var filterLine)) return null;
            if (!fitsText || !fitsModule || !fitsCategory || (filterLine != 0 && filterLine != line)) continue;
            found = item;
            return action;
        }
        if (!TryGetFromModule(thread, s_defaultAction, out var fallback)) return null;
        if (fallback is null) return DefaultAction;
        if (fallback is not PyStr said) return PyErr.TypeError($"_warnings.defaultaction must be a string, not '{fallback.Type.NameInMessages}'");
        return DefaultAction = said;
    }

    private static bool TryMatch(PyThreadState thread, PyObject pattern, PyObject text, out bool fits)
    {
        fits = true;
        if (pattern is PyNone) return true;
        // A plain text is meant literally; what `warnings` makes are regular expressions.
        if (pattern.GetType() == typeof(PyStr)) return Comparison.TryEquals(thread, pattern, text, out fits);
        return Calls.CallMethod(thread, pattern, s_match, text) is { } match && Truth.TryTest(thread, match, out fits);
    }

    private static PyStr ModuleOf(PyStr fileName)
    {
        var name = fileName.ToString();
        if (name.Length == 0) return PyStr.FromName("<unknown>");
        return name.EndsWith(".py", StringComparison.Ordinal) ? PyStr.FromUtf16(name[..^3]) : fileName;
    }

    private static bool Show(PyThreadState thread, PyObject category, PyObject text, PyObject message, PyStr fileName, long line, PyStr? sourceLine, PyObject? source)
    {
        // The Python implementation can say where the source was allocated.
        if (source is not null && Import.Imports.Import(thread, "warnings") is null && !thread.ClearErrorIf(PyExceptions.ImportError)) return false;
        if (!TryGetFromModule(thread, s_showMessage, out var show)) return false;
        if (show is null) return ShowPlainly(thread, category, text, fileName, line, sourceLine);
        if (!Calls.IsCallable(show)) return PyErr.TypeError("warnings._showwarnmsg() must be set to a callable");
        if (!TryGetFromModule(thread, s_message, out var messageClass)) return false;
        if (messageClass is null) return PyErr.RuntimeError("unable to get warnings.WarningMessage");
        var made = Calls.CallN(thread, messageClass, [message, category, fileName, PyInt.From(line), PyNone.Instance, PyNone.Instance, source ?? PyNone.Instance], null);
        return made is not null && Calls.Call1(thread, show, made) is not null;
    }

    // "file:1: Category: text" and the source line. What cannot be shown is left out.
    private static bool ShowPlainly(PyThreadState thread, PyObject category, PyObject text, PyStr fileName, long line, PyStr? sourceLine)
    {
        if (Attributes.Get(thread, category, Names.Name) is not { } name || Representation.Str(thread, name) is not { } shownName || Representation.Str(thread, text) is not { } shownText) return false;
        if (thread.Interpreter.Sys?.GetByName(Names.PlainStderr) is not { } stream || stream is PyNone) return true;
        var output = new FileErrorOutput(stream);
        var shown = $"{fileName}:{line}: {shownName}: {shownText}\n";
        if ((sourceLine ?? SourceLines.Find(thread, fileName.ToString(), (int)Math.Min(line, int.MaxValue))) is { } found) shown += $"  {found.ToString().TrimStart(' ', '\t', '\f')}\n";
        if (!output.TryWrite(thread, shown)) thread.ClearError();
        return true;
    }
}
