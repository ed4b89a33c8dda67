using System.Text.RegularExpressions;

namespace DynoSim.Lang.Tests.Syntax;

/// <summary>The programs of the language corpus beside the repository.</summary>
internal static partial class CorpusFiles
{
    /// <summary>Paths of all programs below <c>valid</c> or <c>faulty</c>, in order.</summary>
    internal static string[] In(string folder)
    {
        var files = Directory.GetFiles(
            Path.Combine(SharedFolder.Of("language"), folder), "*.dyno", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    /// <summary>The findings of the text stage that a program is marked with, as <c>DYN0010@3</c>.</summary>
    internal static string[] Marks(string text)
    {
        var lines = text.Split('\n');
        var marks = new List<(int Line, string Code)>();
        for (var i = 0; i < lines.Length; i++)
        {
            var start = lines[i].IndexOf("//!", StringComparison.Ordinal);
            foreach (Match mark in Mark().Matches(start < 0 ? "" : lines[i][start..]))
            {
                marks.Add((mark.Groups[2].Success ? int.Parse(mark.Groups[2].Value) : i + 1, mark.Groups[1].Value));
            }
        }

        return
        [
            .. marks.Where(mark => mark.Code.StartsWith("DYN0", StringComparison.Ordinal))
                .OrderBy(mark => mark.Line).Select(mark => $"{mark.Code}@{mark.Line}"),
        ];
    }

    [GeneratedRegex(@"(DYN\d{4})(?:@(\d+):\d+)?")]
    private static partial Regex Mark();
}
