namespace DynoSim.Lang.Syntax.Diagnostics;

/// <summary>How much a diagnostic matters; only <see cref="Error"/> stops a run.</summary>
public enum Severity
{
    /// <summary>Not reported unless switched on.</summary>
    Off,

    /// <summary>A remark; never fails anything.</summary>
    Info,

    /// <summary>Probably not meant; fails with <c>--strict</c>.</summary>
    Warning,

    /// <summary>The file cannot run.</summary>
    Error,
}
