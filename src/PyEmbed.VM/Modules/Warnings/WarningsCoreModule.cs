using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Modules;

/// <summary>The module <c>_warnings</c>: what <c>warnings</c> is made of.</summary>
[PyModule("_warnings", Doc = "Basic warning filtering support.")]
internal sealed partial class WarningsCoreModule
{
    internal override bool Initialize(PyThreadState thread, PyModule module)
    {
        var state = thread.Interpreter.WarningState;
        module.Dict.SetByName(PyStr.FromName("filters"), state.Filters);
        module.Dict.SetByName(PyStr.FromName("_onceregistry"), state.OnceRegistry);
        module.Dict.SetByName(PyStr.FromName("_defaultaction"), state.DefaultAction);
        return true;
    }

    [PyFunction("_filters_mutated(/)", NoTextSignature = true)]
    internal static void FiltersMutated(PyThreadState thread) => thread.Interpreter.WarningState.FiltersMutated();

    [PyFunction("warn(message, category=None, stacklevel=1, source=None)", Doc = "Issue a warning, or maybe ignore it or raise an exception.")]
    internal static PyObject? Warn(PyThreadState thread, PyObject message, PyObject category, nint stacklevel, [NoneAsNull] PyObject? source)
    {
        if (CategoryOf(thread, message, category) is not { } chosen) return null;
        return thread.Interpreter.WarningState.Warn(thread, message, chosen, stacklevel, source) ? PyNone.Instance : null;
    }

    private static PyObject? CategoryOf(PyThreadState thread, PyObject message, PyObject category)
    {
        if (!ClassChecks.IsInstance(thread, message, PyExceptions.Warning, out var isWarning)) return null;
        if (isWarning) category = message.Type;
        else if (category is PyNone) category = PyExceptions.UserWarning;
        var isCategory = false;
        if (category is PyType && !ClassChecks.IsSubclass(thread, category, PyExceptions.Warning, out isCategory)) return null;
        return isCategory ? category : PyErr.TypeError($"category must be a Warning subclass, not '{category.Type.NameInMessages}'");
    }

    [PyFunction("warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)", NoTextSignature = true, Doc = "Issue a warning about a place.")]
    internal static PyObject? WarnExplicit(PyThreadState thread, PyObject message, PyObject category, PyStr filename, int lineno, PyObject? module, PyObject? registry,
        [NoneAsNull] PyObject? module_globals, [NoneAsNull] PyObject? source)
    {
        PyStr? line = null;
        if (module_globals is not null)
        {
            if (module_globals is not PyDict globals) return PyErr.TypeError($"module_globals must be a dict, not '{module_globals.Type.NameInMessages}'");
            if (!TryGetSourceLine(thread, globals, lineno, out line)) return null;
        }
        return thread.Interpreter.WarningState.WarnExplicit(thread, category, message, filename, lineno, module, registry, line, source) ? PyNone.Instance : null;
    }

    // A module that is no file may have its source from its loader.
    private static bool TryGetSourceLine(PyThreadState thread, PyDict globals, int number, out PyStr? line)
    {
        line = null;
        var loader = globals.GetByName(Names.Loader);
        var name = globals.GetByName(Names.Name);
        if (loader is null or PyNone || name is null) return true;
        if (!Attributes.TryGet(thread, loader, PyStr.FromName("get_source"), out var getSource)) return false;
        if (getSource is null) return true;
        if (Calls.Call1(thread, getSource, name) is not { } source) return false;
        if (source is not PyStr text) return true;
        line = SourceLines.LineOf(text.Text, number);
        return true;
    }
}
