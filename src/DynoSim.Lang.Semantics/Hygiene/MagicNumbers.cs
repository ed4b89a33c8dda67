using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>DYN8004: numbers without a name in what a policy decides by. 0 and 1 of any unit need none.</summary>
internal static class MagicNumbers
{
    public static void Check(BoundLayer layer, Binder binder)
    {
        foreach (var expression in Decisions(layer))
        {
            // A number that is all there is to a decision or let is named by it.
            foreach (var part in Expressions.Parts(expression).Where(part => part is BoundConstant))
            {
                if (!ReferenceEquals(part, Expressions.Bare(expression)) && IsMagic(part))
                {
                    binder.Report(
                        Descriptors.MagicNumber,
                        part.Location,
                        $"`{part.Location.Text}` has no name",
                        "a number in a policy",
                        $"declare it, as in `param weight = {part.Location.Text}` with its type, and name it here");
                }
            }
        }
    }

    private static IEnumerable<BoundExpression> Decisions(BoundLayer layer)
    {
        foreach (var statement in layer.Statements)
        {
            if (statement is ChooseStatement or EligibleStatement && statement is ConditionStatement decision)
            {
                yield return decision.Condition;
            }
            else if (statement is EveryStatement every)
            {
                foreach (var condition in Conditions(every.Actions))
                {
                    yield return condition;
                }
            }
        }

        foreach (var let in layer.Members.OfType<LocalLet>().Where(let => let.Value.Phase == KnobPhase.Policy))
        {
            yield return let.Value;
        }
    }

    private static IEnumerable<BoundExpression> Conditions(IEnumerable<PolicyAction> actions) =>
        actions.OfType<WhenAction>().SelectMany(rule =>
            Conditions(rule.Then).Concat(Conditions(rule.Else)).Prepend(rule.Condition));

    private static bool IsMagic(BoundExpression part)
    {
        if (Expressions.LiteralNumber(part) is not { } number || number == 0)
        {
            return false;
        }

        // `1blk/req` only changes the unit.
        var digits = part.Location.Text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '.' or '_');
        var isOne = NumberLiteral.Parse(string.Concat(digits)).TryGet(out var written, out _) && written.Value == 1;
        return !isOne && number != 1;
    }
}
