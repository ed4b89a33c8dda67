using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Evaluation.Checks;

/// <summary>Evaluates everything static that the user's files declare.</summary>
internal static class ValueChecks
{
    /// <summary>Evaluates it; gives the static expectations met.</summary>
    public static ExpectationChecks Run(Binder binder, Module entry)
    {
        var evaluator = binder.Evaluator;
        var entities = new EntityChecks(evaluator, entry);
        foreach (var module in binder.Modules.Users)
        {
            foreach (var symbol in module.Symbols.OfType<DefinitionSymbol>())
            {
                if (symbol is LetSymbol let && binder.Let(let) is { IsError: false, Phase: KnobPhase.Static })
                {
                    evaluator.Evaluate(let);
                }
                else if (symbol is ParamSymbol param)
                {
                    evaluator.Evaluate(param);
                }
                else if (symbol is EntitySymbol entity && evaluator.Entity(entity) is { } value)
                {
                    entities.Check(value, mustBeWhole: ReferenceEquals(module, entry));
                }
            }
        }

        var expectations = new ExpectationChecks(evaluator);
        foreach (var entity in entities.Visited.Where(entity => !IsStandard(entity)))
        {
            expectations.Check(entity);
        }

        if (binder.Options.JudgesTests)
        {
            TestChecks.Run(binder, entities, expectations);
        }

        expectations.Report();
        return expectations;
    }

    private static bool IsStandard(EntityValue entity) => Files.StandardLibrary.Owns(entity.Location.Source.Path);
}
