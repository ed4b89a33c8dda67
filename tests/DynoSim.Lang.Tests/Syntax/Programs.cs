namespace DynoSim.Lang.Tests.Syntax;

/// <summary>A program and what lies beside it.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Text">Its text.</param>
/// <param name="Folder">The folder it lies in.</param>
internal sealed record Sample(string Name, string Text, string Folder);

/// <summary>The programs at hand: those of the repository and, where it is there, the corpus beside it.</summary>
internal static class Programs
{
    /// <summary>Examples, standard modules, and the corpus.</summary>
    internal static Sample[] All => [.. Own, .. Corpus("valid"), .. Corpus("faulty")];

    /// <summary>Examples and standard modules.</summary>
    internal static Sample[] Own =>
    [
        .. In(Path.Combine(GrammarFiles.Root, "examples")),
        .. In(Path.Combine(GrammarFiles.Root, "src", "DynoSim.Lang.Semantics", "Std")),
    ];

    /// <summary>A folder of the corpus; empty where the corpus is absent.</summary>
    internal static Sample[] Corpus(string folder) =>
        SharedFolder.Find("language") is { } found ? In(Path.Combine(found, folder)) : [];

    private static Sample[] In(string folder)
    {
        var files = Directory.GetFiles(folder, "*.dyno", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return
        [
            .. files.Select(file => new Sample(
                Path.GetFileName(file), File.ReadAllText(file), Path.GetDirectoryName(file) ?? folder)),
        ];
    }
}
