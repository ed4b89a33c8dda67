using System.Collections.Immutable;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics.Files;

namespace DynoSim.Lang.Experiments.Keeping;

/// <summary>
/// Checked plans, kept between runs. One is used again only while the same build of the tool is asked the same and
/// every file that the check looked at would answer as it did then; contents are compared by SHA-256. What cannot be
/// kept is checked anew each time.
/// </summary>
/// <param name="disk">Where plans are.</param>
internal sealed class PlanCache(DiskCache disk)
{
    /// <summary>The plan kept for a request; null if there is none or it is out of date.</summary>
    public CheckedScenario? Find(RunRequest request, IFileSource files)
    {
        if (disk.TryRead(RunRequestKey.Of(request)) is not { } content)
        {
            return null;
        }

        using var input = new BinaryReader(new MemoryStream(content, writable: false));
        for (var left = input.ReadInt32(); left > 0; left--)
        {
            var question = new FileQuestion((FileQuestionKind)input.ReadByte(), input.ReadString(), input.ReadInt64());
            if (question.Ask(files) != input.ReadString())
            {
                return null;
            }
        }

        try
        {
            return new ValueReader(input).Read() as CheckedScenario;
        }
        catch (NotKeptException)
        {
            return null;
        }
    }

    /// <summary>Keeps a plan, if it can be kept.</summary>
    public void Keep(
        RunRequest request,
        ImmutableArray<(FileQuestion Question, string Answer)> readings,
        CheckedScenario scenario)
    {
        using var content = new MemoryStream();
        using (var output = new BinaryWriter(content))
        {
            output.Write(readings.Length);
            foreach (var (question, answer) in readings)
            {
                output.Write((byte)question.Kind);
                output.Write(question.Path);
                output.Write(question.Limit);
                output.Write(answer);
            }

            try
            {
                new ValueWriter(output).Write(scenario);
            }
            catch (NotKeptException)
            {
                // Costs a check each run, nothing else.
                return;
            }
        }

        disk.Write(RunRequestKey.Of(request), content.ToArray());
    }
}
