using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>Turns the rows of a trace into the requests of a run: choice, order, time scale, shared prefixes.</summary>
internal sealed class TraceReplay(WorkloadOptions options, TraceRows rows, RecordPredicate? where)
{
    private const double PicosecondsPerMillisecond = SimulatedTime.PicosecondsPerMillisecond;

    // Half of the timeline: the other half is left to the run.
    private const double LongestMilliseconds = (long.MaxValue >> 1) / PicosecondsPerMillisecond;

    private readonly bool[] _dropped = new bool[rows.Count];
    private double _origin;
    private int _filtered;

    /// <summary>Chooses, orders and times the requests.</summary>
    public PreparedWorkload Prepare()
    {
        _origin = FirstTimestamp();
        DropOutsideWindow();
        if (where is not null)
        {
            Filter(where);
        }

        _origin = FirstTimestamp();
        var keys = PlacesInTime();
        if (!(LatestOf(keys) < LongestMilliseconds))
        {
            return new PreparedWorkload(null, WorkloadProblem.TooLong);
        }

        var order = Choose(keys);
        if (order.Length == 0)
        {
            return new PreparedWorkload(null, WorkloadProblem.NothingLeft, _filtered, rows.Count - _filtered);
        }

        return new PreparedWorkload(
            Table(order, keys), WorkloadProblem.None, _filtered, rows.Count - _filtered - order.Length);
    }

    /// <summary>
    /// The nearest picosecond to a number of milliseconds. Whole milliseconds are exact; of the rest only the fraction
    /// is rounded, so that the size of the timestamp costs no precision.
    /// </summary>
    internal static long PicosecondsOf(double milliseconds)
    {
        var whole = Math.Floor(milliseconds);
        return ((long)whole * SimulatedTime.PicosecondsPerMillisecond)
            + (long)Math.Round((milliseconds - whole) * PicosecondsPerMillisecond);
    }

    private bool IsFirstTurn(int row) => rows.Turn is null || rows.Turn[row] == 0;

    private double TimestampOf(int row) =>
        double.IsNaN(rows.TimestampMilliseconds[row]) ? 0 : rows.TimestampMilliseconds[row];

    private double FirstTimestamp()
    {
        var first = double.PositiveInfinity;
        for (var row = 0; row < rows.Count; row++)
        {
            if (!_dropped[row] && IsFirstTurn(row))
            {
                first = Math.Min(first, TimestampOf(row));
            }
        }

        return double.IsPositiveInfinity(first) ? 0 : first;
    }

    // The first turn of a session decides for all of it.
    private void DropOutsideWindow()
    {
        if (options.Replay.Window is not { } window)
        {
            return;
        }

        var outside = new HashSet<int>();
        for (var row = 0; row < rows.Count; row++)
        {
            if (IsFirstTurn(row))
            {
                var picoseconds = (TimestampOf(row) - _origin) * PicosecondsPerMillisecond;
                _dropped[row] = picoseconds < window.Low.Picoseconds || picoseconds > window.High.Picoseconds;
                if (_dropped[row] && rows.Session is not null)
                {
                    outside.Add(rows.Session[row]);
                }
            }
            else if (rows.Session is not null)
            {
                _dropped[row] = outside.Contains(rows.Session[row]);
            }
        }
    }

    private void Filter(RecordPredicate keep)
    {
        var ended = new HashSet<int>();
        for (var row = 0; row < rows.Count; row++)
        {
            if (_dropped[row])
            {
                continue;
            }

            var session = rows.Session?[row] ?? -1;
            var record = new TraceRecord
            {
                Input = rows.InputTokens[row],
                Output = rows.OutputTokens[row],
                Timestamp = Math.Max(0, TimestampOf(row) - _origin) / 1e3,
                Priority = rows.Priority?[row] ?? 0,
                Session = session,
                Turn = rows.Turn?[row] ?? 0,
            };
            if (ended.Contains(session) || !keep(record))
            {
                _dropped[row] = true;
                _filtered++;
                if (session >= 0)
                {
                    ended.Add(session);
                }
            }
        }
    }

    // Milliseconds of the run. A turn without a timestamp has the place of the turn before it.
    private double[] PlacesInTime()
    {
        var keys = new double[rows.Count];
        var latest = rows.Session is null ? [] : new double[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            keys[row] = (TimestampOf(row) - _origin) / options.Replay.Speedup;
            if (rows.Session is not null)
            {
                var session = rows.Session[row];
                keys[row] = IsFirstTurn(row) ? keys[row]
                    : double.IsNaN(rows.TimestampMilliseconds[row]) ? latest[session]
                    : Math.Max(latest[session], keys[row]);
                latest[session] = keys[row];
            }
        }

        return keys;
    }

    private double LatestOf(double[] keys)
    {
        var latest = 0.0;
        for (var row = 0; row < keys.Length; row++)
        {
            if (!_dropped[row])
            {
                var delay = rows.DelayMilliseconds is null ? 0 : rows.DelayMilliseconds[row] / options.Replay.Speedup;
                latest = Math.Max(latest, Math.Max(keys[row], delay));
            }
        }

        return latest;
    }

    // The kept rows in order of time; rows of equal time stay in file order.
    private int[] Choose(double[] keys)
    {
        var order = new int[rows.Count];
        var count = 0;
        var sorted = true;
        var before = double.NegativeInfinity;
        for (var row = 0; row < rows.Count; row++)
        {
            if (_dropped[row])
            {
                continue;
            }

            order[count++] = row;
            sorted &= keys[row] >= before;
            before = keys[row];
        }

        Array.Resize(ref order, count);
        if (!sorted)
        {
            Array.Sort(order, (left, right) =>
                keys[left] != keys[right] ? keys[left].CompareTo(keys[right]) : left.CompareTo(right));
        }

        if (options.Duration is { } duration && options.Concurrency is null)
        {
            order = WithinDuration(order, keys, duration);
        }

        return options.Requests is { } most && most < order.Length ? order[..(int)most] : order;
    }

    private int[] WithinDuration(int[] order, double[] keys, SimulatedTime duration)
    {
        var ended = new HashSet<int>();
        var kept = new List<int>(order.Length);
        foreach (var row in order)
        {
            var session = rows.Session?[row] ?? -1;
            if (IsFirstTurn(row) ? PicosecondsOf(keys[row]) < duration.Picoseconds : !ended.Contains(session))
            {
                kept.Add(row);
            }
            else
            {
                ended.Add(session);
            }
        }

        return [.. kept];
    }

    private RequestTable Table(int[] order, double[] keys)
    {
        var arrivals = new long[order.Length];
        var blocks = 0;
        for (var index = 0; index < order.Length; index++)
        {
            arrivals[index] = PicosecondsOf(keys[order[index]]);
            blocks += rows.HashStart[order[index] + 1] - rows.HashStart[order[index]];
        }

        var isWhole = order.Length == rows.Count && IsFileOrder(order);
        return new RequestTable
        {
            ArrivalPicoseconds = arrivals,
            InputTokens = Pick(rows.InputTokens, order),
            OutputTokens = Pick(rows.OutputTokens, order),
            Priority = rows.Priority is null ? null : Pick(rows.Priority, order),
            Session = rows.Session is null ? null : Renumbered(Pick(rows.Session, order)),
            Turn = rows.Turn is null ? null : Pick(rows.Turn, order),
            TurnDelayPicoseconds = rows.DelayMilliseconds is null ? null : Delays(rows.DelayMilliseconds, order),
            Prefixes = isWhole ? PrefixTree.Of(rows.BlockTokens, rows.Hashes, rows.HashStart) : Prompts(order, blocks),
            PromptTree = isWhole ? rows.Prompts : null,
        };
    }

    private PrefixTree Prompts(int[] order, int blocks)
    {
        var hashes = new ulong[blocks];
        var start = new int[order.Length + 1];
        for (var index = 0; index < order.Length; index++)
        {
            var prompt = rows.Hashes.AsSpan(rows.HashStart[order[index]]..rows.HashStart[order[index] + 1]);
            prompt.CopyTo(hashes.AsSpan(start[index]));
            start[index + 1] = start[index] + prompt.Length;
        }

        return PrefixTree.Of(rows.BlockTokens, hashes, start);
    }

    private static bool IsFileOrder(int[] order)
    {
        for (var index = 0; index < order.Length; index++)
        {
            if (order[index] != index)
            {
                return false;
            }
        }

        return true;
    }

    private long[] Delays(double[] milliseconds, int[] order)
    {
        var delays = new long[order.Length];
        for (var index = 0; index < order.Length; index++)
        {
            delays[index] = PicosecondsOf(milliseconds[order[index]] / options.Replay.Speedup);
        }

        return delays;
    }

    private static int[] Pick(int[] column, int[] order)
    {
        var picked = new int[order.Length];
        for (var index = 0; index < order.Length; index++)
        {
            picked[index] = column[order[index]];
        }

        return picked;
    }

    private static int[] Renumbered(int[] sessions)
    {
        var numbers = new Dictionary<int, int>();
        for (var index = 0; index < sessions.Length; index++)
        {
            if (!numbers.TryGetValue(sessions[index], out var number))
            {
                number = numbers.Count;
                numbers.Add(sessions[index], number);
            }

            sessions[index] = number;
        }

        return sessions;
    }
}
