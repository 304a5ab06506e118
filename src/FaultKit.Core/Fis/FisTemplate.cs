using System.Globalization;
using System.Text;

namespace FaultKit;

/// <summary>Experiment templates of AWS FIS, as plans: their three actions at Lambda functions become rules.</summary>
/// <remarks>The form is that of the FIS API (<c>CreateExperimentTemplate</c>, <c>GetExperimentTemplate</c>), which <c>aws fis</c> prints and takes. Nothing is asked of AWS.</remarks>
public static class FisTemplate
{
    /// <summary>The largest template that is read, in bytes: 1 MiB, far above the quotas of FIS (20 actions to a template).</summary>
    internal const int MostBytes = 1024 * 1024;

    /// <summary>Reads a template.</summary>
    /// <param name="json">The template, by itself or as <c>{ "experimentTemplate": ... }</c>, as <c>aws fis get-experiment-template</c> prints it.</param>
    /// <param name="options">What a template leaves to the experiment.</param>
    /// <exception cref="ArgumentException">The options name no environment, or a function by what is no name of one.</exception>
    /// <exception cref="FaultPlanException">It is no template, or holds what no rule can stand for, such as an action at another kind of resource; the exception holds everything that is wrong, each with line and column.</exception>
    public static FisImport Read(string json, FisOptions options)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Environments.Count == 0)
        {
            throw new ArgumentException("A plan without an environment is in force nowhere; name one, such as \"Staging\".", nameof(options));
        }

        foreach (var function in options.Functions)
        {
            if (!FunctionArn.IsName(function.Name))
            {
                throw new ArgumentException($"{QuotedText.Of(function.Name)} is no name of a function; expected letters, digits, - and _, at most 128, and no pattern.", nameof(options));
            }
        }

        var utf8 = Encoding.UTF8.GetBytes(json.TrimStart('\uFEFF'));
        var errors = new PlanErrors(utf8);
        if (utf8.Length > MostBytes)
        {
            errors.Add(0, "$", string.Create(CultureInfo.InvariantCulture, $"the document has {utf8.Length} bytes; a template has at most {MostBytes}"));
        }
        else
        {
            var root = DocumentParser.Parse(utf8, out var problem);
            if (problem is not null)
            {
                errors.Add(problem.Offset, "$", $"not JSON from here on: {problem.Message}");
            }
            else if (new FisReader(options, errors).Read(root!) is { } import)
            {
                return import;
            }
        }

        throw new FaultPlanException("FIS template", errors.Sorted());
    }
}
