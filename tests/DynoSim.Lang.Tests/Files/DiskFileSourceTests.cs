using System.Diagnostics;
using DynoSim.Lang.Semantics.Files;

namespace DynoSim.Lang.Tests.Files;

public sealed class DiskFileSourceTests
{
    private string _folder = string.Empty;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("dynosim-files-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);

    private FileText Read(string path) => new DiskFileSource(At("a.dyno")).ReadText(path, 1_000);

    [Test]
    public void Text_is_read_and_a_byte_order_mark_is_not_part_of_it()
    {
        File.WriteAllBytes(At("a.dyno"), [0xEF, 0xBB, 0xBF, (byte)'x']);
        Assert.That(Read(At("a.dyno")), Is.EqualTo(FileText.Of("x")));
    }

    [Test]
    public void What_is_wrong_with_a_file_is_told_apart()
    {
        File.WriteAllBytes(At("bytes"), [0xC3, 0x28]);
        File.WriteAllText(At("long"), new string('x', 1_001));
        File.WriteAllText(At("empty"), string.Empty);
        Assert.Multiple(() =>
        {
            Assert.That(Read(At("none")).Fault, Is.EqualTo(FileFault.Missing));
            Assert.That(Read(At("bad\0name")).Fault, Is.EqualTo(FileFault.Missing));
            Assert.That(Read(_folder).Fault, Is.EqualTo(FileFault.NotAFile));
            Assert.That(Read(At("bytes")).Fault, Is.EqualTo(FileFault.NotText));
            Assert.That(Read(At("long")).Fault, Is.EqualTo(FileFault.TooLarge));
            Assert.That(Read(At("empty")), Is.EqualTo(FileText.Of(string.Empty)));
        });
    }

    [Test]
    [Platform("Linux")]
    public void Devices_and_pipes_are_not_files_and_nobody_waits_for_them()
    {
        using var make = Process.Start("mkfifo", At("pipe"));
        make.WaitForExit();
        File.CreateSymbolicLink(At("link"), "/dev/zero");
        Assert.Multiple(() =>
        {
            Assert.That(Read("/dev/zero").Fault, Is.EqualTo(FileFault.NotAFile));
            Assert.That(Read(At("link")).Fault, Is.EqualTo(FileFault.NotAFile));
            Assert.That(Read(At("pipe")).Fault, Is.EqualTo(FileFault.NotAFile));
            Assert.That(new DiskFileSource(At("a")).OpenData(At("pipe")).Fault, Is.EqualTo(FileFault.NotAFile));
        });
    }

    [Test]
    public void A_project_does_not_reach_beyond_its_folder()
    {
        var source = new DiskFileSource(At("a.dyno"));
        Assert.Multiple(() =>
        {
            Assert.That(source.IsWithinProject(At("sub/b.dyno")), Is.True);
            Assert.That(source.IsWithinProject(_folder + "x/b.dyno"), Is.False);
            Assert.That(source.IsWithinProject("/etc/passwd"), Is.False);
        });
    }

    [Test]
    public void A_repository_is_one_project()
    {
        Directory.CreateDirectory(At(".git"));
        var source = new DiskFileSource(At("examples/deep/a.dyno"));
        Assert.That(source.IsWithinProject(At("library/b.dyno")), Is.True);
    }

    [Test]
    [Platform("Linux")]
    public void A_link_is_judged_by_what_it_points_to()
    {
        File.CreateSymbolicLink(At("link.dyno"), "/etc/hostname");
        var source = new DiskFileSource(At("a.dyno"));
        Assert.That(source.Identify(At("link.dyno")), Is.EqualTo("/etc/hostname"));
        Assert.That(source.IsWithinProject(At("link.dyno")), Is.False);
    }
}
