namespace FaultKit;

/// <summary>What kind of value a parameter of a profile has.</summary>
public enum ParameterType
{
    /// <summary>A host as a target writes it: <c>prices.internal</c>, <c>*.internal</c>, <c>prices.internal:8443</c>.</summary>
    Host,

    /// <summary>The name of a Lambda function, or a pattern over names.</summary>
    Function,

    /// <summary>An operation of an AWS service, or a pattern over operations.</summary>
    Operation,

    /// <summary>A whole target.</summary>
    Target,

    /// <summary>A share of the calls, 0 to 100.</summary>
    Percentage,

    /// <summary>A duration with its unit.</summary>
    Duration,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>A text.</summary>
    Text,
}
