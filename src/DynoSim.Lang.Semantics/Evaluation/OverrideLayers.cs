using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Symbols;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>
/// Overrides as layers on top of a scenario. They copy what they change, so an engine that two pools share changes only
/// in the pool named. What replaces an entity comes before what amends below it, whatever the order given.
/// </summary>
internal static class OverrideLayers
{
    public static ImmutableArray<LayerInstance> For(
        EntitySymbol symbol, ObjectType type, ImmutableArray<BoundLayer> own, Evaluator evaluator)
    {
        var relevant = evaluator.Overrides.Where(given => given.Path.Param is null && !given.Path.Steps.IsEmpty)
            .ToArray();
        if (relevant.Length == 0)
        {
            return [];
        }

        ImmutableArray<LayerInstance> layers = [.. own.Select(layer => new LayerInstance(layer, null))];
        var below = layers.Length;
        foreach (var given in relevant.OrderBy(given => given.Path.Steps.Length))
        {
            var plain = new EntityValue(evaluator, type, symbol.Name, symbol.NameLocation, layers);
            var names = given.Path.Steps
                .Select(step => new PathName(step.Name, given.Path.Location)).ToImmutableArray();
            if (PathWalk.Follow(names, given.Path.Location, plain, report: null) is { } path)
            {
                layers = layers.Add(new LayerInstance(Layer(path, 0, given, evaluator), null));
            }
        }

        return layers[below..];
    }

    private static BoundLayer Layer(SettablePath path, int index, Override given, Evaluator evaluator)
    {
        var step = path.Steps[index];
        var layer = new BoundLayer(step.Owner, given.Location, Shape.Opaque);
        LayerMember member = index == path.Steps.Length - 1
            ? new Assignment(
                step.Name,
                given.Path.Location,
                given.Location,
                step.Property,
                evaluator.Binder.Later(step.Name, given.Location, () => given.Value))
            : new Amendment(
                step.Name,
                given.Path.Location,
                step.Target ?? step.Owner,
                step.Property,
                step.IsNamed,
                evaluator.Binder.Later(
                    step.Name,
                    given.Location,
                    () => Layer(path, index + 1, given, evaluator),
                    () => new BoundLayer(step.Owner, given.Location, Shape.Opaque)));
        layer.Complete([member], [], dropsExpectations: false);
        return layer;
    }
}
