using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Testing;

/// <summary>Scenarios under another seed: <c>run(S, seed = 3)</c>.</summary>
internal static class SeededScenarios
{
    private const string Seed = "seed";

    /// <summary>A copy of the scenario with one more layer, as <c>with { seed = … }</c> makes it.</summary>
    public static EntityValue With(EntityValue scenario, long seed, SourceLocation location)
    {
        var layer = new BoundLayer(scenario.Type, location, Shape.Opaque);
        var assignment = new Assignment(
            Seed,
            location,
            location,
            scenario.Type.FindProperty(Seed),
            scenario.Evaluator.Binder.Later(
                Seed, location, () => new BoundConstant(location, QuantityType.Count, new CountValue(seed))));
        layer.Complete([assignment], [], dropsExpectations: false);
        return scenario.Amended([new LayerInstance(layer, null)]);
    }
}
