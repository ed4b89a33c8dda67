using System.Collections.Immutable;

namespace DynoSim.Lang.Semantics.Files;

/// <summary>
/// Passes every question on to another source and remembers it with a hash of the answer: whatever was concluded from
/// the files holds for as long as all questions would still be answered the same.
/// </summary>
/// <param name="inner">The source that answers.</param>
public sealed class RecordingFileSource(IFileSource inner) : IFileSource
{
    private readonly Dictionary<FileQuestion, string> _answers = [];

    /// <summary>The source that answers, for whoever wants nothing remembered.</summary>
    public IFileSource Source => inner;

    /// <summary>What was asked so far, each question once, with the answers given first.</summary>
    public ImmutableArray<(FileQuestion Question, string Answer)> Readings =>
        [.. _answers.Select(entry => (entry.Key, entry.Value))];

    /// <inheritdoc/>
    public string Identify(string path) =>
        Note(new FileQuestion(FileQuestionKind.Identity, path), inner.Identify(path));

    /// <inheritdoc/>
    public bool IsWithinProject(string path)
    {
        var isWithin = inner.IsWithinProject(path);
        Note(new FileQuestion(FileQuestionKind.Membership, path), FileQuestion.Text(isWithin));
        return isWithin;
    }

    /// <inheritdoc/>
    public FileText ReadText(string path, long maximumBytes)
    {
        var text = inner.ReadText(path, maximumBytes);
        Note(new FileQuestion(FileQuestionKind.Text, path, maximumBytes), FileQuestion.Text(text));
        return text;
    }

    /// <inheritdoc/>
    public FileData OpenData(string path)
    {
        var question = new FileQuestion(FileQuestionKind.Data, path);
        if (!_answers.ContainsKey(question))
        {
            _answers[question] = question.Ask(inner);
        }

        return inner.OpenData(path);
    }

    private string Note(FileQuestion question, string answer)
    {
        _answers.TryAdd(question, answer);
        return answer;
    }
}
