namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>One row of a Mooncake trace as it stands in the file.</summary>
internal struct MooncakeRow
{
    public double TimestampMilliseconds;
    public double DelayMilliseconds;
    public int DelayColumn;
    public int TimestampColumn;
    public long InputTokens;
    public int InputColumn;
    public long OutputTokens;
    public int Priority;
    public string? Session;
    public bool HasHashes;

    public static MooncakeRow Nothing => new()
    {
        TimestampMilliseconds = double.NaN,
        DelayMilliseconds = double.NaN,
        InputTokens = -1,
        OutputTokens = -1,
    };
}

/// <summary>Reads the fields of one row, in any order, unknown ones skipped; the last of equal names counts.</summary>
internal ref struct MooncakeRowReader(ReadOnlySpan<byte> line, TraceRowsBuilder builder)
{
    private readonly TraceRowsBuilder _builder = builder;
    private JsonCursor _json = new(line);

    /// <summary>Reads the row; errors go to the builder.</summary>
    /// <returns>Whether the row is JSON; if not, its values mean nothing.</returns>
    public bool Read(ref MooncakeRow row)
    {
        _json.SkipWhitespace();
        var start = _json.Position;
        if (_json.Next != '{')
        {
            var json = _json.SkipValue();
            _json.SkipWhitespace();
            return json && _json.AtEnd
                ? Fail(TraceErrorReason.NotAnObject, start)
                : Fail(TraceErrorReason.MalformedJson, _json.Position);
        }

        return ReadMembers(ref row) || Fail(TraceErrorReason.MalformedJson, _json.Position);
    }

    private bool ReadMembers(ref MooncakeRow row)
    {
        for (var member = 0; ; member++)
        {
            var start = _json.Position;
            if (!_builder.Shape.TryTake(member, ref _json, out var field))
            {
                if (!_json.Take(member == 0 ? (byte)'{' : (byte)',') || (member == 0 && StartsWithEnd()))
                {
                    break;
                }

                if (!ReadName(out field))
                {
                    return false;
                }

                _builder.Shape.Learn(member, _json.Between(start, _json.Position), field);
            }

            _json.SkipWhitespace();
            if (!ReadValue(field, ref row))
            {
                return false;
            }
        }

        if (!_json.Take((byte)'}'))
        {
            return false;
        }

        _json.SkipWhitespace();
        return _json.AtEnd;
    }

    private bool StartsWithEnd()
    {
        _json.SkipWhitespace();
        return _json.Next == '}';
    }

    private readonly bool Fail(TraceErrorReason reason, int position)
    {
        _builder.Report(position + 1, reason, string.Empty);
        return false;
    }

    private bool ReadName(out RowField field)
    {
        field = RowField.Other;
        _json.SkipWhitespace();
        if (!_json.ReadString(out var start, out var end, out var escaped) || !_json.Take((byte)':'))
        {
            return false;
        }

        _json.SkipWhitespace();
        field = FieldOf(escaped
            ? System.Text.Encoding.UTF8.GetBytes(_json.TextOf(start, end, escaped))
            : _json.Between(start, end));
        return true;
    }

    private static RowField FieldOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        9 when name.SequenceEqual("timestamp"u8) => RowField.Timestamp,
        12 when name.SequenceEqual("created_time"u8) => RowField.Timestamp,
        12 when name.SequenceEqual("input_length"u8) || name.SequenceEqual("input_tokens"u8) => RowField.Input,
        13 when name.SequenceEqual("output_length"u8) || name.SequenceEqual("output_tokens"u8) => RowField.Output,
        8 when name.SequenceEqual("hash_ids"u8) => RowField.Hashes,
        10 when name.SequenceEqual("session_id"u8) => RowField.Session,
        5 when name.SequenceEqual("delay"u8) => RowField.Delay,
        8 when name.SequenceEqual("delay_ms"u8) => RowField.Delay,
        8 when name.SequenceEqual("priority"u8) => RowField.Priority,
        _ => RowField.Other,
    };

    private bool ReadValue(RowField field, ref MooncakeRow row)
    {
        switch (field)
        {
            case RowField.Timestamp:
                row.TimestampColumn = _json.Position + 1;
                return ReadMilliseconds("timestamp", ref row.TimestampMilliseconds);
            case RowField.Input:
                row.InputColumn = _json.Position + 1;
                return ReadLength("input_length", 1, ref row.InputTokens);
            case RowField.Output:
                return ReadLength("output_length", 0, ref row.OutputTokens);
            case RowField.Hashes:
                return ReadHashes(ref row.HasHashes);
            case RowField.Session:
                return ReadSession(ref row.Session);
            case RowField.Delay:
                row.DelayColumn = _json.Position + 1;
                return ReadMilliseconds("delay", ref row.DelayMilliseconds);
            case RowField.Priority:
                return ReadPriority(ref row.Priority);
            default:
                return _json.SkipValue();
        }
    }

    private bool ReadLength(string field, long least, ref long tokens)
    {
        var start = _json.Position;
        if (_json.ReadPlainNumber(out var plain))
        {
            tokens = (long)plain;
            return Within(field, start, tokens, least, MooncakeTrace.LongestTokens);
        }

        if (_json.TakeNull())
        {
            return true;
        }

        if (!IsNumber)
        {
            return WrongType(field, start);
        }

        if (!_json.ReadNumber(out _, out var value))
        {
            return false;
        }

        tokens = (long)Math.Clamp(value, 0, MooncakeTrace.LongestTokens);
        return value == Math.Floor(value)
            ? Within(field, start, value, least, MooncakeTrace.LongestTokens)
            : Report(start, TraceErrorReason.NotWhole, field, value);
    }

    private bool ReadMilliseconds(string field, ref double milliseconds)
    {
        var start = _json.Position;
        if (_json.ReadPlainNumber(out var plain))
        {
            milliseconds = plain;
            return true;
        }

        if (_json.TakeNull())
        {
            return true;
        }

        if (!IsNumber)
        {
            return WrongType(field, start);
        }

        if (!_json.ReadNumber(out _, out milliseconds))
        {
            return false;
        }

        return Within(field, start, milliseconds, 0, double.MaxValue);
    }

    private bool ReadPriority(ref int priority)
    {
        var start = _json.Position;
        if (_json.TakeNull())
        {
            return true;
        }

        if (!IsNumber)
        {
            return WrongType("priority", start);
        }

        if (!_json.ReadNumber(out _, out var value))
        {
            return false;
        }

        if (value != Math.Floor(value))
        {
            return Report(start, TraceErrorReason.NotWhole, "priority", value);
        }

        if (Math.Abs(value) > int.MaxValue)
        {
            return Report(start, TraceErrorReason.NumberTooLarge, "priority", value, int.MaxValue);
        }

        priority = (int)value;
        return true;
    }

    private bool ReadSession(ref string? session)
    {
        var start = _json.Position;
        if (_json.TakeNull())
        {
            return true;
        }

        if (_json.Next != '"')
        {
            return WrongType("session_id", start);
        }

        if (!_json.ReadString(out var from, out var to, out var escaped))
        {
            return false;
        }

        session = _json.TextOf(from, to, escaped);
        return true;
    }

    private bool ReadHashes(ref bool present)
    {
        _builder.ForgetHashes();
        present = true;
        if (_json.Next != '[')
        {
            return WrongType("hash_ids", _json.Position);
        }

        _json.Position++;
        if (_json.Take((byte)']'))
        {
            return true;
        }

        do
        {
            for (int taken; (taken = _json.ReadPlainList(_builder.HashRoom)) > 0;)
            {
                _builder.TookHashes(taken);
            }

            if (!ReadHash())
            {
                return false;
            }
        }
        while (_json.Take((byte)','));
        return _json.Take((byte)']');
    }

    private bool ReadHash()
    {
        _json.SkipWhitespace();
        var start = _json.Position;
        if (_json.ReadPlainNumber(out var plain))
        {
            _builder.AddHash(plain);
            return true;
        }

        if (!IsNumber)
        {
            return WrongType("hash_ids", start);
        }

        if (!_json.ReadNumber(out _, out var value))
        {
            return false;
        }

        if (ulong.TryParse(_json.Between(start, _json.Position), null, out var hash))
        {
            _builder.AddHash(hash);
            return true;
        }

        return Report(
            start,
            value < 0 ? TraceErrorReason.NegativeNumber
                : value == Math.Floor(value) ? TraceErrorReason.NumberTooLarge
                : TraceErrorReason.NotWhole,
            "hash_ids",
            value,
            value < 0 ? 0 : ulong.MaxValue);
    }

    private readonly bool IsNumber => _json.Next is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    private readonly bool Within(string field, int start, double value, double least, double most) =>
        value < 0 ? Report(start, TraceErrorReason.NegativeNumber, field, value)
        : value < least ? Report(start, TraceErrorReason.NotPositive, field, value)
        : value <= most || Report(start, TraceErrorReason.NumberTooLarge, field, value, most);

    private bool WrongType(string field, int start) =>
        _json.SkipValue() && Report(start, TraceErrorReason.WrongType, field);

    // True: what was wrong is noted and reading goes on.
    private readonly bool Report(int start, TraceErrorReason reason, string field, double value = 0, double limit = 0)
    {
        _builder.Report(start + 1, reason, field, value, limit);
        return true;
    }
}
