namespace DynoSim.Lang.Baselines.Infrastructure;

/// <summary>Compares text with a file under version control, or writes the file where that is asked for.</summary>
public static class Baseline
{
    private const string Switch = "DYNOSIM_UPDATE";

    /// <summary>Whether files are written instead of compared.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable(Switch) == "1";

    /// <summary>
    /// The file holds the text; line ends are LF in the text, and whatever git makes of them in the file.
    /// </summary>
    public static void Check(string path, string actual)
    {
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
        if (text == expected)
        {
            return;
        }

        if (IsUpdating)
        {
            File.WriteAllText(path, text);
            return;
        }

        Assert.Fail($"{Path.GetFileName(path)}: {Difference(expected, text)}\n"
            + $"If this is meant, run with {Switch}=1 and explain the change in the commit.");
    }

    /// <summary>
    /// Every file of a sample is its program or one of its baselines: nothing is left of what was renamed.
    /// </summary>
    public static void CheckFiles(Sample sample, params string[] extensions)
    {
        var known = extensions.Append("dyno").Select(sample.PathOf).ToHashSet();
        var strays = Directory.GetFiles(sample.Folder).Where(path => !known.Contains(path)).ToArray();
        if (IsUpdating)
        {
            foreach (var stray in strays)
            {
                File.Delete(stray);
            }
        }
        else
        {
            Assert.That(strays.Select(Path.GetFileName), Is.Empty, "files that no test of this sample reads");
        }
    }

    private static string Difference(string? expected, string actual)
    {
        if (expected is null)
        {
            return "there is no baseline yet";
        }

        var old = expected.Split('\n');
        var now = actual.Split('\n');
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length))
            .First(i => i >= old.Length || i >= now.Length || old[i] != now[i]);
        return $"line {line + 1} differs\n- {LineOf(old, line)}\n+ {LineOf(now, line)}";
    }

    private static string LineOf(string[] lines, int index) => index < lines.Length ? lines[index] : "(end)";
}
