using System.Text;
using System.Text.Json;
using DynoSim.Lang.Cli.CommandLine;

namespace DynoSim.Lang.Tests.Cli;

/// <summary><c>fmt</c> as its users see it.</summary>
public sealed class FmtVerbTests
{
    private const string Untidy = "dynosim 1.0\r\nlet  a = 1;let b = 2 // b\r\n";
    private const string Tidy = "dynosim 1.0\n\nlet a = 1\n\nlet b = 2 // b\n";

    [Test]
    public void A_file_is_put_into_the_layout_and_named_once()
    {
        using var folder = new SampleFolder();
        var path = folder.Write("a.dyno", Untidy);
        var first = CommandRunner.Run("fmt", path);
        var second = CommandRunner.Run("fmt", path);
        Assert.Multiple(() =>
        {
            Assert.That(first, Is.EqualTo(new CommandRunner.Outcome(ExitCode.Success, path + "\n", "")));
            Assert.That(second, Is.EqualTo(new CommandRunner.Outcome(ExitCode.Success, "", "")));
            Assert.That(File.ReadAllText(path), Is.EqualTo(Tidy));
            Assert.That(Directory.GetFiles(folder.Folder), Has.Length.EqualTo(3), "nothing is left beside it");
        });
    }

    [Test]
    public void A_check_changes_nothing_and_fails_where_there_is_work()
    {
        using var folder = new SampleFolder();
        var untidy = folder.Write("a.dyno", Untidy);
        var tidy = folder.Write("b.dyno", Tidy);
        var outcome = CommandRunner.Run("fmt", "--check", untidy, tidy);
        Assert.Multiple(() =>
        {
            Assert.That(outcome, Is.EqualTo(new CommandRunner.Outcome(ExitCode.Failed, untidy + "\n", "")));
            Assert.That(File.ReadAllText(untidy), Is.EqualTo(Untidy));
            Assert.That(CommandRunner.Run("fmt", "--check", tidy).ExitCode, Is.EqualTo(ExitCode.Success));
        });
    }

    [Test]
    public void A_byte_order_mark_is_work()
    {
        using var folder = new SampleFolder();
        var path = folder.At("a.dyno");
        File.WriteAllText(path, Tidy, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.That(CommandRunner.Run("fmt", "--check", path).ExitCode, Is.EqualTo(ExitCode.Failed));
        Assert.That(CommandRunner.Run("fmt", path).ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(Encoding.UTF8.GetBytes(Tidy)));
    }

    [Test]
    public void A_damaged_file_stays_and_the_others_are_formatted()
    {
        using var folder = new SampleFolder();
        var damaged = folder.Write("a.dyno", "dynosim 1.0\nlet  a = (\n");
        var whole = folder.Write("b.dyno", Untidy);
        var outcome = CommandRunner.Run("fmt", damaged, whole);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Failed));
            Assert.That(outcome.Output, Is.EqualTo(whole + "\n"));
            Assert.That(outcome.Error, Does.Contain("error DYN0011").Or.Contain("error DYN0010"));
            Assert.That(File.ReadAllText(damaged), Is.EqualTo("dynosim 1.0\nlet  a = (\n"));
            Assert.That(File.ReadAllText(whole), Is.EqualTo(Tidy));
        });
    }

    [Test]
    public void Standard_input_is_formatted_to_standard_output()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Pipe(Untidy), Is.EqualTo(new CommandRunner.Outcome(ExitCode.Success, Tidy, "")));
            Assert.That(Pipe(Tidy), Is.EqualTo(new CommandRunner.Outcome(ExitCode.Success, Tidy, "")));
            Assert.That(Pipe("let = ").ExitCode, Is.EqualTo(ExitCode.Failed));
            Assert.That(Pipe("let = ").Output, Is.Empty);
            Assert.That(Pipe(Untidy, "--check"), Is.EqualTo(
                new CommandRunner.Outcome(ExitCode.Failed, "standard input\n", "")));
            Assert.That(Pipe(Tidy, "--check"), Is.EqualTo(new CommandRunner.Outcome(ExitCode.Success, "", "")));
            Assert.That(Pipe(Tidy, "other.dyno").ExitCode, Is.EqualTo(ExitCode.Usage));
        });
    }

    [Test]
    public void A_file_that_is_not_there_is_wrong_use()
    {
        using var folder = new SampleFolder();
        Assert.That(CommandRunner.Run("fmt", folder.At("no.dyno")).ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(CommandRunner.Run("fmt").ExitCode, Is.EqualTo(ExitCode.Usage));
    }

    [Test]
    public void The_document_names_files_and_findings()
    {
        using var folder = new SampleFolder();
        var path = folder.Write("a.dyno", Untidy);
        var damaged = folder.Write("b.dyno", "let = ");
        using var document = JsonDocument.Parse(
            CommandRunner.Run("fmt", "--check", "--format", "json", path, damaged).Output);
        Assert.Multiple(() =>
        {
            Assert.That(document.RootElement.GetProperty("changed")[0].GetString(), Is.EqualTo(path));
            Assert.That(document.RootElement.GetProperty("diagnostics").GetArrayLength(), Is.GreaterThan(0));
        });
    }

    [Test]
    [Platform("Linux")]
    public void Links_and_permissions_stay()
    {
        using var folder = new SampleFolder();
        var path = folder.Write("a.dyno", Untidy);
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("links and modes are those of Unix");
            return;
        }

        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(path, Mode);
        File.CreateSymbolicLink(folder.At("link.dyno"), path);
        Assert.That(CommandRunner.Run("fmt", folder.At("link.dyno")).ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(new FileInfo(folder.At("link.dyno")).LinkTarget, Is.EqualTo(path));
        Assert.That(File.ReadAllText(path), Is.EqualTo(Tidy));
        Assert.That(File.GetUnixFileMode(path), Is.EqualTo(Mode));
    }

    [Test]
    public void The_programs_of_the_repository_are_in_the_layout()
    {
        var files = Syntax.Programs.Own.Select(program => Path.Combine(program.Folder, program.Name)).ToArray();
        Assert.That(files, Has.Length.GreaterThan(7));
        var outcome = CommandRunner.Run(["fmt", "--check", .. files]);
        Assert.That(outcome, Is.EqualTo(new CommandRunner.Outcome(ExitCode.Success, "", "")));
    }

    private static CommandRunner.Outcome Pipe(string text, params string[] more)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var code = Entry.Run(["fmt", "-", .. more], new Streams(output, error, false, false, input));
        return new CommandRunner.Outcome(
            code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
