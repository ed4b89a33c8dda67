using System.Text.RegularExpressions;

namespace DynoSim.Lang.Tests.Docs;

/// <summary>
/// The programs of a page. Its blocks are one file in pieces; a block marked with codes must fail with them behind the
/// blocks before it, and is no part of the file.
/// </summary>
internal sealed partial class Tour
{
    private readonly List<string> _pieces = [];
    private readonly List<(string Title, string Program, string[] Codes)> _broken = [];

    internal Tour(string page)
    {
        foreach (Match block in Block().Matches(page))
        {
            var marks = block.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var piece = block.Groups[2].Value;
            if (marks is ["error", .. var codes])
            {
                _broken.Add((piece.Split('\n')[0], $"{Program}\n{piece}", codes));
            }
            else
            {
                _pieces.Add(piece);
            }
        }
    }

    /// <summary>The file that the blocks so far make.</summary>
    internal string Program => string.Join('\n', _pieces);

    /// <summary>The number of its pieces.</summary>
    internal int Pieces => _pieces.Count;

    /// <summary>Programs that must not compile: first line, text, codes of the errors in order.</summary>
    internal IReadOnlyList<(string Title, string Program, string[] Codes)> Broken => _broken;

    [GeneratedRegex("^```dyno([^\n]*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
