namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>The engine accepts longer sequences than the model was trained for.</summary>
    public static readonly DiagnosticDescriptor ContextExceedsModel = new(
        "DYN4012",
        "context-exceeds-model",
        Severity.Error,
        "The engine accepts longer sequences than the model was trained for.");
}
