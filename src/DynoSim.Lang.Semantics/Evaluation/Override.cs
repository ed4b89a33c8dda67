using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>A value given from outside the files: by <c>--set path=value</c> or by an axis at a point.</summary>
/// <param name="Path">What is set.</param>
/// <param name="Value">The value, converted to the type there; names in it mean what they mean in the entry
/// file.</param>
/// <param name="Location">Where it was given.</param>
public sealed record Override(SettablePath Path, BoundExpression Value, SourceLocation Location);
