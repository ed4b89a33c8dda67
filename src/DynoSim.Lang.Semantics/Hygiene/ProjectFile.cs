using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>
/// What a project says about all of its files: <c>dynosim.json</c> in the folder of the file or in one above it, up to
/// the project's root; the nearest one counts. <c>{ "severities": { "DYN8004": "warning" } }</c>.
/// </summary>
internal sealed class ProjectFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "dynosim.json";

    private const long MaximumBytes = 1024 * 1024;
    private const int MostFolders = 64;
    private static readonly string[] Levels = ["off", "info", "warning", "error"];

    private readonly SourceText _source;
    private readonly byte[] _bytes;
    private readonly DiagnosticBag _diagnostics;

    private ProjectFile(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _bytes = Encoding.UTF8.GetBytes(source.Text);
        _diagnostics = diagnostics;
    }

    /// <summary>The settings of the project an entry file belongs to; the default without a project file.</summary>
    public static SeveritySettings Read(IFileSource files, string entry, DiagnosticBag diagnostics)
    {
        var folder = ProjectPath.FolderOf(ProjectPath.Normalise(entry));
        for (var i = 0; i < MostFolders; i++)
        {
            var path = ProjectPath.Combine(folder, Name);
            if (!files.IsWithinProject(path))
            {
                break;
            }

            var text = files.ReadText(path, MaximumBytes);
            if (text.Fault == FileFault.None)
            {
                return new ProjectFile(new SourceText(path, text.Text), diagnostics).Read();
            }

            var above = ProjectPath.Normalise(folder.Length == 0 ? ".." : $"{folder}/..");
            if (above == folder)
            {
                break;
            }

            folder = above;
        }

        return SeveritySettings.Default;
    }

    private SeveritySettings Read()
    {
        var chosen = ImmutableDictionary.CreateBuilder<string, Severity>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        });
        try
        {
            ReadMembers(ref reader, chosen);
        }
        catch (JsonException error)
        {
            var at = SpanOf(error.LineNumber ?? 0, error.BytePositionInLine ?? 0);
            Report(at, $"`{Name}` is not JSON", "write `{ \"severities\": { \"DYN8004\": \"warning\" } }`");
        }

        return new SeveritySettings(chosen.ToImmutable(), ShowsAll: false);
    }

    private void ReadMembers(ref Utf8JsonReader reader, ImmutableDictionary<string, Severity>.Builder chosen)
    {
        var section = string.Empty;
        var code = default((string Text, TextSpan Span)?);
        while (reader.Read())
        {
            var span = Here(reader);
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName when reader.CurrentDepth == 1:
                    section = reader.GetString() ?? string.Empty;
                    CheckSection(section, span);
                    break;
                case JsonTokenType.PropertyName when section == "severities" && reader.CurrentDepth == 2:
                    code = (reader.GetString() ?? string.Empty, span);
                    break;
                case JsonTokenType.String when code is { } given:
                    Choose(given.Text, given.Span, reader.GetString() ?? string.Empty, span, chosen);
                    code = null;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.EndObject:
                    break;
                default:
                    if (section == "severities")
                    {
                        Report(span, "a severity is a text", $"write one of {Listed()}");
                    }

                    code = null;
                    break;
            }
        }
    }

    private void CheckSection(string section, TextSpan span)
    {
        if (section != "severities")
        {
            Report(span, $"`{Name}` has no `{section}`", "it has `severities`");
        }
    }

    private void Choose(
        string code, TextSpan codeSpan, string level, TextSpan levelSpan,
        ImmutableDictionary<string, Severity>.Builder chosen)
    {
        var descriptor = Descriptors.Find(code);
        var index = Array.IndexOf(Levels, level);
        if (descriptor is null)
        {
            var near = Spelling.Suggest(code, Descriptors.All.Select(known => known.Slug));
            Report(codeSpan, $"there is no diagnostic `{code}`", Suggestions.Help(near));
        }
        else if (index < 0)
        {
            Report(levelSpan, $"there is no severity `{level}`", $"it is one of {Listed()}");
        }
        else if (SeveritySettings.IsFixed(descriptor) && index != (int)Severity.Error)
        {
            Report(codeSpan, $"{descriptor.Code} {descriptor.Slug} is always an error", "remove the line");
        }
        else
        {
            chosen[descriptor.Code] = (Severity)index;
        }
    }

    private static string Listed() => string.Join(", ", Levels.Select(level => $"`{level}`"));

    private void Report(TextSpan span, string message, string? help) =>
        _diagnostics.Add(new Diagnostic(Descriptors.InvalidSuppression, _source, span, message) { Help = help });

    private TextSpan Here(in Utf8JsonReader reader)
    {
        var start = Characters(0, (int)reader.TokenStartIndex);
        var end = start + Characters((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
        return TextSpan.FromBounds(start, Math.Max(start, end));
    }

    private TextSpan SpanOf(long line, long byteInLine)
    {
        var start = 0;
        for (var i = 0L; i < line; i++)
        {
            start = Array.IndexOf(_bytes, (byte)'\n', start) + 1;
        }

        return new TextSpan(Characters(0, (int)Math.Min(start + byteInLine, _bytes.Length)), 0);
    }

    private int Characters(int from, int to) => Encoding.UTF8.GetCharCount(_bytes, from, to - from);
}
