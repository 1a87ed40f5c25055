using PyEmbed.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>What <c>FileFinder.path_hook</c> gives and <c>sys.path_hooks</c> has: makes a finder for a directory and refuses all else.</summary>
[PyType("path_hook_for_FileFinder", Module = "_frozen_importlib_external", Doc = "Path hook for FileFinder.")]
internal sealed partial class PyFileFinderHook(PyType finder, PyTuple? details) : PyObject
{
    [PyMethod("__call__(self, path)")]
    internal PyObject? Call(PyThreadState thread, PyObject path)
    {
        // CPython takes nothing for the current directory.
        if (path is PyNone) path = PyStr.Empty;
        if (path is not PyStr text) return PyErr.TypeError($"path must be str, not {path.Type.NameInMessages}");
        if (!FileAccess.IsDirectory(thread, text.ToString())) return ImportErrors.Import("only directories are supported", null, path);
        return details is null ? PyFileFinder.Make(thread, text) : Calls.CallN(thread, finder, [path, .. details.Items], null);
    }
}
