using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Definitions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Expressions;

/// <summary>Members of objects and amended copies.</summary>
internal static class ObjectEvaluation
{
    public static Value Member(BoundMember node, Environment? environment, Evaluator evaluator)
    {
        var target = evaluator.Evaluate(node.Target, environment);
        switch (target)
        {
            case EntityValue entity when node.Phase == KnobPhase.Result
                && evaluator.Metrics is { } metrics
                && MemberReading.Let(entity, node.Name) is { } let:
                var results = node.Target is BoundSelf ? metrics : metrics.Of(entity);
                return results is null ? ErrorValue.Instance : evaluator.AfterRun(entity, node.Name, let, results);
            case EntityValue entity when MemberReading.Has(entity, node.Name):
                return Present(node, entity.Get(node.Name), evaluator);
            case EntityValue entity:
                return evaluator.Report(
                    Descriptors.UnknownProperty,
                    node.Location,
                    $"{entity.Type.Word} `{entity.Name}` has no member `{node.Name}`");
            case NoneValue:
                return Present(node, target, evaluator);
            default:
                return ErrorValue.Instance;
        }
    }

    /// <summary>A member that was taken to be there, and is not.</summary>
    private static Value Present(BoundMember node, Value value, Evaluator evaluator) =>
        value is NoneValue && node.Type is not (OptionalType or NoneType or ErrorType)
            ? evaluator.Report(
                Descriptors.OptionalUsedAsValue,
                node.Location,
                $"`{node.Location.Text}` is none here",
                help: $"give a fallback, as in `{node.Location.Text} ?? …`")
            : value;

    public static Value Amendment(BoundAmendment node, Environment? environment, Evaluator evaluator)
    {
        var layer = new LayerInstance(node.Layer, environment);
        if (node.Target is null)
        {
            return new EntityValue(evaluator, node.Layer.Type, node.Layer.Type.Word, node.Layer.Location, [layer]);
        }

        return evaluator.Evaluate(node.Target, environment) switch
        {
            EntityValue { Layers.Length: >= BaseChains.MaximumLayers } deep => evaluator.Report(
                Descriptors.LimitExceeded,
                node.Location,
                $"a copy of `{deep.Name}` has been amended {deep.Layers.Length} times",
                $"an object is made of at most {BaseChains.MaximumLayers} blocks",
                "amend a copy that stands nearer to the original"),
            EntityValue target => target.Amended([layer]),
            _ => ErrorValue.Instance,
        };
    }
}
