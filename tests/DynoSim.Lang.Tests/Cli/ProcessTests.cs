using System.Text.Json.Nodes;
using DynoSim.Lang.Cli.CommandLine;

namespace DynoSim.Lang.Tests.Cli;

/// <summary>What only a process of its own can show: culture, cache, streams.</summary>
public sealed class ProcessTests
{
    [Test]
    public void Another_culture_changes_nothing()
    {
        using var folder = new SampleFolder();
        string Run(string culture) => Stable(BuiltTool.Run(
            [("LC_ALL", culture), ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0")],
            "run", folder.File, "--format", "json", "--requests", folder.At(culture + ".csv")).Output);
        Assert.That(Run("de_DE.UTF-8"), Is.EqualTo(Run("C")));
        Assert.That(
            File.ReadAllText(folder.At("de_DE.UTF-8.csv")), Is.EqualTo(File.ReadAllText(folder.At("C.csv"))));
    }

    [Test]
    public void A_second_start_finds_the_code_in_the_cache_and_never_loads_the_compiler()
    {
        using var folder = new SampleFolder();
        (string, string)[] cache = [("XDG_CACHE_HOME", folder.At("cache"))];
        var first = BuiltTool.Run(cache, "run", folder.File, "--format", "json");
        Assert.That(IsCached(first.Output), Is.False, first.Error);

        // Without the compiler beside it the tool must still run from the cache.
        var alone = Directory.CreateDirectory(folder.At("tool")).FullName;
        foreach (var file in Directory.GetFiles(TestContext.CurrentContext.TestDirectory)
            .Where(file => !Path.GetFileName(file).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(alone, Path.GetFileName(file)));
        }

        var second = BuiltTool.RunFrom(alone, cache, "run", folder.File, "--format", "json");
        Assert.That(second.ExitCode, Is.Zero, second.Error);
        Assert.That(IsCached(second.Output), Is.True);
        Assert.That(Stable(second.Output), Is.EqualTo(Stable(first.Output)));
    }

    [Test]
    public void A_damaged_cache_is_compiled_anew()
    {
        using var folder = new SampleFolder();
        (string, string)[] cache = [("XDG_CACHE_HOME", folder.At("cache"))];
        BuiltTool.Run(cache, "run", folder.File, "--quiet");
        foreach (var file in Directory.GetFiles(folder.At("cache/dynosim/code")))
        {
            File.WriteAllText(file, "junk");
        }

        var again = BuiltTool.Run(cache, "run", folder.File, "--format", "json");
        Assert.That(again.ExitCode, Is.Zero, again.Error);
        Assert.That(IsCached(again.Output), Is.False);
    }

    [Test]
    [Platform("Linux")]
    public void A_cache_that_others_may_write_to_is_not_used()
    {
        using var folder = new SampleFolder();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var code = Directory.CreateDirectory(folder.At("cache/dynosim/code")).FullName;
        File.SetUnixFileMode(code, File.GetUnixFileMode(code) | UnixFileMode.OtherWrite);
        BuiltTool.Run([("XDG_CACHE_HOME", folder.At("cache"))], "run", folder.File, "--quiet");
        Assert.That(Directory.GetFiles(code), Is.Empty);
    }

    [Test]
    public void No_colour_codes_reach_a_pipe_unless_asked_for()
    {
        using var folder = new SampleFolder();
        const char Escape = '\u001b';
        Assert.That(BuiltTool.Run([], "run", folder.File).Output, Does.Not.Contain(Escape));
        Assert.That(BuiltTool.Run([], "run", folder.File, "--color", "always").Output, Does.Contain(Escape));
        Assert.That(BuiltTool.Run([], "run", folder.File, "--color", "never").Output, Does.Not.Contain(Escape));
    }

    [Test]
    [Platform("Linux")]
    public void Standard_output_that_takes_nothing_is_exit_code_74()
    {
        using var folder = new SampleFolder();
        var outcome = BuiltTool.RunShell("\"$@\" > /dev/full", "run", folder.File);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.CannotWrite), outcome.Error);
        Assert.That(outcome.Error, Does.Contain("cannot write"));
    }

    private static bool IsCached(string json) =>
        JsonNode.Parse(json)?["timing"]?["cached"]?.GetValue<bool>() ?? false;

    private static string Stable(string json)
    {
        var node = JsonNode.Parse(json)?.AsObject() ?? [];
        node.Remove("timing");
        node.Remove("peak_memory_mb");
        return node.ToJsonString();
    }
}
