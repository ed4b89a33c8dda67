using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Pareto;

namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>
/// Chooses the next candidates in turns: by what models expect to add to the front, more or less hopefully, anywhere; by
/// the same among candidates a step away from the front; steps from the front without asking a model; and a few at
/// random. Models find the region, steps find what a model smooths over, and no model error lasts.
/// </summary>
internal sealed class BatchChooser(
    CandidateList list, BinnedCandidates candidates, CandidatePool pool, SurrogateOptions options)
{
    public static int Members = 4;
    public static TreeOptions Trees = new(60, 6, 0.15, 2, 0.3);
    public static double UnitFactor = 1;
    public static string Turns = "AEsBFsCEsDFsAEsBFsr";
    public static int Screened = 6;

    public ImmutableArray<int> Choose(
        IReadOnlyList<int> evaluated, IReadOnlyList<double[]?> objectives, int count, int batch)
    {
        var random = new SequentialRandom(options.Seed, $"search.batch{batch}");
        var chosen = new HashSet<int>();
        var order = new List<int>(count);
        if (ObjectiveScale.OfFront(objectives) is { } scale)
        {
            var steps = new FrontSteps(list, pool, evaluated, objectives, random);
            var judged = Judge(evaluated, objectives, scale, random);
            var near = Improvement(objectives, scale, Near(options.Objectives));
            var far = Improvement(objectives, scale, Far(objectives, scale));
            var around = steps.Draw(count * Screened);
            HopefulQueue[] queues =
            [
                new(judged, near, 0, _ => true), new(judged, far, 0.3, _ => true), new(judged, near, 0.7, _ => true),
                new(judged, far, 1.5, _ => true), new(judged, near, 1.5, around.Contains),
                new(judged, far, 0.7, around.Contains),
            ];
            for (var turn = 0; order.Count < count && turn < count * 2; turn++)
            {
                var kind = Turns[turn % Turns.Length];
                if (kind is >= 'A' and <= 'F')
                {
                    if (queues[kind - 'A'].Take(chosen) is var (candidate, expected) && chosen.Add(candidate))
                    {
                        order.Add(candidate);
                        near.Add(expected);
                        far.Add(expected);
                    }
                }
                else if ((kind == 's' ? steps.Next(chosen) : pool.DrawOpen(random)) is { } other && chosen.Add(other))
                {
                    order.Add(other);
                }
            }
        }

        while (order.Count < count)
        {
            var drawn = pool.DrawOpen(random);
            if (chosen.Add(drawn))
            {
                order.Add(drawn);
            }
        }

        return [.. order];
    }

    private static double[] Near(int objectives) => [.. Enumerable.Repeat(ObjectiveScale.Reference, objectives)];

    private static double[] Far(IReadOnlyList<double[]?> objectives, ObjectiveScale scale)
    {
        var all = ObjectiveScale.Of(objectives) ?? scale;
        double[] worst =
        [
            .. all.Ideal.Zip(all.Nadir, (ideal, nadir) => ideal + (ObjectiveScale.Reference * (nadir - ideal))),
        ];
        return [.. scale.Scaled(worst).Select(value => Math.Max(value, ObjectiveScale.Reference))];
    }

    private static FrontImprovement Improvement(
        IReadOnlyList<double[]?> objectives, ObjectiveScale scale, double[] reference)
    {
        var improvement = new FrontImprovement(reference);
        foreach (var member in ParetoFront.Of(objectives))
        {
            improvement.Add(scale.Scaled(objectives[member] ?? []));
        }

        return improvement;
    }

    private JudgedCandidates Judge(
        IReadOnlyList<int> evaluated,
        IReadOnlyList<double[]?> objectives,
        ObjectiveScale scale,
        SequentialRandom random)
    {
        var judged = new JudgedCandidates(
            pool.Judged(ParetoFront.Of(objectives).Select(at => evaluated[at]), random), options.Objectives);
        int[] defined = [.. Enumerable.Range(0, evaluated.Count).Where(at => objectives[at] is not null)];
        int[] rows = [.. defined.Select(at => evaluated[at])];
        for (var objective = 0; objective < options.Objectives; objective++)
        {
            var values = defined.Select(at => scale.Scaled(objectives[at] ?? [])[objective]).ToArray();
            var target = new TargetScale(values.Min(), UnitFactor);
            var model = ObjectiveModel.Fit(
                candidates, rows, [.. values.Select(target.Compress)], Members, Trees, random);
            judged.Predict(candidates, objective, model, target);
        }

        if (defined.Length < evaluated.Count)
        {
            var targets = objectives.Select(point => point is null ? 0.0 : 1).ToArray();
            judged.PredictFeasibility(candidates, ObjectiveModel.Fit(
                candidates, [.. evaluated], targets, 2, Trees, random));
        }

        return judged;
    }
}
