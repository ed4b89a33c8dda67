using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Binding.Bound;

/// <summary>
/// In a lowered policy: a static part that reads something settable, evaluated. Two policies that differ only in the
/// values of their settings have the same structure, so an emitter makes it a field rather than a constant.
/// </summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Type">Its type.</param>
/// <param name="Slot">Its number in the policy, from 0 in order of first appearance.</param>
/// <param name="Value">Its value here.</param>
public sealed record BoundSetting(SourceLocation Location, LanguageType Type, int Slot, Value Value)
    : BoundExpression(Location, Type, KnobPhase.Static);

/// <summary>In a lowered policy: a <c>let</c> of policy phase, by its number in the policy.</summary>
/// <param name="Location">Where it is named.</param>
/// <param name="Type">Its type.</param>
/// <param name="Phase">Its phase.</param>
/// <param name="Index">Its number; it mentions only lets of lower numbers.</param>
/// <param name="Name">Its name.</param>
public sealed record BoundPolicyLet(SourceLocation Location, LanguageType Type, KnobPhase Phase, int Index, string Name)
    : BoundExpression(Location, Type, Phase);
