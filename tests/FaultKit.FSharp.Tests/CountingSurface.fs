namespace FaultKit.FSharp.Tests

open FaultKit

/// Counts how often it is attached.
type CountingSurface() =
    let mutable attached = 0

    member _.Attached = attached

    interface IFaultSurface with
        member _.Kind = PointKind.Custom
        member _.Attach _ = attached <- attached + 1
