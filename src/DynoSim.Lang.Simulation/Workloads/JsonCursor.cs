using System.Globalization;
using System.Text;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// Reads JSON from one line of bytes, forward only and without throwing: every method that expects something returns
/// whether it was there and leaves <see cref="Position"/> where it stopped.
/// </summary>
internal ref struct JsonCursor(ReadOnlySpan<byte> line)
{
    /// <summary>Arrays and objects within each other that are followed; deeper ones count as malformed.</summary>
    private const int DeepestNesting = 64;

    // So many digits fit 64 bits whatever they are.
    private const int MostDigits = 18;

    private readonly ReadOnlySpan<byte> _line = line;

    /// <summary>Where reading goes on, in bytes from the start of the line.</summary>
    public int Position;

    /// <summary>The next byte; 0 at the end.</summary>
    public readonly byte Next => Position < _line.Length ? _line[Position] : (byte)0;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool AtEnd => Position >= _line.Length;

    public readonly ReadOnlySpan<byte> Between(int start, int end) => _line[start..end];

    public void SkipWhitespace()
    {
        while (Position < _line.Length && _line[Position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            Position++;
        }
    }

    /// <summary>Takes one byte if it is next, whitespace before it ignored.</summary>
    public bool Take(byte expected)
    {
        SkipWhitespace();
        if (Next != expected || AtEnd)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>Takes just these bytes if they are next.</summary>
    public bool TakeBytes(ReadOnlySpan<byte> expected)
    {
        if (!_line[Position..].StartsWith(expected))
        {
            return false;
        }

        Position += expected.Length;
        return true;
    }

    /// <summary>Takes <c>null</c> if it is next.</summary>
    public bool TakeNull() => Next == 'n' && TakeBytes("null"u8);

    /// <summary>Reads a string; the text without its quotes is what lies between the two ends.</summary>
    public bool ReadString(out int start, out int end, out bool escaped)
    {
        escaped = false;
        start = end = Position + 1;
        if (Next != '"')
        {
            return false;
        }

        for (var at = start; at < _line.Length; at++)
        {
            var unit = _line[at];
            if (unit == '"')
            {
                end = at;
                Position = at + 1;
                return true;
            }

            if (unit == '\\')
            {
                escaped = true;
                at++;
                if (!IsEscape(ref at))
                {
                    Position = Math.Min(at, _line.Length);
                    return false;
                }
            }
            else if (unit < ' ')
            {
                Position = at;
                return false;
            }
        }

        Position = _line.Length;
        return false;
    }

    /// <summary>The text of a string, escapes resolved.</summary>
    public readonly string TextOf(int start, int end, bool escaped)
    {
        if (!escaped)
        {
            return Encoding.UTF8.GetString(_line[start..end]);
        }

        var text = new StringBuilder(end - start);
        var from = start;
        for (var at = start; at < end; at++)
        {
            if (_line[at] != '\\')
            {
                continue;
            }

            text.Append(Encoding.UTF8.GetString(_line[from..at]));
            at++;
            text.Append(_line[at] switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                (byte)'u' => (char)ushort.Parse(
                    _line.Slice(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                var other => (char)other,
            });
            at += _line[at] == 'u' ? 4 : 0;
            from = at + 1;
        }

        return text.Append(Encoding.UTF8.GetString(_line[from..end])).ToString();
    }

    /// <summary>
    /// Reads an unsigned whole number of at most 18 digits, the usual case; otherwise stays where it was.
    /// </summary>
    public bool ReadPlainNumber(out ulong value)
    {
        value = 0;
        var at = Position;
        var line = _line;
        while ((uint)at < (uint)line.Length)
        {
            var digit = (uint)line[at] - '0';
            if (digit > 9)
            {
                break;
            }

            value = (value * 10) + digit;
            at++;
        }

        var digits = at - Position;
        if ((uint)(digits - 1) >= MostDigits
            || (digits > 1 && line[Position] == '0')
            || (at < line.Length && line[at] is (byte)'.' or (byte)'e' or (byte)'E'))
        {
            return false;
        }

        Position = at;
        return true;
    }

    /// <summary>
    /// Reads plain whole numbers that a comma follows, at most one space after it: the bulk of a trace. Stops before
    /// anything else.
    /// </summary>
    /// <returns>How many were read.</returns>
    public int ReadPlainList(Span<ulong> numbers)
    {
        var line = _line;
        var at = Position;
        var taken = 0;
        while (taken < numbers.Length)
        {
            var start = at;
            var value = 0UL;
            var unit = 0u;
            while ((uint)at < (uint)line.Length && (unit = (uint)line[at] - '0') <= 9)
            {
                value = (value * 10) + unit;
                at++;
            }

            var digits = at - start;
            if (unit != unchecked((uint)(',' - '0')) || (uint)(digits - 1) >= MostDigits
                || (digits > 1 && line[start] == '0'))
            {
                break;
            }

            numbers[taken++] = value;
            at++;
            at += (uint)at < (uint)line.Length && line[at] == ' ' ? 1 : 0;
            Position = at;
        }

        return taken;
    }

    /// <summary>Reads any JSON number; the digits lie between start and <see cref="Position"/>.</summary>
    public bool ReadNumber(out int start, out double value)
    {
        start = Position;
        value = 0;
        Position += Next == '-' ? 1 : 0;
        var whole = SkipDigits();
        if (whole == 0)
        {
            return false;
        }

        if (whole > 1 && _line[Position - whole] == '0')
        {
            Position = start;
            return false;
        }

        if (Next == '.')
        {
            Position++;
            if (SkipDigits() == 0)
            {
                return false;
            }
        }

        if (Next is (byte)'e' or (byte)'E')
        {
            Position++;
            Position += Next is (byte)'+' or (byte)'-' ? 1 : 0;
            if (SkipDigits() == 0)
            {
                return false;
            }
        }

        return double.TryParse(
            _line[start..Position], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Skips one value of any kind.</summary>
    public bool SkipValue() => SkipValue(0);

    private bool SkipValue(int depth)
    {
        SkipWhitespace();
        return Next switch
        {
            (byte)'"' => ReadString(out _, out _, out _),
            (byte)'{' => depth < DeepestNesting && SkipMembers((byte)'}', depth + 1, named: true),
            (byte)'[' => depth < DeepestNesting && SkipMembers((byte)']', depth + 1, named: false),
            (byte)'t' => TakeBytes("true"u8),
            (byte)'f' => TakeBytes("false"u8),
            (byte)'n' => TakeBytes("null"u8),
            _ => ReadNumber(out _, out _),
        };
    }

    private bool SkipMembers(byte close, int depth, bool named)
    {
        Position++;
        if (Take(close))
        {
            return true;
        }

        do
        {
            SkipWhitespace();
            if ((named && !(ReadString(out _, out _, out _) && Take((byte)':'))) || !SkipValue(depth))
            {
                return false;
            }
        }
        while (Take((byte)','));
        return Take(close);
    }

    private int SkipDigits()
    {
        var start = Position;
        while (Position < _line.Length && _line[Position] is >= (byte)'0' and <= (byte)'9')
        {
            Position++;
        }

        return Position - start;
    }

    private readonly bool IsEscape(ref int at)
    {
        if (at >= _line.Length)
        {
            return false;
        }

        if (_line[at] != 'u')
        {
            return "\"\\/bfnrt"u8.Contains(_line[at]);
        }

        for (var digit = 0; digit < 4; digit++)
        {
            at++;
            if (at >= _line.Length || !char.IsAsciiHexDigit((char)_line[at]))
            {
                return false;
            }
        }

        return true;
    }
}
