namespace DynoSim.Lang.Emit.Running;

/// <summary>
/// The values of a policy's settings by slot: what varies between scenarios of one structure. A range has a second
/// value for its end.
/// </summary>
public sealed class SettingValues
{
    private readonly object[] _values;
    private readonly object[] _ends;

    internal SettingValues(object[] values, object[] ends)
    {
        _values = values;
        _ends = ends;
    }

    /// <summary>A whole number, or the low end of a range of them.</summary>
    public long Count(int slot) => (long)_values[slot];

    /// <summary>The high end of a range of whole numbers.</summary>
    public long CountAtEnd(int slot) => (long)_ends[slot];

    /// <summary>A real in base units, or the low end of a range of them.</summary>
    public double Real(int slot) => (double)_values[slot];

    /// <summary>The high end of a range of reals.</summary>
    public double RealAtEnd(int slot) => (double)_ends[slot];

    /// <summary>A truth value.</summary>
    public bool Truth(int slot) => (bool)_values[slot];

    /// <summary>A text or the word of an enum member.</summary>
    public string Text(int slot) => (string)_values[slot];
}
