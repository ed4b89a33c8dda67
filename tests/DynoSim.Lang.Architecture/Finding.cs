namespace DynoSim.Lang.Architecture;

/// <summary>A place that breaks a rule, and what to do about it.</summary>
internal sealed record Finding(string File, int Line, string Problem, string Fix)
{
    public override string ToString() => $"{File}:{Line}: {Problem}; {Fix}";
}

internal static class Findings
{
    /// <summary>Fails with one line per finding.</summary>
    public static void AssertNone(IEnumerable<Finding> findings)
    {
        var lines = findings.Select(finding => finding.ToString()).Order(StringComparer.Ordinal).ToArray();
        if (lines.Length > 0)
        {
            Assert.Fail($"{lines.Length} places break the rule:\n{string.Join('\n', lines)}");
        }
    }
}
