using System.Text.RegularExpressions;

namespace DynoSim.Lang.Tests.Syntax;

/// <summary>The files around the grammar, read from the repository.</summary>
internal static partial class GrammarFiles
{
    /// <summary>The text of a file of the repository.</summary>
    internal static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>The words of the language, as the lexer's grammar lists them.</summary>
    internal static string[] Keywords() =>
        [.. Keyword().Matches(Read("grammar/DynoSimLexer.g4")).Select(match => match.Groups[1].Value)];

    /// <summary>The folder of the repository.</summary>
    internal static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DynoSim.Lang.sln")))
            {
                folder = folder.Parent;
            }

            if (folder is null)
            {
                Assert.Ignore("The tests do not run inside the repository.");
            }

            return folder?.FullName ?? "";
        }
    }

    [GeneratedRegex(@"^[A-Z]+\s*: '([a-z]+)' ;", RegexOptions.Multiline)]
    private static partial Regex Keyword();
}
