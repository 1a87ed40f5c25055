namespace PyEmbed.SourceGenerator.Model;

/// <summary>Full names of the types that declarations and generated code are about.</summary>
internal static class KnownNames
{
    public const string PyTypeAttribute = "PyEmbed.PyTypeAttribute";
    public const string PyModuleAttribute = "PyEmbed.PyModuleAttribute";
    public const string PyMethodAttribute = "PyEmbed.PyMethodAttribute";
    public const string PyStaticMethodAttribute = "PyEmbed.PyStaticMethodAttribute";
    public const string PyClassMethodAttribute = "PyEmbed.PyClassMethodAttribute";
    public const string PyRichCompareAttribute = "PyEmbed.PyRichCompareAttribute";
    public const string PyPropertyAttribute = "PyEmbed.PyPropertyAttribute";
    public const string PyFunctionAttribute = "PyEmbed.PyFunctionAttribute";
    public const string PyConstantAttribute = "PyEmbed.PyConstantAttribute";
    public const string NoneAsNullAttribute = "PyEmbed.NoneAsNullAttribute";
    public const string BytesLikeAttribute = "PyEmbed.BytesLikeAttribute";
    public const string CTextAttribute = "PyEmbed.CTextAttribute";
    public const string AsIntAttribute = "PyEmbed.AsIntAttribute";
    public const string SliceIndexAttribute = "PyEmbed.SliceIndexAttribute";
    public const string MustCheckAttribute = "PyEmbed.MustCheckAttribute";
    public const string HostTextAttribute = "PyEmbed.Core.Text.HostTextAttribute";

    public const string PyObject = "PyEmbed.PyObject";
    public const string PyError = "PyEmbed.PyError";
    public const string PyThreadState = "PyEmbed.PyThreadState";
}
