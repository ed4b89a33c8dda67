using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// Every sum, count and value over the requests that the metrics need, fed request by request in the order of their
/// numbers.
/// </summary>
internal sealed class RequestTally
{
    private readonly long _measuredFrom;
    private readonly RequestPredicate? _good;
    private readonly RejectionTally _rejections = new();
    private long _firstArrival = long.MaxValue;
    private long _lastCompletion = long.MinValue;

    /// <param name="measuredFrom">Requests that arrive earlier are warm-up, picoseconds.</param>
    /// <param name="good">When a request counts as good; null if nobody asks.</param>
    /// <param name="requests">Requests expected.</param>
    /// <param name="exactValues">Values of a metric that are kept one by one.</param>
    public RequestTally(long measuredFrom, RequestPredicate? good, int requests, int exactValues = int.MaxValue)
    {
        _measuredFrom = measuredFrom;
        _good = good;
        SampleColumn Picoseconds() => new(SimulatedTime.PicosecondsPerSecond, requests, exactValues);
        (Ttft, Ttst, Tpot) = (Picoseconds(), Picoseconds(), Picoseconds());
        (E2e, Queue) = (Picoseconds(), Picoseconds());
        OutputRate = new SampleColumn(1, requests, exactValues);
    }

    public SampleColumn Ttft { get; }

    public SampleColumn Ttst { get; }

    public SampleColumn Tpot { get; }

    public SampleColumn E2e { get; }

    public SampleColumn Queue { get; }

    /// <summary>Tokens per second of each request that has a time per token above 0.</summary>
    public SampleColumn OutputRate { get; }

    public long Arrived { get; private set; }

    public long Completed { get; private set; }

    public long Rejected { get; private set; }

    public long Abandoned { get; private set; }

    public long Running { get; private set; }

    /// <summary>Output tokens of all requests.</summary>
    public long OutputTokens { get; private set; }

    /// <summary>Prompt tokens of all requests that were admitted.</summary>
    public long AdmittedTokens { get; private set; }

    /// <summary>When the run began and ended.</summary>
    public RunSpan Span
    {
        get
        {
            var first = _firstArrival == long.MaxValue ? 0 : _firstArrival;
            return new RunSpan(first, Math.Max(first, _lastCompletion), _measuredFrom);
        }
    }

    /// <summary>The sums over the measured requests.</summary>
    public ref readonly MeasuredSums Measured => ref _measured;

    private MeasuredSums _measured;

    /// <summary>How many requests were rejected for each reason that occurred.</summary>
    public IEnumerable<(RejectionReason Reason, long Count)> Rejections() => _rejections.Occurred();

    /// <summary>The tally of a result that has columns.</summary>
    public static RequestTally Of(
        SimulationResult result, RequestTable requests, long measuredFrom, RequestPredicate? good)
    {
        var tally = new RequestTally(measuredFrom, good, requests.Count);
        var (rows, input) = (result.RowsOrMade(), requests.InputTokens);
        for (var request = 0; request < requests.Count; request++)
        {
            tally.Add(rows[request], input[request]);
        }

        return tally;
    }

    /// <summary>Counts a request.</summary>
    /// <param name="row">What became of it.</param>
    /// <param name="input">Its prompt tokens.</param>
    public void Add(in RequestRow row, int input)
    {
        OutputTokens += row.Produced;
        Arrived += row.Arrival >= 0 ? 1 : 0;
        _firstArrival = row.Arrival >= 0 ? Math.Min(_firstArrival, row.Arrival) : _firstArrival;
        AdmittedTokens += row.Admit >= 0 ? input : 0;
        CountStatus(row);
        if (row.Arrival < Math.Max(0, _measuredFrom))
        {
            return;
        }

        if (row.Admit >= 0)
        {
            _measured.PromptTokens += input;
            _measured.CachedTokens += Math.Max(0, row.Cached);
        }

        _measured.Ended +=
            row.Status is RequestStatus.Completed or RequestStatus.Rejected or RequestStatus.Abandoned ? 1 : 0;
        if (row.Status == RequestStatus.Completed)
        {
            AddLatencies(row, input);
        }
    }

    private void CountStatus(in RequestRow row)
    {
        switch (row.Status)
        {
            case RequestStatus.Completed:
                Completed++;
                _lastCompletion = Math.Max(_lastCompletion, row.LastToken);
                break;
            case RequestStatus.Rejected:
                Rejected++;
                _rejections.Add(row.Rejection);
                break;
            case RequestStatus.Abandoned:
                Abandoned++;
                break;
            case RequestStatus.Running:
                Running++;
                break;
            default:
                break;
        }
    }

    private void AddLatencies(in RequestRow row, int input)
    {
        var (first, second, last) = (row.FirstToken, row.SecondToken, row.LastToken);
        var e2e = last - row.Arrival;
        var queue = row.Admit - row.Arrival;
        var ttft = first >= 0 ? first - row.Arrival : e2e;
        var ttst = second >= 0 ? second - first : 0;
        var tpot = row.Produced > 1 ? (last - first) / (double)(row.Produced - 1) : 0;
        _measured.Completed++;
        _measured.CompletedInput += input;
        _measured.CompletedOutput += row.Produced;
        E2e.Add(e2e);
        Queue.Add(queue);
        if (first >= 0)
        {
            Ttft.Add(ttft);
        }

        if (second >= 0)
        {
            Ttst.Add(ttst);
            Tpot.Add(tpot);
            if (tpot > 0)
            {
                OutputRate.Add(SimulatedTime.PicosecondsPerSecond / tpot);
            }
        }

        const double Second = SimulatedTime.PicosecondsPerSecond;
        if (_good is not null && _good(new RequestOutcome
        {
            Ttft = ttft / Second,
            Ttst = ttst / Second,
            Tpot = tpot / Second,
            E2e = e2e / Second,
            Queue = queue / Second,
            Input = input,
            Output = row.Produced,
        }))
        {
            _measured.Good++;
            _measured.GoodOutput += row.Produced;
        }
    }
}

/// <summary>Sums over the requests that arrived at or after the end of the warm-up.</summary>
internal struct MeasuredSums
{
    /// <summary>Prompt tokens of those that were admitted.</summary>
    public long PromptTokens;

    /// <summary>Of these, found in a cache at first admission.</summary>
    public long CachedTokens;

    /// <summary>Requests that completed, were rejected or given up.</summary>
    public long Ended;

    /// <summary>Requests that completed.</summary>
    public long Completed;

    /// <summary>Their prompt tokens.</summary>
    public long CompletedInput;

    /// <summary>Their output tokens.</summary>
    public long CompletedOutput;

    /// <summary>Requests that were good.</summary>
    public long Good;

    /// <summary>Their output tokens.</summary>
    public long GoodOutput;
}
