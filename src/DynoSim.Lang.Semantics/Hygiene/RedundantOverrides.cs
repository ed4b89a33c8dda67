using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>
/// DYN8003: an heir that writes out the value its base has written out already. What is computed may differ tomorrow,
/// and what is only a default may be worth saying.
/// </summary>
internal static class RedundantOverrides
{
    public static void Check(Module module, Binder binder)
    {
        foreach (var symbol in module.Symbols.OfType<EntitySymbol>().Where(symbol => symbol.Syntax.Base is not null))
        {
            if (binder.Entity(symbol) is { Layers: [_, .., var own] } && binder.Evaluator.Entity(symbol) is { } heir
                && Below(heir, own) is { } inherited)
            {
                Check(own, inherited, binder);
            }
        }
    }

    private static EntityValue? Below(EntityValue heir, BoundLayer own)
    {
        var height = heir.Layers.TakeWhile(instance => !ReferenceEquals(instance.Layer, own)).Count();
        return height == 0 || height == heir.Layers.Length
            ? null
            : new EntityValue(heir.Evaluator, heir.Type, heir.Name, heir.Location, heir.Layers[..height])
            {
                Owner = heir.Owner,
            };
    }

    private static void Check(BoundLayer layer, EntityValue inherited, Binder binder)
    {
        foreach (var member in layer.Members)
        {
            switch (member)
            {
                case Amendment amendment when inherited.IsSet(amendment.Name)
                    && inherited.Get(amendment.Name) is EntityValue block:
                    Check(amendment.Layer, block, binder);
                    break;
                case Assignment assignment when inherited.IsSet(assignment.Name):
                    Check(assignment, inherited, binder);
                    break;
            }
        }
    }

    private static void Check(Assignment assignment, EntityValue inherited, Binder binder)
    {
        var evaluator = binder.Evaluator;
        if (assignment.Value is not { IsError: false, Phase: KnobPhase.Static } given
            || !Expressions.IsWrittenOut(given)
            || inherited.Expression(assignment.Name) is not { Expression: var before }
            || !Expressions.IsWrittenOut(before))
        {
            return;
        }

        var value = evaluator.Evaluate(given, null);
        if (value.IsError
            || !ValueComparison.AreEqual(value, inherited.Get(assignment.Name), given.Location, evaluator))
        {
            return;
        }

        var place = assignment.Location.Through(assignment.ValueLocation);
        var home = inherited.LocationOf(assignment.Name);
        binder.Report(new Diagnostic(
            Descriptors.RedundantOverride,
            place.Source,
            place.Span,
            $"`{assignment.Name}` is inherited as {value.Display} already")
        {
            Label = "changes nothing",
            Help = "leave it out, or write another value",
            Related = [new RelatedSpan(home.Source, home.Span, "set here")],
            Fixes = [Removals.OfMember(place.Source, place.Span)],
        });
    }
}
