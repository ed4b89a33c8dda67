using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// Generated requests that are drawn while a run goes on, for runs of more of them than anybody wants to hold: each is
/// a pure function of its number, so whoever opens the stream sees the same ones, those of the table of the same
/// workload. They arrive by the clock, belong to no session, and no prompt has anything in common with another.
/// </summary>
public sealed class RequestStream
{
    private readonly ArrivalProcess _arrivals;
    private readonly Distribution _input;
    private readonly Distribution _output;
    private readonly SimulatedTime _end;
    private readonly long _most;
    private readonly long _seed;

    internal RequestStream(
        ArrivalProcess arrivals, Distribution input, Distribution output, SimulatedTime end, long most, long seed)
    {
        _arrivals = arrivals;
        _input = input;
        _output = output;
        _end = end;
        _most = most;
        _seed = seed;
    }

    /// <summary>Starts at the first request.</summary>
    internal RequestStretch Open() => new Reader(this);

    /// <summary>Whether there are more than so many requests.</summary>
    internal bool HasMoreThan(long requests)
    {
        if (_most <= requests)
        {
            return false;
        }

        var cursor = _arrivals.Walk(new RandomStream(_seed, SyntheticWorkload.ArrivalPath));
        for (var index = 0L; index <= requests; index++)
        {
            if (!cursor.Next(_end, out _))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Reader : RequestStretch
    {
        private const int RequestsAtOnce = 1024;

        private readonly RequestStream _of;
        private readonly ArrivalCursor _cursor;
        private readonly RandomStream _inputs;
        private readonly RandomStream _outputs;

        public Reader(RequestStream of)
            : base(new long[RequestsAtOnce], new int[RequestsAtOnce], new int[RequestsAtOnce])
        {
            _of = of;
            _cursor = of._arrivals.Walk(new RandomStream(of._seed, SyntheticWorkload.ArrivalPath));
            _inputs = new RandomStream(of._seed, SyntheticWorkload.InputPath);
            _outputs = new RandomStream(of._seed, SyntheticWorkload.OutputPath);
            Fill();
        }

        /// <inheritdoc/>
        public override bool MoveOn()
        {
            First += Count;
            Fill();
            return Count > 0;
        }

        private void Fill()
        {
            Count = 0;
            while (Count < RequestsAtOnce && First + Count < _of._most && _cursor.Next(_of._end, out var time))
            {
                var request = First + Count;
                ArrivalPicoseconds[Count] = time;
                InputTokens[Count] = SyntheticWorkload.LengthAt(_of._input, _inputs, request);
                OutputTokens[Count] = SyntheticWorkload.LengthAt(_of._output, _outputs, request);
                Count++;
            }
        }
    }
}
