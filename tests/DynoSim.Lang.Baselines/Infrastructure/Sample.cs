using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Baselines.Infrastructure;

/// <summary>
/// A folder with a program and what the stages make of it. The program and its baselines carry the folder's name:
/// <c>Syntax/units/units.dyno</c>, <c>Syntax/units/units.tree</c>.
/// </summary>
public sealed record Sample(string Name, string Folder)
{
    /// <summary>Path of the program.</summary>
    public string ProgramPath => PathOf("dyno");

    /// <summary>The program, line ends as they are.</summary>
    public SourceText Program => new(Name + ".dyno", File.ReadAllText(ProgramPath));

    /// <summary>The samples of a stage in order of their names; each is a folder below that of the stage.</summary>
    public static IEnumerable<Sample> Of(string stage) =>
    [
        .. Directory.GetDirectories(RepositoryFolder.Of(stage))
            .Select(folder => new Sample(Path.GetFileName(folder), folder))
            .Where(sample => File.Exists(sample.ProgramPath))
            .OrderBy(sample => sample.Name, StringComparer.Ordinal),
    ];

    /// <summary>Path of the program's baseline with an extension, such as <c>tree</c>.</summary>
    public string PathOf(string extension) => Path.Combine(Folder, $"{Name}.{extension}");

    /// <summary>What the test explorer shows.</summary>
    public override string ToString() => Name;
}
