namespace DynoSim.Lang.Bench.FrontEnd;

/// <summary>A file of many lines without a fault.</summary>
internal static class FrontEndText
{
    private const int LinesEach = 5;

    /// <summary>About so many lines: engines with three properties each.</summary>
    public static string Of(int lines) => "dynosim 1.0\n" + string.Concat(
        Enumerable.Range(0, lines / LinesEach).Select(index =>
            $"engine E{index} {{\n  block = 64tok\n  max_sequences = {index + 1}\n  memory_fraction = 90%\n}}\n"));
}
