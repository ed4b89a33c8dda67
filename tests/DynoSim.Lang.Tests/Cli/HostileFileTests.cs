using System.Diagnostics;
using DynoSim.Lang.Cli.CommandLine;

namespace DynoSim.Lang.Tests.Cli;

/// <summary>Things that are hardly files: each is told with a code, quickly, whatever it holds.</summary>
public sealed class HostileFileTests
{
    private const double MostSeconds = 20;

    private static void AssertRefused(SampleFolder folder, string file, int exitCode = ExitCode.Failed)
    {
        foreach (var verb in new[] { "check", "run" })
        {
            var watch = Stopwatch.StartNew();
            var outcome = CommandRunner.Run(verb, folder.At(file));
            Assert.Multiple(() =>
            {
                Assert.That(outcome.ExitCode, Is.EqualTo(exitCode), outcome.Everything);
                Assert.That(outcome.Everything, Does.Match("DYN[0-9]{4}"));
                Assert.That(outcome.Everything, Does.Not.Contain("   at DynoSim."));
                Assert.That(outcome.Everything, Has.Length.LessThan(200_000));
                Assert.That(watch.Elapsed.TotalSeconds, Is.LessThan(MostSeconds));
            });
        }
    }

    [Test]
    public void An_empty_file()
    {
        using var folder = new SampleFolder();
        folder.Write("empty.dyno", string.Empty);
        AssertRefused(folder, "empty.dyno");
    }

    [Test]
    public void Binary_junk()
    {
        using var folder = new SampleFolder();
        File.WriteAllBytes(folder.At("junk.dyno"), [.. Enumerable.Range(
            0, 200_000).Select(i => (byte)(i * 7919 >> 3))]);
        AssertRefused(folder, "junk.dyno");
    }

    [Test]
    public void Junk_that_is_valid_text()
    {
        using var folder = new SampleFolder();
        folder.Write("junk.dyno", string.Concat(Enumerable.Range(0, 100_000).Select(i => (char)((i * 31 % 94) + 33))));
        AssertRefused(folder, "junk.dyno");
    }

    [TestCase("{")]
    [TestCase("let x = (")]
    [TestCase("a { b = [")]
    [TestCase("if true then ")]
    [TestCase("not ")]
    public void A_megabyte_of_nesting(string opening)
    {
        using var folder = new SampleFolder();
        folder.Write("deep.dyno", "dynosim 1.0\nlet y = " + string.Concat(
            Enumerable.Repeat(opening, (1 << 20) / opening.Length)));
        AssertRefused(folder, "deep.dyno");
    }

    [Test]
    public void A_line_of_a_megabyte()
    {
        using var folder = new SampleFolder();
        folder.Write("long.dyno", "dynosim 1.0 let x = " + string.Join(" + ", Enumerable.Repeat("yy", 200_000)));
        AssertRefused(folder, "long.dyno");
    }

    [Test]
    public void A_folder_given_as_a_file()
    {
        using var folder = new SampleFolder();
        Directory.CreateDirectory(folder.At("folder.dyno"));
        AssertRefused(folder, "folder.dyno");
    }

    [Test]
    [Platform("Linux")]
    public void An_import_of_a_device()
    {
        using var folder = new SampleFolder();
        folder.Write("device.dyno", "dynosim 1.0\nimport \"/dev/zero\" as z\n");
        AssertRefused(folder, "device.dyno");
    }

    [Test]
    public void An_import_from_outside_the_project()
    {
        using var folder = new SampleFolder();
        folder.Write("outside.dyno", "dynosim 1.0\nimport \"../../../../etc/passwd\" as p\n");
        AssertRefused(folder, "outside.dyno");
    }

    [Test]
    [Platform("Linux")]
    public void A_file_that_may_not_be_read()
    {
        using var folder = new SampleFolder();
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("a privileged process reads every file");
            return;
        }

        File.SetUnixFileMode(folder.File, UnixFileMode.None);

        AssertRefused(folder, "headline.dyno");
    }

    [Test]
    [Platform("Linux")]
    public void A_trace_that_is_a_pipe()
    {
        using var folder = new SampleFolder();
        File.Delete(folder.At("trace.jsonl"));
        using (var make = Process.Start("mkfifo", folder.At("trace.jsonl")))
        {
            make.WaitForExit();
        }

        AssertRefused(folder, "headline.dyno", ExitCode.InputData);
    }

    [Test]
    public void Imports_in_a_circle()
    {
        using var folder = new SampleFolder();
        folder.Write("a.dyno", "dynosim 1.0\nimport \"b.dyno\" as b\nlet x: Count = b.y\n");
        folder.Write("b.dyno", "dynosim 1.0\nimport \"a.dyno\" as a\nlet y: Count = a.x\n");
        AssertRefused(folder, "a.dyno");
    }
}
