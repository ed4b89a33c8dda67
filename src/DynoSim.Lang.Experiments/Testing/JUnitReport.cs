using System.Globalization;
using System.Text;
using System.Xml;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>The verdicts in the form that build servers read: a suite per file, a case per item.</summary>
public static class JUnitReport
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.None,
    };

    /// <summary>Writes the document; the stream stays open.</summary>
    public static void WriteDocument(Stream output, TestReport report)
    {
        using var xml = XmlWriter.Create(output, Settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        WriteCounts(xml, [.. report.Items], report.Milliseconds);
        foreach (var file in report.Files.Where(file => !file.Items.IsEmpty))
        {
            xml.WriteStartElement("testsuite");
            Write(xml, "name", file.Path);
            WriteCounts(xml, file.Items, file.Milliseconds);
            foreach (var item in file.Items)
            {
                WriteCase(xml, file, item);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyCollection<TestItem> items, double milliseconds)
    {
        Write(xml, "tests", Number(items.Count));
        Write(xml, "failures", Number(items.Count(item => item.Status == TestStatus.Failed)));
        Write(xml, "errors", "0");
        Write(xml, "skipped", Number(items.Count(item => item.Status == TestStatus.Skipped)));
        Write(xml, "time", Seconds(milliseconds));
    }

    private static void WriteCase(XmlWriter xml, TestFile file, TestItem item)
    {
        xml.WriteStartElement("testcase");
        Write(xml, "classname", file.Path);
        Write(xml, "name", item.Kind == "test" ? item.Name : $"{item.Kind} {item.Name}");
        Write(xml, "time", Seconds(item.Milliseconds));
        if (item.Status == TestStatus.Skipped)
        {
            xml.WriteStartElement("skipped");
            Write(xml, "message", item.SkipReason ?? string.Empty);
            xml.WriteEndElement();
        }
        else if (item.Status == TestStatus.Failed)
        {
            WriteFailure(xml, item);
        }

        xml.WriteEndElement();
    }

    private static void WriteFailure(XmlWriter xml, TestItem item)
    {
        xml.WriteStartElement("failure");
        Write(xml, "type", item.Findings.FirstOrDefault()?.Descriptor.Code ?? "defect");
        Write(xml, "message", item.Findings.FirstOrDefault()?.Message ?? item.Defect?.Message ?? string.Empty);
        var text = new StringBuilder();
        foreach (var finding in item.Findings)
        {
            var (line, column) = finding.Source.GetPosition(finding.Span.Start);
            text.Append(CultureInfo.InvariantCulture, $"{finding.Source.Path}:{line}:{column}: ")
                .Append(finding.Severity == Severity.Error ? "error " : string.Empty)
                .Append(finding.Descriptor.Code).Append(": ").Append(finding.Message).Append('\n');
            foreach (var detail in finding.Notes.Prepend(finding.Label ?? string.Empty).Where(note => note.Length > 0))
            {
                text.Append("  ").Append(detail).Append('\n');
            }
        }

        xml.WriteString(Clean(text.ToString()));
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string name, string value) =>
        xml.WriteAttributeString(name, Clean(value));

    /// <summary>A title may hold characters that no XML document can.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return clean.ToString();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double milliseconds) =>
        (milliseconds / 1000).ToString("0.000", CultureInfo.InvariantCulture);
}
