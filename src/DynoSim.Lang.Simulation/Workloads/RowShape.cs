namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>A field of a row that is read.</summary>
internal enum RowField : byte
{
    /// <summary>One that is skipped.</summary>
    Other,

    /// <summary>When the request arrives.</summary>
    Timestamp,

    /// <summary>Prompt tokens.</summary>
    Input,

    /// <summary>Output tokens.</summary>
    Output,

    /// <summary>The contents of the prompt.</summary>
    Hashes,

    /// <summary>The session.</summary>
    Session,

    /// <summary>Time since the turn before.</summary>
    Delay,

    /// <summary>How urgent it is.</summary>
    Priority,
}

/// <summary>
/// The bytes before each value of a row, names and punctuation, as the rows before had them. As a rule the next row has
/// the same: one comparison then says what reading them would.
/// </summary>
internal sealed class RowShape
{
    private const int MostMembers = 16;
    private const int MostBytes = 64;

    private readonly byte[] _text = new byte[MostMembers * MostBytes];
    private readonly byte[] _length = new byte[MostMembers];
    private readonly RowField[] _field = new RowField[MostMembers];

    /// <summary>Takes what stands before the value of a member, if it is what stood there before.</summary>
    /// <param name="member">Number of the member within its row.</param>
    /// <param name="json">Behind the value before it.</param>
    /// <param name="field">The field that the value belongs to.</param>
    public bool TryTake(int member, ref JsonCursor json, out RowField field)
    {
        field = RowField.Other;
        if ((uint)member >= MostMembers || _length[member] == 0)
        {
            return false;
        }

        field = _field[member];
        return json.TakeBytes(_text.AsSpan(member * MostBytes, _length[member]));
    }

    /// <summary>Remembers what stands before the value of a member.</summary>
    public void Learn(int member, ReadOnlySpan<byte> text, RowField field)
    {
        if ((uint)member >= MostMembers || text.Length > MostBytes)
        {
            return;
        }

        text.CopyTo(_text.AsSpan(member * MostBytes));
        _length[member] = (byte)text.Length;
        _field[member] = field;
    }
}
