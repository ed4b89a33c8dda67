using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>What a lowered policy mentions: lets and contexts.</summary>
internal static class PolicyReads
{
    /// <summary>Everything an expression is made of, itself included, outermost first.</summary>
    public static IEnumerable<BoundExpression> Within(BoundExpression expression)
    {
        var waiting = new Stack<BoundExpression>();
        waiting.Push(expression);
        while (waiting.TryPop(out var next))
        {
            yield return next;
            foreach (var child in next.Children)
            {
                waiting.Push(child);
            }
        }
    }

    /// <summary>The lets an expression needs, in order of their numbers, those that others need included.</summary>
    public static SortedSet<int> Lets(BoundExpression expression, ImmutableArray<BoundExpression> lets)
    {
        var needed = new SortedSet<int>();
        var waiting = new Stack<BoundExpression>();
        waiting.Push(expression);
        while (waiting.TryPop(out var next))
        {
            foreach (var let in Within(next).OfType<BoundPolicyLet>())
            {
                if (needed.Add(let.Index))
                {
                    waiting.Push(lets[let.Index]);
                }
            }
        }

        return needed;
    }

    /// <summary>Whether the value depends on a context, directly or through a let.</summary>
    public static bool DependsOn(Type context, BoundExpression expression, ImmutableArray<BoundExpression> lets) =>
        WithLets(expression, lets).SelectMany(Within).Any(part => part switch
        {
            BoundSignal signal => signal.Target.Schema.RuntimeType == context,
            BoundContext named => named.Schema.RuntimeType == context,
            _ => false,
        });

    private static IEnumerable<BoundExpression> WithLets(BoundExpression root, ImmutableArray<BoundExpression> lets) =>
        Lets(root, lets).Select(index => lets[index]).Prepend(root);
}
