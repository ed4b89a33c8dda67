using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>
/// DYN8007: terms of a cost that are the same for every worker. Lets are not looked into: what they name is meant to
/// be read.
/// </summary>
internal static class ConstantTerms
{
    public static void Check(BoundLayer layer, Binder binder)
    {
        foreach (var choose in layer.Statements.OfType<ChooseStatement>())
        {
            if (choose.Condition.IsError)
            {
                continue;
            }

            var terms = new List<BoundExpression>();
            Collect(choose.Condition, terms);
            foreach (var term in terms.Where(term => !DependsOnWorker(term)))
            {
                binder.Report(
                    Descriptors.ConstantPolicyTerm,
                    term.Location,
                    terms.Count == 1
                        ? "every worker has this cost, so `tie_break` alone decides"
                        : $"`{Binding.Expressions.Misfits.Shortened(term.Location.Text)}` is the same for every worker",
                    "does not change the choice",
                    terms.Count == 1 ? "let the cost read `worker`" : "leave the term out");
            }
        }
    }

    private static void Collect(BoundExpression expression, List<BoundExpression> terms)
    {
        switch (expression)
        {
            case BoundConversion conversion:
                Collect(conversion.Operand, terms);
                break;
            case BoundBinary
            {
                Operator: BinaryOperator.Add or BinaryOperator.AddCount
                    or BinaryOperator.Subtract or BinaryOperator.SubtractCount,
            } sum:
                Collect(sum.Left, terms);
                Collect(sum.Right, terms);
                break;
            case BoundUnary { Operator: UnaryOperator.Negate or UnaryOperator.NegateCount } negated:
                Collect(negated.Operand, terms);
                break;
            default:
                terms.Add(expression);
                break;
        }
    }

    private static bool DependsOnWorker(BoundExpression term) => Expressions.Parts(term).Any(part => part switch
    {
        BoundSignal signal => signal.Target.Name != "request",
        BoundContext context => context.Name != "request",
        BoundMember member => member.Phase == KnobPhase.Policy,
        BoundDefinition definition => definition.Phase == KnobPhase.Policy,
        BoundFunctionCall call => call.Phase == KnobPhase.Policy,
        _ => false,
    });
}
