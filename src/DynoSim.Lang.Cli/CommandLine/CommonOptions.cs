using System.CommandLine;
using System.Globalization;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>Options and arguments that several verbs share, each with its own check and message.</summary>
internal static class CommonOptions
{
    /// <summary>The file to read.</summary>
    public static Argument<string> File() =>
        Checked(new Argument<string>("FILE") { Description = "The .dyno file." });

    /// <summary>The files to read.</summary>
    public static Argument<string[]> Files() =>
        Checked(new Argument<string[]>("FILE")
        {
            Description = "The .dyno files.",
            Arity = ArgumentArity.OneOrMore,
        });

    /// <summary>Files and folders to look into.</summary>
    public static Argument<string[]> Paths() =>
        Checked(new Argument<string[]>("PATH")
        {
            Description = "Files and folders; the working folder by default.",
            Arity = ArgumentArity.ZeroOrMore,
        });

    /// <summary>The name of what is meant.</summary>
    public static Argument<string?> Name(
        string description = "The scenario; needed only if the file has several.") =>
        Checked(new Argument<string?>("NAME")
        {
            Description = description,
            Arity = ArgumentArity.ZeroOrOne,
        });

    /// <summary>Values for params and properties.</summary>
    public static Option<string[]> Set()
    {
        var option = new Option<string[]>("--set")
        {
            Description = "Set a param or a property; may be repeated. A path is relative to the working folder.",
            HelpName = "path=value",
            Arity = ArgumentArity.OneOrMore,
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (SettingArgument.Parse(token.Value).Error is { } error)
                {
                    result.AddError(error);
                }
            }
        });
        return option;
    }

    /// <summary>Severities of diagnostics.</summary>
    public static Option<string[]> Severities()
    {
        var option = new Option<string[]>("--severity")
        {
            Description = "Set the severity of a diagnostic to off, info, warning or error; may be repeated. Errors of "
                + "the stages 0 to 4 and 9 stay errors.",
            HelpName = "CODE=level",
            Arity = ArgumentArity.OneOrMore,
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (SeverityArgument.Parse(token.Value).Error is { } error)
                {
                    result.AddError(error);
                }
            }
        });
        return option;
    }

    /// <summary>A whole number within bounds.</summary>
    public static Option<string?> Number(string name, string description, long least, long most)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token]
                && (ToNumber(token.Value) is not { } value || value < least || value > most))
            {
                result.AddError(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} `{token.Value}`: a whole number from {least} to {most} is needed"));
            }
        });
        return option;
    }

    /// <summary>One of a few words.</summary>
    public static Option<string> Choice(string name, string description, params string[] words)
    {
        var option = new Option<string>(name)
        {
            Description = $"{description}: {string.Join(", ", words)}.",
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => words[0],
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !words.Contains(token.Value, StringComparer.Ordinal))
            {
                result.AddError($"{name} `{token.Value}`: one of {string.Join(", ", words)} is needed");
            }
        });
        return option;
    }

    /// <summary>The value of a <see cref="Number"/> option.</summary>
    public static long? ToNumber(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The threads that <c>--jobs</c> allows; as many as cores where it is not given.</summary>
    public static int ToThreads(string? jobs) => (int)(ToNumber(jobs) ?? Environment.ProcessorCount);

    // The library takes an option it does not know for an argument.
    private static Argument<T> Checked<T>(Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (token.Value.StartsWith('-') && token.Value.Length > 1 && !System.IO.File.Exists(token.Value))
                {
                    result.AddError($"unknown option `{token.Value}`");
                }
            }
        });
        return argument;
    }
}
