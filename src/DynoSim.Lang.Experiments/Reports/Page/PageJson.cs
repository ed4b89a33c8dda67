using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DynoSim.Lang.Experiments.Reports.Page;

/// <summary>
/// JSON of ASCII only, in which no markup can begin: angle brackets, ampersands, quotes and separators of lines are
/// escapes. Texts that may repeat are written once, at the end, and referred to by number.
/// </summary>
internal sealed class PageJson : IDisposable
{
    /// <summary>A screen shows four digits; the rest is for sorting. The exact values are in points.csv.</summary>
    public const string ColumnDigits = "G9";

    /// <summary>What is only looked at: most of a page is made of these.</summary>
    public const string FigureDigits = "G6";

    /// <summary>Enough for a line of a few hundred pixels.</summary>
    public const string CurveDigits = "G5";

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Dictionary<string, int> _textIndex = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public PageJson()
    {
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.Default };
        Json = new Utf8JsonWriter(_buffer, options);
    }

    /// <summary>The writer below.</summary>
    public Utf8JsonWriter Json { get; }

    /// <inheritdoc/>
    public void Dispose() => Json.Dispose();

    /// <summary>What was written.</summary>
    public string ToText()
    {
        Json.Flush();
        return Encoding.ASCII.GetString(_buffer.WrittenSpan);
    }

    /// <summary>The texts that numbers refer to.</summary>
    public void WriteTextTable() => WriteTexts("texts", _texts);

    /// <summary>The number of a text that may repeat.</summary>
    public int Number(string text)
    {
        if (!_textIndex.TryGetValue(text, out var index))
        {
            index = _texts.Count;
            _textIndex.Add(text, index);
            _texts.Add(text);
        }

        return index;
    }

    /// <summary>An array of strings.</summary>
    public void WriteTexts(string key, IEnumerable<string?> texts)
    {
        Json.WriteStartArray(key);
        foreach (var text in texts)
        {
            Json.WriteStringValue(text);
        }

        Json.WriteEndArray();
    }

    public void WriteAll(string key, ImmutableArray<ImmutableArray<double>> columns, string digits)
    {
        Json.WriteStartArray(key);
        foreach (var column in columns)
        {
            WriteNumbers(null, column, digits);
        }

        Json.WriteEndArray();
    }

    public void WriteAll(string key, ImmutableArray<ImmutableArray<int>> columns)
    {
        Json.WriteStartArray(key);
        foreach (var column in columns)
        {
            WriteNumbers(null, column);
        }

        Json.WriteEndArray();
    }

    public void WriteNumbers(string? key, ImmutableArray<int> numbers)
    {
        WriteStart(key);
        foreach (var number in numbers)
        {
            Json.WriteNumberValue(number);
        }

        Json.WriteEndArray();
    }

    public void WriteNumbers(string? key, ImmutableArray<double> numbers, string digits)
    {
        WriteStart(key);
        foreach (var number in numbers)
        {
            WriteNumber(number, digits);
        }

        Json.WriteEndArray();
    }

    private void WriteStart(string? key)
    {
        if (key is null)
        {
            Json.WriteStartArray();
        }
        else
        {
            Json.WriteStartArray(key);
        }
    }

    // What does not exist is null; JSON has no words for infinity, and a plot no place for it.
    public void WriteNumber(double number, string digits)
    {
        Span<byte> text = stackalloc byte[32];
        if (!double.IsFinite(number) || !number.TryFormat(text, out var length, digits, CultureInfo.InvariantCulture))
        {
            Json.WriteNullValue();
            return;
        }

        Json.WriteRawValue(text[..length], skipInputValidation: true);
    }
}
