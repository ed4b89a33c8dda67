using System.Collections.Immutable;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>Collects the rows of a trace, or what is wrong with them.</summary>
/// <param name="blockTokens">Tokens that one content hash stands for.</param>
/// <param name="timestampsRequired">Whether first turns need a timestamp.</param>
/// <param name="bytes">Size of the trace, 0 if unknown: what grows is copied, and memory is given page by page.</param>
internal sealed class TraceRowsBuilder(int blockTokens, bool timestampsRequired, long bytes = 0)
{
    // A little less than what hashes, and rows, of published traces take.
    private const int BytesOfHash = 9;
    private const int BytesOfRow = 200;

    // A file may claim any size: what is beyond this grows as it is read.
    private const int MostExpected = 1 << 22;

    private readonly ImmutableArray<TraceError>.Builder _errors = ImmutableArray.CreateBuilder<TraceError>();
    private readonly Dictionary<string, int> _sessions = [];
    private readonly List<(double Timestamp, int Turns)> _progress = [];
    private double[] _timestamps = new double[Expected(bytes / BytesOfRow, 1_024)];
    private int[] _inputs = new int[Expected(bytes / BytesOfRow, 1_024)];
    private int[] _outputs = new int[Expected(bytes / BytesOfRow, 1_024)];
    private int[] _hashStart = new int[Expected(bytes / BytesOfRow, 1_024) + 1];
    private int[] _priorities = new int[Expected(bytes / BytesOfRow, 1_024)];
    private int[] _session = [];
    private int[] _turn = [];
    private double[] _delay = [];
    private ulong[] _hashes = GC.AllocateUninitializedArray<ulong>(Expected(bytes / BytesOfHash, 16_384));
    private bool _anyPriority;
    private bool _anySession;
    private int _count;
    private int _hashCount;
    private long _line;
    private long _errorCount;
    private long _errorsBeforeRow;

    /// <summary>What the rows so far have looked like.</summary>
    public RowShape Shape { get; } = new();

    /// <summary>Notes something wrong in the row being read.</summary>
    public void Report(int column, TraceErrorReason reason, string field, double value = 0, double limit = 0)
    {
        _errorCount++;
        if (_errors.Count < MooncakeTrace.MostErrors)
        {
            _errors.Add(new TraceError(_line, column, reason, field, value, limit));
        }
    }

    /// <summary>Notes something wrong with the file as a whole.</summary>
    public void ReportWhole(TraceErrorReason reason)
    {
        _line = 0;
        Report(0, reason, string.Empty);
    }

    /// <summary>Drops the hashes read so far for the row.</summary>
    public void ForgetHashes() => _hashCount = _hashStart[_count];

    /// <summary>Where further content hashes of the row go; never empty.</summary>
    public Span<ulong> HashRoom
    {
        get
        {
            if (_hashCount == _hashes.Length)
            {
                Array.Resize(ref _hashes, Grown(_hashCount));
            }

            return _hashes.AsSpan(_hashCount);
        }
    }

    /// <summary>Takes what was written to <see cref="HashRoom"/>.</summary>
    public void TookHashes(int count) => _hashCount += count;

    /// <summary>Adds a content hash to the row.</summary>
    public void AddHash(ulong hash)
    {
        HashRoom[0] = hash;
        _hashCount++;
    }

    /// <summary>Reads one line of the file; blank lines are nothing.</summary>
    public void ReadLine(ReadOnlySpan<byte> line)
    {
        _line++;
        if (line.TrimEnd((byte)'\r').Trim(" \t"u8).IsEmpty)
        {
            return;
        }

        _errorsBeforeRow = _errorCount;
        var row = MooncakeRow.Nothing;
        if (new MooncakeRowReader(line, this).Read(ref row))
        {
            Add(row);
        }

        ForgetHashes();
    }

    /// <summary>Everything read, or everything wrong.</summary>
    public TraceReadResult Build()
    {
        if (_count == 0 && _errorCount == 0)
        {
            ReportWhole(TraceErrorReason.Empty);
        }

        if (_errorCount > 0)
        {
            return new TraceReadResult(null, _errors.ToImmutable(), _errorCount);
        }

        var rows = new TraceRows
        {
            BlockTokens = blockTokens,
            TimestampMilliseconds = _timestamps[.._count],
            InputTokens = _inputs[.._count],
            OutputTokens = _outputs[.._count],
            Hashes = Hashes(),
            HashStart = _hashStart[..(_count + 1)],
            Priority = _anyPriority ? _priorities[.._count] : null,
            Session = _anySession ? _session[.._count] : null,
            Turn = _anySession ? _turn[.._count] : null,
            DelayMilliseconds = _anySession ? _delay[.._count] : null,
        };
        return new TraceReadResult(rows, [], 0);
    }

    // A copy costs more than a little room that is left over.
    private ulong[] Hashes()
    {
        if (_hashCount < _hashes.Length / 4 * 3)
        {
            return _hashes[.._hashCount];
        }

        Array.Clear(_hashes, _hashCount, _hashes.Length - _hashCount);
        return _hashes;
    }

    private static int Expected(long count, int least) => (int)Math.Clamp(count, least, MostExpected);

    private static int Grown(int length) => (int)Math.Min(2L * length, Array.MaxLength);

    private void Add(in MooncakeRow row)
    {
        var (turn, delay) = Follow(row);
        var input = CheckLengths(row);
        if (turn == 0 && timestampsRequired && double.IsNaN(row.TimestampMilliseconds))
        {
            ReportMissing("timestamp");
        }

        if (_errorCount > _errorsBeforeRow)
        {
            return;
        }

        if (_count == _inputs.Length)
        {
            Grow();
        }

        _timestamps[_count] = row.TimestampMilliseconds;
        _inputs[_count] = (int)input;
        _outputs[_count] = (int)row.OutputTokens;
        _priorities[_count] = row.Priority;
        _anyPriority |= row.Priority != 0;
        if (_anySession)
        {
            _turn[_count] = turn;
            _delay[_count] = delay;
        }

        // Hashes beyond the prompt's end say nothing about it.
        _hashCount = _hashStart[_count] + (int)((input + blockTokens - 1) / blockTokens);
        _hashStart[++_count] = _hashCount;
    }

    private long CheckLengths(in MooncakeRow row)
    {
        var hashes = _hashCount - _hashStart[_count];
        var capacity = (long)hashes * blockTokens;
        var input = row.InputColumn == 0 || row.InputTokens < 0 ? capacity : row.InputTokens;
        if (!row.HasHashes)
        {
            ReportMissing("hash_ids");
        }
        else if (!IsFaulty("hash_ids") && !IsFaulty("input_length"))
        {
            if (input == 0)
            {
                Report(row.InputColumn, TraceErrorReason.NotPositive, "input_length");
            }
            else if (input > MooncakeTrace.LongestTokens)
            {
                const int Most = MooncakeTrace.LongestTokens;
                Report(row.InputColumn, TraceErrorReason.NumberTooLarge, "input_length", input, Most);
            }
            else if (input > capacity)
            {
                Report(row.InputColumn, TraceErrorReason.BlocksTooFew, "hash_ids", capacity, input);
            }
        }

        if (row.OutputTokens < 0)
        {
            ReportMissing("output_length");
        }

        return input;
    }

    private void ReportMissing(string field)
    {
        if (!IsFaulty(field))
        {
            Report(0, TraceErrorReason.MissingField, field);
        }
    }

    // What is already known to be wrong with a field is not told twice.
    private bool IsFaulty(string field) => _errorCount > _errorsBeforeRow
        && (_errors.Count == MooncakeTrace.MostErrors
            || _errors.Any(error => error.Row == _line && error.Field == field));

    // A row that is wrong in another respect still counts as a turn, so that the turns after it are not blamed.
    private (int Turn, double Delay) Follow(in MooncakeRow row)
    {
        if (row.Session is null && !_anySession)
        {
            return default;
        }

        BeginSessions();
        if (row.Session is null || !_sessions.TryGetValue(row.Session, out var session))
        {
            session = _progress.Count;
            _progress.Add((double.NaN, 0));
            if (row.Session is not null)
            {
                _sessions.Add(row.Session, session);
            }
        }

        if (_count == _inputs.Length)
        {
            Grow();
        }

        _session[_count] = session;
        var (before, turn) = _progress[session];
        var timestamp = row.TimestampMilliseconds;
        _progress[session] = (double.IsNaN(timestamp) ? before : timestamp, turn + 1);
        return (turn, DelayOf(row, turn, before));
    }

    private double DelayOf(in MooncakeRow row, int turn, double before)
    {
        var timestamp = row.TimestampMilliseconds;
        var given = !double.IsNaN(row.DelayMilliseconds);
        if (turn == 0)
        {
            if (given && row.DelayMilliseconds != 0)
            {
                Report(row.DelayColumn, TraceErrorReason.DelayOnFirstTurn, "delay", row.DelayMilliseconds);
            }

            return 0;
        }

        if (given || double.IsNaN(timestamp))
        {
            return given ? row.DelayMilliseconds : 0;
        }

        if (double.IsNaN(before))
        {
            Report(row.TimestampColumn, TraceErrorReason.DelayUnknown, "delay");
        }
        else if (timestamp < before)
        {
            Report(row.TimestampColumn, TraceErrorReason.TurnBeforePrevious, "timestamp", timestamp, before);
        }

        return timestamp - before;
    }

    // Rows before the first that names a session stand alone: each is a session of one turn.
    private void BeginSessions()
    {
        if (_anySession)
        {
            return;
        }

        _anySession = true;
        _session = new int[_inputs.Length];
        _turn = new int[_inputs.Length];
        _delay = new double[_inputs.Length];
        for (var row = 0; row < _count; row++)
        {
            _session[row] = row;
            _progress.Add((_timestamps[row], 1));
        }
    }

    private void Grow()
    {
        var length = Grown(_count);
        Array.Resize(ref _timestamps, length);
        Array.Resize(ref _inputs, length);
        Array.Resize(ref _outputs, length);
        Array.Resize(ref _priorities, length);
        Array.Resize(ref _hashStart, length + 1);
        if (_anySession)
        {
            Array.Resize(ref _session, length);
            Array.Resize(ref _turn, length);
            Array.Resize(ref _delay, length);
        }
    }
}
