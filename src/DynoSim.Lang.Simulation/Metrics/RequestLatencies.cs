using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>One pass over the requests: every per-request value and sum that the metrics need.</summary>
internal sealed class RequestLatencies
{
    private readonly SimulationResult _result;

    public RequestLatencies(SimulationResult result, RequestTable requests, long measuredFrom, RequestPredicate? good)
    {
        _result = result;
        Ttft = new Column(requests.Count);
        Ttst = new Column(requests.Count);
        Tpot = new Column(requests.Count);
        E2e = new Column(requests.Count);
        Queue = new Column(requests.Count);
        for (var request = 0; request < requests.Count; request++)
        {
            if (result.ArrivalPicoseconds[request] < Math.Max(0, measuredFrom))
            {
                continue;
            }

            if (result.AdmitPicoseconds[request] >= 0)
            {
                PromptTokens += requests.InputTokens[request];
                CachedTokens += Math.Max(0, result.CachedTokens[request]);
            }

            Ended += result.Status[request]
                is RequestStatus.Completed or RequestStatus.Rejected or RequestStatus.Abandoned ? 1 : 0;
            if (result.Status[request] == RequestStatus.Completed)
            {
                Add(request, requests.InputTokens[request], good);
            }
        }
    }

    public Column Ttft { get; }

    public Column Ttst { get; }

    public Column Tpot { get; }

    public Column E2e { get; }

    public Column Queue { get; }

    public long PromptTokens { get; }

    public long CachedTokens { get; }

    public long Ended { get; }

    public long Completed { get; private set; }

    public long CompletedInput { get; private set; }

    public long CompletedOutput { get; private set; }

    public long Good { get; private set; }

    public long GoodOutput { get; private set; }

    /// <summary>Tokens per second of each request that has a time per token above 0.</summary>
    public double[] OutputRates()
    {
        var rates = new List<double>(Tpot.Count);
        foreach (var picoseconds in Tpot.Values)
        {
            if (picoseconds > 0)
            {
                rates.Add(SimulatedTime.PicosecondsPerSecond / picoseconds);
            }
        }

        return [.. rates];
    }

    private void Add(int request, int input, RequestPredicate? good)
    {
        var arrival = _result.ArrivalPicoseconds[request];
        var first = _result.FirstTokenPicoseconds[request];
        var second = _result.SecondTokenPicoseconds[request];
        var last = _result.LastTokenPicoseconds[request];
        var produced = _result.ProducedTokens[request];
        var e2e = last - arrival;
        var queue = _result.AdmitPicoseconds[request] - arrival;
        var ttft = first >= 0 ? first - arrival : e2e;
        var ttst = second >= 0 ? second - first : 0;
        var tpot = produced > 1 ? (last - first) / (double)(produced - 1) : 0;
        Completed++;
        CompletedInput += input;
        CompletedOutput += produced;
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
        }

        const double Second = SimulatedTime.PicosecondsPerSecond;
        if (good is not null && good(new RequestOutcome
        {
            Ttft = ttft / Second,
            Ttst = ttst / Second,
            Tpot = tpot / Second,
            E2e = e2e / Second,
            Queue = queue / Second,
            Input = input,
            Output = produced,
        }))
        {
            Good++;
            GoodOutput += produced;
        }
    }

    /// <summary>Values in picoseconds, as many as there come.</summary>
    internal sealed class Column(int capacity)
    {
        private readonly double[] _values = new double[capacity];

        public int Count { get; private set; }

        public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

        public void Add(double picoseconds) => _values[Count++] = picoseconds;

        public SampleDistribution ToDistribution() =>
            new(Count == _values.Length ? _values : _values[..Count], SimulatedTime.PicosecondsPerSecond);
    }
}
