using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>
/// What compiles and runs and is probably not meant, or not well said. Only in files without errors: around what is
/// broken such remarks are mostly consequences.
/// </summary>
internal static class HygieneChecks
{
    private static readonly ImmutableArray<Action<BoundLayer, Binder>> LayerRules =
    [
        MagicNumbers.Check, ConstantTerms.Check, FloatEquality.Check, MissingReasons.Check,
    ];

    private static readonly ImmutableArray<Action<Module, Binder>> ModuleRules =
    [
        MissingDocs.Check, RedundantOverrides.Check,
    ];

    public static void Run(Binder binder)
    {
        var sound = binder.Modules.Users.Where(module => !binder.Diagnostics.HasErrorsIn(module.Source)).ToArray();
        foreach (var module in sound)
        {
            foreach (var rule in ModuleRules)
            {
                rule(module, binder);
            }
        }

        var sources = sound.Select(module => module.Source).ToHashSet();
        foreach (var layer in binder.Layers.Where(layer => sources.Contains(layer.Location.Source)).ToArray())
        {
            foreach (var rule in LayerRules)
            {
                rule(layer, binder);
            }
        }
    }
}
