using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Members that policies ask for and cannot have, because they lie in the future.</summary>
internal static class HiddenSignals
{
    public static string? Explain(LanguageType context, string name) =>
        context is ContextType { Context.TypeName: "Request" } && name is "output" or "output_length"
            ? "how much a request will produce is not known yet; `request.output_limit` is"
            : null;
}
