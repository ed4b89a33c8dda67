using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>
/// Makes a case on which the engines differ smaller, by bisection over its requests and over its settings, until
/// nothing one step smaller differs any more.
/// </summary>
public sealed class CaseShrinker
{
    private readonly Func<EngineCase, EngineDifference?> _compare;
    private readonly CancellationToken _enough;

    /// <param name="compare">What the engines disagree about first on a case; null if they agree.</param>
    /// <param name="enough">When to stop with what is smallest so far.</param>
    public CaseShrinker(Func<EngineCase, EngineDifference?> compare, CancellationToken enough = default)
    {
        (_compare, _enough) = (compare, enough);
    }

    /// <summary>Cases tried so far.</summary>
    public int Tried { get; private set; }

    /// <summary>The smallest case found that differs, and how.</summary>
    /// <param name="given">A case that differs.</param>
    /// <param name="difference">How.</param>
    public (EngineCase Case, EngineDifference Difference) Shrink(EngineCase given, EngineDifference difference)
    {
        var smallest = (Case: given, Difference: difference);
        if (!given.IsExpressible)
        {
            Take(ref smallest, given.Expressed());
        }

        DropLater(ref smallest);
        while (!_enough.IsCancellationRequested)
        {
            var before = smallest.Case;
            ShrinkCount(ref smallest);
            Descend(ref smallest, PlainerTables);
            Descend(ref smallest, PlainerSettings);
            ShrinkLengths(ref smallest);
            if (ReferenceEquals(before, smallest.Case))
            {
                break;
            }
        }

        return smallest;
    }

    /// <summary>What comes after the request that differs first is seldom the cause; one run may spare many.</summary>
    private void DropLater(ref (EngineCase Case, EngineDifference Difference) smallest)
    {
        var table = smallest.Case.Requests;
        for (var kept = (smallest.Difference.Request ?? table.Count) + 1L; kept < table.Count; kept *= 2)
        {
            var first = Enumerable.Range(0, (int)kept).ToArray();
            if (Take(ref smallest, smallest.Case with { Requests = RequestSubset.Of(table, first) }))
            {
                return;
            }
        }
    }

    /// <summary>Leaves out requests: halves, quarters, down to single ones.</summary>
    private void ShrinkCount(ref (EngineCase Case, EngineDifference Difference) smallest)
    {
        for (var size = (smallest.Case.Requests.Count + 1) / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2)
        {
            for (var start = 0; start < smallest.Case.Requests.Count && smallest.Case.Requests.Count > 1;)
            {
                var table = smallest.Case.Requests;
                int[] kept = [.. Enumerable.Range(0, table.Count).Where(row => row < start || row >= start + size)];
                if (kept.Length == 0
                    || !Take(ref smallest, smallest.Case with { Requests = RequestSubset.Of(table, kept) }))
                {
                    start += size;
                }
            }
        }
    }

    /// <summary>Takes the first case that still differs and begins again, until none does.</summary>
    private void Descend(
        ref (EngineCase Case, EngineDifference Difference) smallest, Func<EngineCase, IEnumerable<EngineCase>> steps)
    {
        var found = true;
        while (found)
        {
            found = false;
            foreach (var step in steps(smallest.Case))
            {
                found = Take(ref smallest, step);
                if (found)
                {
                    break;
                }
            }
        }
    }

    private void ShrinkLengths(ref (EngineCase Case, EngineDifference Difference) smallest)
    {
        for (var row = 0; row < smallest.Case.Requests.Count; row++)
        {
            var request = row;
            Bisect(ref smallest, request, table => table.OutputTokens, (table, output) =>
                RequestSubset.WithLengths(table, table.InputTokens, output));
            Bisect(ref smallest, request, table => table.InputTokens, (table, input) =>
                RequestSubset.WithLengths(table, input, table.OutputTokens));
        }
    }

    /// <summary>The least length of one request that still differs, by halving what is between.</summary>
    private void Bisect(
        ref (EngineCase Case, EngineDifference Difference) smallest,
        int request,
        Func<RequestTable, int[]> column,
        Func<RequestTable, int[], RequestTable> with)
    {
        var least = 1;
        while (least < column(smallest.Case.Requests)[request])
        {
            int[] lengths = [.. column(smallest.Case.Requests)];
            lengths[request] = least + ((lengths[request] - least) / 2);
            if (!Take(ref smallest, smallest.Case with { Requests = with(smallest.Case.Requests, lengths) }))
            {
                least = lengths[request] + 1;
            }
        }
    }

    private static IEnumerable<EngineCase> PlainerTables(EngineCase given) =>
        RequestSubset.Plainer(given.Requests).Select(table => given with { Requests = table });

    private static IEnumerable<EngineCase> PlainerSettings(EngineCase given) =>
        SimplerPolicy.Of(given.Router).Select(policy => given with { Router = policy })
            .Concat(SimplerSettings.Of(given.Scenario).Select(scenario => given with { Scenario = scenario }));

    private bool Take(ref (EngineCase Case, EngineDifference Difference) smallest, EngineCase candidate)
    {
        if (_enough.IsCancellationRequested || (smallest.Case.IsExpressible && !candidate.IsExpressible))
        {
            return false;
        }

        Tried++;
        if (_compare(candidate) is not { } difference)
        {
            return false;
        }

        smallest = (candidate, difference);
        return true;
    }
}
