using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>Makes request tables smaller: fewer requests, shorter requests, fewer columns.</summary>
internal static class RequestSubset
{
    /// <summary>Some of the requests, in their order; the first that waits for no other arrives at 0.</summary>
    public static RequestTable Of(RequestTable table, IReadOnlyList<int> kept) => Of(table, kept, table.InputTokens);

    /// <summary>The same requests with other lengths.</summary>
    /// <param name="table">The requests.</param>
    /// <param name="input">Prompt tokens of each, none longer than before.</param>
    /// <param name="output">Output tokens of each.</param>
    public static RequestTable WithLengths(RequestTable table, int[] input, int[] output) =>
        Of(
            new RequestTable
            {
                ArrivalPicoseconds = table.ArrivalPicoseconds,
                InputTokens = table.InputTokens,
                OutputTokens = output,
                Priority = table.Priority,
                Session = table.Session,
                Turn = table.Turn,
                TurnDelayPicoseconds = table.TurnDelayPicoseconds,
                Prefixes = table.Prefixes,
            },
            [.. Enumerable.Range(0, table.Count)],
            input);

    /// <summary>The same requests without something they need not have.</summary>
    public static IEnumerable<RequestTable> Plainer(RequestTable table)
    {
        if (table.Session is not null)
        {
            yield return With(table, table.ArrivalPicoseconds, table.Priority, sessions: false);
        }

        if (table.Priority is not null)
        {
            yield return With(table, table.ArrivalPicoseconds, priority: null, sessions: true);
        }

        if (table.ArrivalPicoseconds.Any(arrival => arrival != 0))
        {
            yield return With(table, new long[table.Count], table.Priority, sessions: true);
        }
    }

    private static RequestTable Of(RequestTable table, IReadOnlyList<int> kept, int[] input)
    {
        var alone = kept.Where(request => table.Turn is null || table.Turn[request] == 0).ToArray();
        var origin = alone.Length == 0 ? 0 : alone.Min(request => table.ArrivalPicoseconds[request]);
        var prefixes = table.Prefixes;
        var lengths = kept.Select(request => (input[request] + prefixes.BlockTokens - 1L) / prefixes.BlockTokens);
        var tree = new PrefixTreeBuilder(prefixes.BlockTokens, kept.Count, (int)lengths.Sum());
        foreach (var request in kept)
        {
            var blocks = (int)((input[request] + prefixes.BlockTokens - 1L) / prefixes.BlockTokens);
            tree.AddPath([.. prefixes.PathOf(request)[..blocks].ToArray().Select(node => (ulong)node)]);
        }

        return new RequestTable
        {
            ArrivalPicoseconds = Pick(kept, request => Math.Max(0, table.ArrivalPicoseconds[request] - origin)),
            InputTokens = Pick(kept, request => input[request]),
            OutputTokens = Pick(kept, request => table.OutputTokens[request]),
            Priority = table.Priority is { } priority ? Pick(kept, request => priority[request]) : null,
            Session = table.Session is { } session ? Pick(kept, request => session[request]) : null,
            Turn = table.Turn is { } turn ? TurnsOf(turn, table.Session, kept) : null,
            TurnDelayPicoseconds =
                table.TurnDelayPicoseconds is { } delay ? Pick(kept, request => delay[request]) : null,
            Prefixes = tree.Build(),
        };
    }

    /// <summary>Turns counted again: what follows nothing any more is a first turn.</summary>
    private static int[] TurnsOf(int[] before, int[]? sessions, IReadOnlyList<int> kept)
    {
        var turns = new int[kept.Count];
        var next = new Dictionary<int, int>();
        foreach (var place in Enumerable.Range(0, kept.Count).OrderBy(place => before[kept[place]]))
        {
            var session = sessions?[kept[place]] ?? kept[place];
            turns[place] = next.GetValueOrDefault(session);
            next[session] = turns[place] + 1;
        }

        return turns;
    }

    private static RequestTable With(RequestTable table, long[] arrivals, int[]? priority, bool sessions) => new()
    {
        ArrivalPicoseconds = arrivals,
        InputTokens = table.InputTokens,
        OutputTokens = table.OutputTokens,
        Priority = priority,
        Session = sessions ? table.Session : null,
        Turn = sessions ? table.Turn : null,
        TurnDelayPicoseconds = sessions ? table.TurnDelayPicoseconds : null,
        Prefixes = table.Prefixes,
    };

    private static T[] Pick<T>(IReadOnlyList<int> kept, Func<int, T> of)
    {
        var picked = new T[kept.Count];
        for (var place = 0; place < picked.Length; place++)
        {
            picked[place] = of(kept[place]);
        }

        return picked;
    }
}
