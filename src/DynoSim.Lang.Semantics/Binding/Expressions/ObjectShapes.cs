using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>
/// What named members the object behind an expression has. A reference says only its kind; which pools a deployment has
/// is seen by following the reference, as far as it does not depend on the arguments of a function.
/// </summary>
internal static class ObjectShapes
{
    public static Shape Of(BoundExpression target, ExpressionBinder binder) =>
        target is BoundSelf self ? OfSelf(self, binder) : Value(target, binder.Scope, binder.Binder)?.Shape
            ?? Shape.Opaque;

    /// <summary>The object an expression stands for where it is written; null if that cannot be known.</summary>
    public static EntityValue? Value(BoundExpression target, Scope scope, Binder binder)
    {
        if (target.Phase != KnobPhase.Static || !TryEnvironment(scope, binder, out var environment))
        {
            return null;
        }

        return binder.Evaluator.Evaluate(target, environment) as EntityValue;
    }

    /// <summary>What the names around a place stand for in the object it was written for.</summary>
    public static bool TryEnvironment(Scope? scope, Binder binder, out Evaluation.Environment? environment)
    {
        environment = null;
        if (scope is null or FileScope)
        {
            return true;
        }

        if (scope is not ObjectScope block
            || block.Layer.Prototype?.Invoke() is not { } self
            || !TryEnvironment(block.Outer, binder, out var outer))
        {
            return false;
        }

        environment = Evaluation.Environment.OfObject(self, outer);
        return true;
    }

    private static Shape OfSelf(BoundSelf self, ExpressionBinder binder)
    {
        Scope? scope = binder.Scope;
        for (var hops = self.Hops; scope is not null; scope = scope.Outer)
        {
            if (!scope.HasEnvironment)
            {
                continue;
            }

            if (hops-- == 0)
            {
                break;
            }
        }

        return scope is ObjectScope block ? block.Shape : Shape.Opaque;
    }
}
