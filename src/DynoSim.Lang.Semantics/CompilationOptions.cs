using System.Collections.Immutable;

namespace DynoSim.Lang.Semantics;

/// <summary>What a compilation is asked beside its files.</summary>
public sealed record CompilationOptions
{
    /// <summary>Nothing but the files.</summary>
    public static CompilationOptions Default { get; } = new();

    /// <summary>The values of <c>--set</c>, in the order given.</summary>
    public ImmutableArray<SettingText> Settings { get; init; } = [];

    /// <summary>Whether a param without a value is an error, as in a run, or allowed, as in a check.</summary>
    public bool RequiresParams { get; init; }

    /// <summary>
    /// Whether the rows of traces up to 64 MiB are looked at, as in a check. A run reads them itself, an editor never.
    /// </summary>
    public bool ReadsTraceRows { get; init; } = true;

    /// <summary>
    /// Whether static expectations of tests are judged with the files, as in a check. Whoever runs the tests judges
    /// them one by one, so that a test that fails is no broken file.
    /// </summary>
    public bool JudgesTests { get; init; } = true;
}

/// <summary>One <c>--set path=value</c>.</summary>
/// <param name="Path">The text before the first equals sign.</param>
/// <param name="Value">The text behind it.</param>
public sealed record SettingText(string Path, string Value)
{
    /// <summary>The argument as given.</summary>
    public string Text => $"{Path}={Value}";
}
