using System.Text;
using DynoSim.Lang.Simulation.Engines.Reference;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>
/// The loop the recordings were made with: it gives the scheduler a clock and writes down what it decides.
/// </summary>
internal sealed class VllmClock
{
    private readonly VllmRecording _recording;
    private readonly VllmScheduler _scheduler;
    private readonly SchedulerStep _step = new();
    private readonly List<Sequence> _arrivals;
    private readonly RequestOutcome[] _outcomes;
    private readonly List<int> _refused = [];
    private int _arrived;

    public VllmClock(VllmRecording recording)
    {
        _recording = recording;
        _scheduler = new VllmScheduler(recording.Settings);
        _outcomes = [.. recording.Requests.Select(_ => new RequestOutcome())];
        _arrivals = [];
        foreach (var (promptTokens, sequence) in recording.Requests)
        {
            // The front end refuses these; the scheduler never sees them.
            if (promptTokens >= recording.Settings.MaxContext)
            {
                _refused.Add(sequence.Request);
            }
            else
            {
                _arrivals.Add(sequence);
            }
        }
    }

    /// <summary>The lines of the run in the recordings' form, the end line last.</summary>
    public IEnumerable<string> Run()
    {
        var (time, steps) = (0L, 0);
        while (true)
        {
            for (; _arrived < _arrivals.Count && _arrivals[_arrived].Arrival <= time; _arrived++)
            {
                _scheduler.Add(_arrivals[_arrived]);
            }

            var more = _arrived < _arrivals.Count;
            if (_scheduler.WaitingCount + _scheduler.Running.Count == 0)
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

            _scheduler.Schedule(_step);
            var duration = Duration();
            yield return StepLine(steps++, time, duration);
            if (_step.Scheduled.Count == 0 && _step.Preempted.Count == 0)
            {
                if (!more)
                {
                    yield return EndLine("stalled", time, steps);
                    yield break;
                }

                time = _arrivals[_arrived].Arrival;
            }

            time += duration;
        }
    }

    private long Duration()
    {
        var (fixedTime, perRequest, perToken) = _recording.StepTime;
        return _step.Scheduled.Count == 0
            ? 0
            : fixedTime
                + (perRequest * _step.Scheduled.Count)
                + (perToken * _step.Scheduled.Sum(entry => entry.Tokens));
    }

    private string StepLine(int number, long time, long duration)
    {
        var scheduled = _step.Scheduled
            .Select(entry => $"[{entry.Sequence.Request},{entry.Tokens},{entry.ComputedBefore},{entry.Hit}]")
            .ToList();
        var freeAfterScheduling = _scheduler.Pool.Free;
        foreach (var entry in _step.Scheduled.Where(entry => entry.Hit >= 0))
        {
            _outcomes[entry.Sequence.Request].Admitted(entry.Hit);
        }

        foreach (var victim in _step.Preempted)
        {
            _outcomes[victim.Request].Preemptions++;
        }

        _scheduler.Complete(_step);
        foreach (var sequence in _step.Emitted)
        {
            _outcomes[sequence.Request].Emitted(time + duration, sequence.Finished);
        }

        return new StringBuilder()
            .Append($"{{\"i\":{number},\"t\":{time},\"d\":{duration},\"s\":[{string.Join(',', scheduled)}]")
            .Append($",\"p\":[{Numbers(_step.Preempted)}],\"f\":[{Numbers(_step.Finished)}]")
            .Append($",\"fs\":{freeAfterScheduling},\"fe\":{_scheduler.Pool.Free}")
            .Append($",\"w\":{_scheduler.WaitingCount},\"r\":{_scheduler.Running.Count}")
            .Append($",\"wh\":{_scheduler.WaitingHead?.Request ?? -1}")
            .Append($",\"nc\":{_scheduler.Pool.CachedKeys},\"fq\":{FreeQueueFingerprint()}}}")
            .ToString();
    }

    private uint FreeQueueFingerprint()
    {
        if (!_recording.Settings.PrefixCaching)
        {
            return 0;
        }

        uint fingerprint = 0;
        foreach (var key in _scheduler.Pool.FreeKeys)
        {
            fingerprint = unchecked((fingerprint * 1000003u) + (uint)(key + 2));
        }

        return fingerprint;
    }

    private string EndLine(string end, long time, int steps)
    {
        var unfinished = _arrivals.Where(sequence => !sequence.Finished).Select(sequence => sequence.Request);
        return $"{{\"end\":\"{end}\",\"t\":{time},\"steps\":{steps},\"rejected\":[{string.Join(',', _refused)}]"
            + $",\"unfinished\":[{string.Join(',', unfinished)}]"
            + $",\"requests\":[{string.Join(',', _outcomes.Select(outcome => outcome.ToString()))}]}}";
    }

    private static string Numbers(IEnumerable<Sequence> sequences) =>
        string.Join(',', sequences.Select(sequence => sequence.Request));

    private sealed class RequestOutcome
    {
        private long _firstToken = -1;
        private long _finish = -1;
        private int _firstHit = -1;

        public int Preemptions { get; set; }

        public void Admitted(int hit) => _firstHit = _firstHit < 0 ? hit : _firstHit;

        public void Emitted(long time, bool finished)
        {
            _firstToken = _firstToken < 0 ? time : _firstToken;
            _finish = finished ? time : _finish;
        }

        public override string ToString() => $"[{_firstToken},{_finish},{Preemptions},{_firstHit}]";
    }
}
