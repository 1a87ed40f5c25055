namespace PyEmbed.SourceGenerator.Emit;

/// <summary>Full names in generated code.</summary>
internal static class Names
{
    public const string Services = "global::PyEmbed.CompilerServices.";
    public const string Thread = "global::PyEmbed.PyThreadState";
    public const string Object = "global::PyEmbed.PyObject";
    public const string Type = "global::PyEmbed.PyType";
    public const string Tuple = "global::PyEmbed.PyTuple";
    public const string Dict = "global::PyEmbed.PyDict";
    public const string None = "global::PyEmbed.PyNone.Instance";
    public const string Span = "global::System.ReadOnlySpan<global::PyEmbed.PyObject>";
    public const string PyThrow = Services + "PyThrow";
    public const string Errors = Services + "ArgumentErrors";
    public const string Convert = Services + "ArgumentConversion";
    public const string Results = Services + "ResultConversion";
    public const string Binder = Services + "ArgumentBinder";
    public const string HostObject = Services + "PyHostObject";
    public const string SlotSet = Services + "SlotSet";

    /// <summary>The class of a type's slots. <c>PyTypeSlots</c> itself is the base of them all.</summary>
    public static string SlotsClass(string typeClass) => typeClass + (typeClass.EndsWith("PyType", StringComparison.Ordinal) ? "TypeSlots" : "Slots");

    /// <summary>The expression of a type's type object.</summary>
    public static string TypeObject(Model.TypeModel model) => model.Kind == Model.ClassKind.Host ? model.FullName + "Definition.PythonType" : model.FullName + ".BuiltinType";
}
