using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace FaultKit.Lambda;

/// <summary>Reads what FaultKit needs of a Lambda context by the names of its properties, so that no version of Amazon's packages is needed to compile.</summary>
/// <remarks>Bound once for each type, without run-time code: works under trimming and Native AOT, because the annotation keeps the properties.</remarks>
/// <typeparam name="T">What a handler takes: the context, or an event, which has no such properties.</typeparam>
internal static class ContextShape<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>
{
    private static readonly Func<T, string?>? s_requestId = Bind<string?>("AwsRequestId");
    private static readonly Func<T, string?>? s_function = Bind<string?>("FunctionName");
    private static readonly Func<T, string?>? s_arn = Bind<string?>("InvokedFunctionArn");
    private static readonly Func<T, TimeSpan>? s_remaining = Bind<TimeSpan>("RemainingTime");
    private static readonly Func<T, string?>? s_traceId = Bind<string?>("TraceId");

    /// <summary>Whether it is a Lambda context.</summary>
    public static bool IsContext => s_requestId is not null && s_function is not null;

    public static string? RequestIdOf(T context) => IsContext && context is not null ? s_requestId!(context) : null;

    public static string? FunctionOf(T context) => IsContext && context is not null ? s_function!(context) : null;

    /// <summary>The ARN that the function was invoked by; null where the context does not tell.</summary>
    public static string? ArnOf(T context) => IsContext && context is not null ? s_arn?.Invoke(context) : null;

    /// <summary>The trace header; null where the context does not tell, as older ones do not.</summary>
    public static string? TraceIdOf(T context) => IsContext && context is not null ? s_traceId?.Invoke(context) : null;

    /// <summary>How much time the invocation has left; null where nobody says.</summary>
    public static TimeSpan? RemainingOf(T context) => IsContext && s_remaining is not null && context is not null ? s_remaining(context) : null;

    private static Func<T, TValue>? Bind<TValue>(string name) =>
        !typeof(T).IsValueType && typeof(T).GetProperty(name, BindingFlags.Public | BindingFlags.Instance, null, typeof(TValue), Type.EmptyTypes, null) is
        { GetMethod: { IsPublic: true } getter }
            ? getter.CreateDelegate<Func<T, TValue>>()
            : null;
}
