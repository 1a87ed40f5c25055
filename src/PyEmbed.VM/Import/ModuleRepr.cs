using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary><c>repr(module)</c>, by what its spec says.</summary>
internal static class ModuleRepr
{
    private static readonly PyStr s_loader = PyStr.FromName("loader");
    private static readonly PyStr s_origin = PyStr.FromName("origin");
    private static readonly PyStr s_hasLocation = PyStr.FromName("has_location");

    private static readonly PyStr s_moduleRepr = PyStr.FromName("module_repr");

    public static PyObject? Of(PyThreadState thread, PyModule module)
    {
        if (!Attributes.TryGet(thread, module, Names.Spec, out var spec)) return null;
        if (spec is not null)
        {
            if (!Truth.TryTest(thread, spec, out var hasSpec)) return null;
            if (hasSpec) return OfSpec(thread, spec);
        }
        if (!Attributes.TryGet(thread, module, Names.Loader, out var loader)) return null;
        if (loader is not null && TryAskLoader(thread, module, loader, out var own)) return own;
        if (!Attributes.TryGet(thread, module, Names.Name, out var name)) return null;
        if (!Attributes.TryGet(thread, module, Names.File, out var file)) return null;
        if (Representation.Repr(thread, name ?? PyStr.FromName("?")) is not { } shown) return null;
        if (file is not null) return Representation.Repr(thread, file) is { } path ? PyStr.FromUtf16($"<module {shown} from {path}>") : null;
        if (loader is null or PyNone) return PyStr.FromUtf16($"<module {shown}>");
        return Representation.Repr(thread, loader) is { } by ? PyStr.FromUtf16($"<module {shown} ({by})>") : null;
    }

    // A loader of the old kind says it itself; where that fails, the usual text is made.
    private static bool TryAskLoader(PyThreadState thread, PyModule module, PyObject loader, out PyObject? repr)
    {
        repr = null;
        if (!Attributes.TryGet(thread, loader, s_moduleRepr, out var method)) return true;
        if (method is null) return false;
        repr = Calls.Call1(thread, method, module);
        return repr is not null || !thread.ClearErrorIf(PyExceptions.Exception);
    }

    private static PyObject? OfSpec(PyThreadState thread, PyObject spec)
    {
        if (Attributes.Get(thread, spec, Names.PlainName) is not { } name || Attributes.Get(thread, spec, s_origin) is not { } origin) return null;
        if (Representation.Repr(thread, name is PyNone ? PyStr.FromName("?") : name) is not { } shown) return null;
        if (origin is PyNone)
        {
            if (Attributes.Get(thread, spec, s_loader) is not { } loader) return null;
            if (loader is PyNone) return PyStr.FromUtf16($"<module {shown}>");
            return Representation.Repr(thread, loader) is { } by ? PyStr.FromUtf16($"<module {shown} ({by})>") : null;
        }
        if (Attributes.Get(thread, spec, s_hasLocation) is not { } flag || !Truth.TryTest(thread, flag, out var hasLocation)) return null;
        if (hasLocation) return Representation.Repr(thread, origin) is { } path ? PyStr.FromUtf16($"<module {shown} from {path}>") : null;
        return Representation.Str(thread, origin) is { } text ? PyStr.FromUtf16($"<module {shown} ({text})>") : null;
    }
}
