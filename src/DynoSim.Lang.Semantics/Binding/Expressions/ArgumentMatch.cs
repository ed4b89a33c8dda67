using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>What a function takes, as far as matching arguments needs to know.</summary>
/// <param name="Name">The name for named arguments.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="IsNamed">Whether only an argument with its name is meant for it; such parameters come last.</param>
internal readonly record struct Parameter(string Name, bool IsOptional, bool IsNamed = false);

/// <summary>Lays the arguments of a call, positional then named, against the parameters.</summary>
internal static class ArgumentMatch
{
    /// <summary>One argument per parameter, null where left out; null and the reason if they do not match.</summary>
    public static ArgumentSyntax?[]? Match(
        CallSyntax call, IReadOnlyList<Parameter> parameters, bool isVariadic, out Mismatch? mismatch)
    {
        mismatch = null;
        var matched = new List<ArgumentSyntax?>(new ArgumentSyntax?[parameters.Count]);
        var next = 0;
        foreach (var argument in call.Arguments)
        {
            if (argument.Name is { } name)
            {
                var index = IndexOf(parameters, name.Token.Text);
                if (index < 0 || matched[index] is not null)
                {
                    mismatch = index < 0
                        ? new Mismatch(name, $"has no parameter `{name.Token.Text}`", Near(name.Token.Text, parameters))
                        : new Mismatch(name, $"is given `{name.Token.Text}` twice", null);
                    return null;
                }

                matched[index] = argument;
                continue;
            }

            if (next < parameters.Count && !parameters[next].IsNamed)
            {
                matched[next++] = argument;
            }
            else if (isVariadic)
            {
                matched.Add(argument);
            }
            else
            {
                var places = parameters.Count(parameter => !parameter.IsNamed);
                var given = call.Arguments.Count(other => other.Name is null);
                mismatch = new Mismatch(
                    argument,
                    places == parameters.Count
                        ? $"takes {Number(places)}, not {call.Arguments.Length}"
                        : $"takes {Number(places)} without a name, not {given}",
                    null);
                return null;
            }
        }

        for (var i = 0; i < parameters.Count; i++)
        {
            if (matched[i] is null && !parameters[i].IsOptional && !(isVariadic && i > 0))
            {
                mismatch = new Mismatch(call.Callee, $"needs `{parameters[i].Name}`", null);
                return null;
            }
        }

        return [.. matched];
    }

    public static void Report(Mismatch mismatch, string function, string signature, ExpressionBinder binder)
    {
        var location = binder.At(mismatch.Place);
        binder.Binder.Report(new Diagnostic(
            Descriptors.ArgumentMismatch, location.Source, location.Span, $"`{function}` {mismatch.Reason}")
        {
            Help = mismatch.Near is { } near ? $"did you mean `{near}`?" : $"it is `{signature}`",
            Fixes = mismatch.Near is { } word ? Suggestions.Fixes([word], location) : [],
        });
    }

    private static int IndexOf(IReadOnlyList<Parameter> parameters, string name)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static string? Near(string name, IReadOnlyList<Parameter> parameters) =>
        Spelling.Suggest(name, parameters.Select(parameter => parameter.Name)).FirstOrDefault();

    private static string Number(int count) => count switch
    {
        0 => "no arguments",
        1 => "one argument",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} arguments"),
    };
}

/// <summary>Why arguments do not match.</summary>
/// <param name="Place">The argument, its name, or what is called.</param>
/// <param name="Reason">What is wrong, as the rest of a sentence that begins with the function.</param>
/// <param name="Near">The parameter probably meant.</param>
internal sealed record Mismatch(SyntaxNode Place, string Reason, string? Near);
