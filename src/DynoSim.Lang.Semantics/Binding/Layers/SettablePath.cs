using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>
/// A place that an override or an axis may set: a param, or a member of the scenario reached by a path.
/// </summary>
/// <param name="Location">The path as written.</param>
/// <param name="Param">The param; null for a path into the scenario.</param>
/// <param name="Segments">The member names from the scenario on; empty for a param.</param>
/// <param name="Type">The type of the value there; the error type if the path is already diagnosed.</param>
public sealed record SettablePath(
    SourceLocation Location, ParamSymbol? Param, ImmutableArray<string> Segments, LanguageType Type)
{
    /// <summary>The path as written.</summary>
    public string Text => Location.Text;
}
