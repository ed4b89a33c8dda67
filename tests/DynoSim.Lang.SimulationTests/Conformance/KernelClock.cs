using DynoSim.Lang.Simulation.Engines.Reference;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>
/// The recordings' loop around the accelerated kernel, stepped pass by pass; writes the recordings' lines.
/// </summary>
internal sealed class KernelClock<TCache>
    where TCache : struct, IKvCache
{
    private readonly VllmRecording _recording;
    private readonly EngineKernel<RecordedStepTime, TCache> _kernel;
    private readonly RequestStates _states;
    private readonly RequestRows _rows;
    private readonly WorkerState _worker;
    private readonly Func<(int Contents, uint FreeQueue)> _describeCache;
    private readonly TCache _cache;
    private readonly List<int> _victims = [];
    private readonly List<(int Request, Happening What, long At)> _happened = [];
    private readonly List<Sequence> _arrivals = [];
    private readonly List<int> _refused = [];
    private int _arrived;

    public KernelClock(
        VllmRecording recording,
        RequestStates states,
        TCache cache,
        Func<(int Contents, uint FreeQueue)> describeCache)
    {
        _recording = recording;
        _describeCache = describeCache;
        _cache = cache;
        var settings = Settings(recording.Settings);
        _states = states;
        _rows = new RequestRows(recording.Requests.Count);
        _worker = new WorkerState(0, 0, 0, settings.BlockTokens, settings.Blocks);
        var requests = TableOf(recording);
        _kernel = new EngineKernel<RecordedStepTime, TCache>(
            new RecordedStepTime(recording.StepTime),
            cache,
            settings,
            RunsOf(recording),
            _states,
            _rows,
            new GapDistribution(),
            requests.Priority)
        {
            Victims = _victims,
            Happened = _happened,
        };
        foreach (var (promptTokens, sequence) in recording.Requests)
        {
            if (promptTokens >= recording.Settings.MaxContext)
            {
                _refused.Add(sequence.Request);
                continue;
            }

            _arrivals.Add(sequence);
            _states.Begin(sequence.Request, sequence.InputTokens, sequence.OutputTokens);
        }
    }

    public static RunTable RunsOf(VllmRecording recording) =>
        RunTable.Create(TableOf(recording), recording.Settings.BlockTokens);

    public IEnumerable<string> Run()
    {
        var (time, steps) = (0L, 0);
        while (true)
        {
            for (; _arrived < _arrivals.Count && _arrivals[_arrived].Arrival <= time; _arrived++)
            {
                _worker.PassStart = time;
                _kernel.Enqueue(_worker, _arrivals[_arrived].Request, time);
                _states.Route(_arrivals[_arrived].Request, _arrivals[_arrived].Arrival);
            }

            var more = _arrived < _arrivals.Count;
            if (_worker.Waiting.Count + _worker.Running == 0)
            {
                if (!more)
                {
                    yield return EndLine("done", time, steps);
                    yield break;
                }

                time = _arrivals[_arrived].Arrival;
                continue;
            }

            if (steps == _recording.MaxSteps)
            {
                yield return EndLine("max_steps", time, steps);
                yield break;
            }

            _worker.PassStart = time;
            var (line, end, scheduled) = Step(steps++, time);
            yield return line;
            if (!scheduled && _victims.Count == 0)
            {
                if (!more)
                {
                    yield return EndLine("stalled", time, steps);
                    yield break;
                }

                end = _arrivals[_arrived].Arrival;
            }

            time = end;
        }
    }

    private (string Line, long End, bool Scheduled) Step(int number, long time)
    {
        _victims.Clear();
        _happened.Clear();
        var running = _worker.Entries.Take(_worker.Running).Select(entry => entry.Request).ToHashSet();
        var totals = _kernel.FormPass(_worker);
        var entries = Entries(running);
        var free = _cache.FreeBlocks(0);
        var scheduled = totals.PrefillRequests + totals.DecodeRequests > 0;
        var end = time;
        if (scheduled)
        {
            _kernel.Start(_worker, totals);
            end = _worker.PassEnd;
            _kernel.Complete(_worker);
        }

        var finished = _happened.Where(one => one.What == Happening.Completed).Select(one => one.Request);
        var (contents, queue) = _describeCache();
        var line = $"{{\"i\":{number},\"t\":{time},\"d\":{end - time},\"s\":[{string.Join(',', entries)}]"
            + $",\"p\":[{string.Join(',', _victims)}],\"f\":[{string.Join(',', finished)}]"
            + $",\"fs\":{free},\"fe\":{_cache.FreeBlocks(0)}"
            + $",\"w\":{_worker.Waiting.Count},\"r\":{_worker.Running},\"wh\":{_kernel.HeadOf(_worker)}"
            + $",\"nc\":{contents},\"fq\":{queue}}}";
        return (line, end, scheduled);
    }

    private List<string> Entries(HashSet<int> runningBefore)
    {
        var entries = new List<string>();
        for (var at = 0; at < _worker.Running; at++)
        {
            var request = _worker.Entries[at].Request;
            if (_states[request].Mark != _worker.Passes && !(_states[request].Decoding && IsServedTogether))
            {
                continue;
            }

            var decoding = _states[request].Decoding;
            var tokens = decoding ? 1 : _states[request].PassTokens;
            var before = decoding ? _worker.Steps + _states[request].Offset : _states[request].Computed - tokens;
            var hit = runningBefore.Contains(request) ? -1 : before;
            entries.Add($"[{request},{tokens},{before},{hit}]");
        }

        return entries;
    }

    private bool IsServedTogether => _worker.PassDecoders == _worker.Decoders;

    private string EndLine(string end, long time, int steps)
    {
        var unfinished =
            _arrivals.Select(one => one.Request).Where(one => _rows[one].Status != RequestStatus.Completed);
        var outcomes = Enumerable.Range(0, _recording.Requests.Count).Select(one =>
            $"[{_rows[one].FirstToken},{_rows[one].LastToken},"
                + $"{_rows[one].Preemptions},{_rows[one].Cached}]");
        return $"{{\"end\":\"{end}\",\"t\":{time},\"steps\":{steps},\"rejected\":[{string.Join(',', _refused)}]"
            + $",\"unfinished\":[{string.Join(',', unfinished)}],\"requests\":[{string.Join(',', outcomes)}]}}";
    }

    private static EngineSettings Settings(SchedulerSettings settings) => new()
    {
        BlockTokens = settings.BlockTokens,
        Blocks = settings.Blocks,
        MaxBatchedTokens = settings.MaxBatchedTokens,
        MaxSequences = settings.MaxSequences,
        MaxContext = settings.MaxContext,
        Threshold = settings.LongPrefillThreshold,
        Chunked = settings.ChunkedPrefill,
        ReserveFull = settings.ReserveFullIsl,
        WatermarkBlocks = settings.WatermarkBlocks,
        Priority = settings.PriorityScheduling,
        Fifo = false,
        LateRejection = false,
        MeasuredFrom = 0,
        MayBeCutOff = true,
        Caching = settings.PrefixCaching,
    };

    /// <summary>
    /// The kernel needs a table for its paths; what the blocks contain it learns from the recording's own keys.
    /// </summary>
    private static RequestTable TableOf(VllmRecording recording) => new()
    {
        ArrivalPicoseconds = [.. recording.Requests.Select(request => request.Sequence.Arrival)],
        InputTokens = [.. recording.Requests.Select(request => request.Sequence.InputTokens)],
        OutputTokens = [.. recording.Requests.Select(request => request.Sequence.OutputTokens)],
        Priority = [.. recording.Requests.Select(request => request.Sequence.Priority)],
        Prefixes = new PrefixTree
        {
            BlockTokens = 1 << 30,
            NodeCount = recording.Requests.Count,
            Parent = [.. Enumerable.Repeat(-1, recording.Requests.Count)],
            Nodes = [.. Enumerable.Range(0, recording.Requests.Count)],
            PathStart = [.. Enumerable.Range(0, recording.Requests.Count + 1)],
        },
    };
}
