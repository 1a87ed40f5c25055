namespace PyEmbed.VM.Objects;

/// <summary>Where a coroutine was made, for <c>cr_origin</c>: (file name, line, function) of the frames that call its function, innermost first.</summary>
internal static class CoroutineOrigin
{
    /// <summary>While the coroutine's own frame, which has just started, is the current one. Asked for by <c>sys.set_coroutine_origin_tracking_depth</c>.</summary>
    public static PyTuple Of(PyThreadState thread)
    {
        var caller = thread.FrameDepth - 1;
        var count = Math.Clamp(caller, 0, thread.CoroutineOriginDepth);
        var places = new PyObject[count];
        for (var i = 0; i < count; i++)
        {
            var frame = PyFrame.Of(thread, thread.Frames[caller - i]);
            places[i] = PyTuple.Of(thread.Interpreter.Intern(frame.Code.CodeObject.FileName), PyInt.From(frame.Line), frame.Code.NameObject);
        }
        return PyTuple.Adopt(places);
    }
}
