using System.CommandLine;
using DynoSim.Lang.Cli.Rendering;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>Wrong use of the command line: what is wrong, what was probably meant, how it is used.</summary>
internal static class Misuse
{
    /// <summary>Says what is wrong with parsed arguments.</summary>
    public static int Report(Streams streams, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var isRoot = command is RootCommand;
        foreach (var message in Messages(parsed, isRoot))
        {
            streams.ErrorText.WriteLine("dynosim: " + message, Style.Bad);
        }

        streams.ErrorText.WriteLine(isRoot
            ? "usage: dynosim VERB …; `dynosim --help` lists the verbs"
            : $"usage: dynosim {command.Name} {Usage(command)}; `dynosim {command.Name} --help` explains");
        return ExitCode.Usage;
    }

    /// <summary>Says one thing that is wrong.</summary>
    public static int Report(Streams streams, string message)
    {
        streams.ErrorText.WriteLine("dynosim: " + message, Style.Bad);
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Messages(ParseResult parsed, bool isRoot)
    {
        if (!isRoot)
        {
            return parsed.Errors.Select(error => error.Message).Distinct();
        }

        var verbs = parsed.CommandResult.Command.Subcommands.Select(verb => verb.Name).ToArray();
        var listed = string.Join(", ", verbs);
        if (parsed.UnmatchedTokens is not [var word, ..])
        {
            return [$"a verb is needed: {listed}"];
        }

        var meant = verbs.FirstOrDefault(verb => IsOneEditAway(verb, word));
        return [$"`{word}` is not a verb; {(meant is null ? $"there are {listed}" : $"did you mean `{meant}`?")}"];
    }

    private static string Usage(Command command) => string.Join(' ', command.Arguments.Select(argument =>
        argument.Arity.MinimumNumberOfValues == 0
            ? $"[{argument.Name}]"
            : argument.Name + (argument.Arity.MaximumNumberOfValues > 1 ? "…" : string.Empty))) + " [options]";

    // One letter changed, added, left out or swapped with its neighbour.
    private static bool IsOneEditAway(string verb, string word)
    {
        var same = 0;
        while (same < Math.Min(verb.Length, word.Length) && verb[same] == word[same])
        {
            same++;
        }

        var left = verb[same..];
        var right = word[same..];
        return (left.Length > 0 && left[1..] == right)
            || (right.Length > 0 && left == right[1..])
            || (left.Length > 0 && right.Length > 0 && left[1..] == right[1..])
            || (left.Length > 1 && right.Length > 1 && left[0] == right[1] && left[1] == right[0]
                && left[2..] == right[2..]);
    }
}
