using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>
/// A dozen requests for a plan whose own are still being read on another core. Whatever a run does for the first time
/// takes longest: classes are loaded, calls are bound, policies compiled. That is over when the trace is there.
/// </summary>
internal static class Rehearsal
{
    private const int Requests = 12;
    private const int Apart = 40;
    private const int LongestBlock = 1 << 20;

    /// <summary>The requests; null if the plan reads no trace or leaves none of them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="where">Which rows of its trace it keeps; null for all.</param>
    public static PreparedRequests? RequestsFor(RunPlan plan, RecordPredicate? where) =>
        TraceOrder.Of(plan) is { BlockTokens: <= LongestBlock } order
            ? WorkloadLoader.Prepare(plan, RowsOf(order.BlockTokens), keepsRequests: true, where).Requests
            : null;

    // Prompts of two blocks, some the same, some with the first in common, and outputs of a few tokens.
    private static TraceRows RowsOf(int blockTokens)
    {
        int[] numbers = [.. Enumerable.Range(0, Requests)];
        var hashes = new ulong[2 * Requests];
        foreach (var number in numbers)
        {
            hashes[2 * number] = (ulong)(number / 4);
            hashes[(2 * number) + 1] = (ulong)(Requests + (number / 2));
        }

        return new TraceRows
        {
            BlockTokens = blockTokens,
            TimestampMilliseconds = [.. numbers.Select(number => (double)(Apart * number))],
            InputTokens = [.. numbers.Select(_ => 2 * blockTokens)],
            OutputTokens = [.. numbers.Select(number => 5 + (number % 4))],
            Hashes = hashes,
            HashStart = [.. Enumerable.Range(0, Requests + 1).Select(number => 2 * number)],
        };
    }
}
