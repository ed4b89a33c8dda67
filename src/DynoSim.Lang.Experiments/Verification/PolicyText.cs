using DynoSim.Lang.Quantities;
using DynoSim.Lang.Simulation.Kernel.Verification;

namespace DynoSim.Lang.Experiments.Verification;

/// <summary>A drawn policy as the members of a router: sums in the order in which the policy adds them.</summary>
internal static class PolicyText
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(DrawnPolicy policy)
    {
        foreach (var limit in policy.Limits)
        {
            yield return $"eligible {Plain(limit.Signal)} <= {Real(limit.Limit)}";
        }

        var cost = policy.Terms.IsEmpty ? "0.0" : string.Join(" + ", policy.Terms.Select(Term));
        yield return $"choose worker {(policy.IsMaximizing ? "maximizing" : "minimizing")} {cost}";
        var keys = policy.TieBreak.Select(Key);
        yield return $"tie_break = [{string.Join(", ", policy.DrawsTies ? keys.Append("random") : keys)}]";
    }

    private static string Term(CostTerm term)
    {
        var text = $"({Real(term.Weight)}) * {Plain(term.Signal)}";
        return term.Factor is null ? text : $"{text} * {Plain(term.Factor)}";
    }

    /// <summary>A signal without its unit; to divide by one is exact.</summary>
    private static string Plain(RouterSignal signal) => signal.IsBool ? $"(if {signal.Name} then 1.0 else 0.0)"
        : signal.Unit.Length == 0 ? $"({signal.Name} * 1.0)"
        : $"({signal.Name} / {signal.Unit})";

    // Keys are compared, not added: all of them may be plain numbers.
    private static string Key(RouterSignal signal) =>
        signal.IsBool || signal.Unit.Length > 0 ? Plain(signal) : signal.Name;

    private static string Real(double value)
    {
        var text = QuantityFormat.Number(value);
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }
}
