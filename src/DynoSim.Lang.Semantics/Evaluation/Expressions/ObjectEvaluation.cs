using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
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
            case EntityValue entity when MemberReading.Has(entity, node.Name):
                return entity.Get(node.Name);
            case EntityValue entity:
                return evaluator.Report(
                    Descriptors.UnknownProperty,
                    node.Location,
                    $"{entity.Type.Word} `{entity.Name}` has no member `{node.Name}`");
            default:
                return target is NoneValue ? target : ErrorValue.Instance;
        }
    }

    public static Value Amendment(BoundAmendment node, Environment? environment, Evaluator evaluator)
    {
        var layer = new LayerInstance(node.Layer, environment);
        if (node.Target is null)
        {
            return new EntityValue(evaluator, node.Layer.Type, node.Layer.Type.Word, node.Layer.Location, [layer]);
        }

        return evaluator.Evaluate(node.Target, environment) is EntityValue target
            ? target.Amended([layer])
            : ErrorValue.Instance;
    }
}
