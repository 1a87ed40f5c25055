namespace PyEmbed.VM.Modules;

// sys.settrace and sys.setprofile: the functions lie on the thread, where the interpreter finds them.
internal sealed partial class SysModule
{
    [PyFunction("settrace(function, /)", NoTextSignature = true, Doc = "Set the function that is told of calls, lines, returns and exceptions.")]
    internal static PyObject? SetTrace(PyThreadState thread, PyObject function)
    {
        if (!Auditing.Audit(thread, "sys.settrace")) return null;
        thread.SetTraceFunction(function is PyNone ? null : function);
        return PyNone.Instance;
    }

    [PyFunction("gettrace(/)", Doc = "The function set with sys.settrace.")]
    internal static PyObject GetTrace(PyThreadState thread) => thread.TraceFunction ?? PyNone.Instance;

    [PyFunction("setprofile(function, /)", NoTextSignature = true, Doc = "Set the function that is told of calls and returns.")]
    internal static PyObject? SetProfile(PyThreadState thread, PyObject function)
    {
        if (!Auditing.Audit(thread, "sys.setprofile")) return null;
        thread.SetProfileFunction(function is PyNone ? null : function);
        return PyNone.Instance;
    }

    [PyFunction("getprofile(/)", Doc = "The function set with sys.setprofile.")]
    internal static PyObject GetProfile(PyThreadState thread) => thread.ProfileFunction ?? PyNone.Instance;
}
