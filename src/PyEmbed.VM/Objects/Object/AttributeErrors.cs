namespace PyEmbed.VM.Objects;

/// <summary>AttributeErrors that Python code raised while an attribute was read: they are told of which object and name, for suggestions.</summary>
internal static class AttributeErrors
{
    /// <summary>Where an AttributeError is set that knows neither object nor name: adds them.</summary>
    public static void AddContext(PyThreadState thread, PyObject self, PyStr name)
    {
        if (!thread.ErrorMatches(PyExceptions.AttributeError)) return;
        switch (thread.PendingError)
        {
            case PendingAttributeError:
                return;
            case string message when ReferenceEquals(thread.ErrorType, PyExceptions.AttributeError):
                thread.SetError(PyExceptions.AttributeError, new PendingAttributeError(message, self, name));
                return;
            case PyAttributeError { NameValue: null, ObjectValue: null } error:
                error.NameValue = name;
                error.ObjectValue = self;
                return;
        }
    }
}
