namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>Routers one step plainer.</summary>
internal static class SimplerPolicy
{
    /// <summary>Workers in turn first, then without one part, then with one weight at 1.</summary>
    public static IEnumerable<DrawnPolicy> Of(DrawnPolicy? policy)
    {
        if (policy == DrawnPolicy.RoundRobin)
        {
            yield break;
        }

        yield return DrawnPolicy.RoundRobin;
        if (policy is null)
        {
            yield break;
        }

        for (var term = 0; term < policy.Terms.Length; term++)
        {
            yield return policy with { Terms = policy.Terms.RemoveAt(term) };
            var one = policy.Terms[term];
            if (one.Factor is not null)
            {
                yield return policy with { Terms = policy.Terms.SetItem(term, one with { Factor = null }) };
            }

            if (one.Weight != 1)
            {
                yield return policy with { Terms = policy.Terms.SetItem(term, one with { Weight = 1 }) };
            }
        }

        for (var limit = 0; limit < policy.Limits.Length; limit++)
        {
            yield return policy with { Limits = policy.Limits.RemoveAt(limit) };
        }

        for (var key = 0; key < policy.TieBreak.Length; key++)
        {
            yield return policy with { TieBreak = policy.TieBreak.RemoveAt(key) };
        }

        if (policy.DrawsTies)
        {
            yield return policy with { DrawsTies = false };
        }

        if (policy.IsMaximizing)
        {
            yield return policy with { IsMaximizing = false };
        }
    }
}
