using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>
/// Random request tables: trees of shared prefixes, prompts that end on and off block boundaries, bursts and ties in
/// the arrival times, sessions.
/// </summary>
internal static class RandomRequests
{
    /// <summary>A table of a few to a few hundred requests.</summary>
    public static RequestTable Draw(Dice dice, int blockTokens, double gapSeconds)
    {
        var grouped = dice.Chance(0.1);
        var count = grouped ? dice.Whole(40, 160) : dice.Spread(1, 160);
        if (dice.Chance(0.1))
        {
            return DrawUnshared(dice, count, gapSeconds);
        }

        var content = grouped ? blockTokens : dice.Of(blockTokens, 1, 4, 16, 48, 64, 512);
        var mostBlocks = grouped
            ? dice.Whole(2, Math.Clamp(4_096 / content, 2, 64))
            : dice.Spread(1, Math.Max(2, 4_096 / content));
        var mostOutput = dice.Spread(1, 400);
        var tree = new TreeDraft();
        var paths = new List<int[]>();
        var input = new int[count];
        var output = new int[count];
        var (sharing, aligned) = (dice.Fraction(), dice.Fraction());
        var groups = dice.Whole(1, 3);
        for (var request = 0; request < count; request++)
        {
            var path = grouped && request >= groups
                ? DrawMember(dice, tree, paths[dice.Whole(0, groups - 1)])
                : DrawPath(dice, tree, paths, mostBlocks, sharing);
            paths.Add(path);
            var tail = dice.Chance(aligned) ? content : dice.Whole(1, content);
            input[request] = ((path.Length - 1) * content) + tail;
            output[request] = dice.Chance(0.03) ? 0 : dice.Spread(1, mostOutput);
        }

        var start = new int[count + 1];
        for (var request = 0; request < count; request++)
        {
            start[request + 1] = start[request] + paths[request].Length;
        }

        var (session, turn, delay) = DrawSessions(dice, count);
        return new RequestTable
        {
            ArrivalPicoseconds = DrawArrivals(dice, count, gapSeconds),
            InputTokens = input,
            OutputTokens = output,
            Priority = dice.Chance(0.5) ? [.. input.Select(_ => dice.Whole(0, 2))] : null,
            Session = session,
            Turn = turn,
            TurnDelayPicoseconds = delay,
            Prefixes = Prompts(content, tree, [.. paths.SelectMany(path => path)], start),
        };
    }

    /// <summary>As nodes, or as a trace states them: by the content of each block.</summary>
    private static PrefixTree Prompts(int content, TreeDraft tree, int[] nodes, int[] start) =>
        nodes.Length % 2 == 0
            ? PrefixTree.Of(content, [.. nodes.Select(node => (ulong)node)], start)
            : new PrefixTree
            {
                BlockTokens = content,
                NodeCount = tree.Parent.Count,
                Parent = [.. tree.Parent],
                Nodes = nodes,
                PathStart = start,
            };

    /// <summary>As generators make them: one content block stands for a whole prompt.</summary>
    private static RequestTable DrawUnshared(Dice dice, int count, double gapSeconds)
    {
        int[] numbers = [.. Enumerable.Range(0, count + 1)];
        return new RequestTable
        {
            ArrivalPicoseconds = DrawArrivals(dice, count, gapSeconds),
            InputTokens = [.. numbers[..count].Select(_ => dice.Spread(1, 4_096))],
            OutputTokens = [.. numbers[..count].Select(_ => dice.Spread(1, 400))],
            Prefixes = new PrefixTree
            {
                BlockTokens = MooncakeTrace.LongestTokens,
                NodeCount = count,
                Parent = [.. numbers[..count].Select(_ => -1)],
                Nodes = numbers[..count],
                PathStart = numbers,
            },
        };
    }

    /// <summary>
    /// As generators make them: a part of what a group has in common, cut anywhere, then blocks of its own.
    /// </summary>
    private static int[] DrawMember(Dice dice, TreeDraft tree, int[] group)
    {
        var path = group[..dice.Whole(1, group.Length)].ToList();
        for (var more = dice.Whole(1, 3); more > 0; more--)
        {
            path.Add(tree.Add(path[^1]));
        }

        return [.. path];
    }

    private static int[] DrawPath(Dice dice, TreeDraft tree, List<int[]> paths, int mostBlocks, double sharing)
    {
        var path = new List<int>();
        if (paths.Count > 0 && dice.Chance(sharing))
        {
            var other = paths[dice.Whole(0, paths.Count - 1)];
            path.AddRange(other.AsSpan(0, dice.Chance(0.3) ? other.Length : dice.Whole(1, other.Length)));
        }

        var more = path.Count > 0 && dice.Chance(0.3) ? 0 : dice.Whole(1, mostBlocks);
        for (; more > 0 && path.Count < mostBlocks * 2; more--)
        {
            path.Add(tree.Add(path.Count == 0 ? -1 : path[^1]));
        }

        return [.. path];
    }

    private static long[] DrawArrivals(Dice dice, int count, double gapSeconds)
    {
        var burst = dice.Fraction();
        var gap = gapSeconds * SimulatedTime.PicosecondsPerSecond;
        var now = 0L;
        var arrivals = new long[count];
        for (var request = 0; request < count; request++)
        {
            now += request == 0 || dice.Chance(burst) ? 0 : (long)(2 * gap * dice.Fraction());
            arrivals[request] = now;
        }

        return arrivals;
    }

    private static (int[]? Session, int[]? Turn, long[]? Delay) DrawSessions(Dice dice, int count)
    {
        if (!dice.Chance(0.15))
        {
            return (null, null, null);
        }

        var session = new int[count];
        var turn = new int[count];
        var delay = new long[count];
        var last = new Dictionary<int, int>();
        for (var request = 0; request < count; request++)
        {
            session[request] = dice.Whole(0, Math.Max(1, count / 3));
            turn[request] = last.TryGetValue(session[request], out var before) ? before + 1 : 0;
            last[session[request]] = turn[request];
            delay[request] = dice.Chance(0.3) ? 0 : dice.Spread(1, 2_000) * SimulatedTime.PicosecondsPerMillisecond;
        }

        return (session, turn, delay);
    }

    private sealed class TreeDraft
    {
        public List<int> Parent { get; } = [];

        public int Add(int parent)
        {
            Parent.Add(parent);
            return Parent.Count - 1;
        }
    }
}
