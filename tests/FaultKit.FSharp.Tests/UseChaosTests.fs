namespace FaultKit.FSharp.Tests

open System
open System.Threading.Tasks
open FaultKit
open FaultKit.Lambda
open Xunit

type OrderContext =
    { AwsRequestId: string
      FunctionName: string }

/// Nothing is generated for F#: surfaces are registered by hand, and the rest is the same.
module Application =
    let surface = CountingSurface()

    let plan =
        """
        { "version": 1, "enabled": true, "environments": ["Test"], "rules": [
            { "name": "full", "target": "lambda:order-intake", "fault": { "type": "error", "code": "Full", "message": "the book is full" } } ] }
        """

    let session =
        Chaos.UseChaos(fun chaos -> chaos.ReadPlan(plan).UseEnvironment("Test").AddSurface(surface).AddSurface(surface) |> ignore)

    let handler =
        Func<string, OrderContext, Task<string>>(fun order _ -> task { return $"placed {order}" })

    // The types say which form is meant: F# does not rank the form for tasks above the one for any result.
    let chaotic =
        LambdaChaos.UseChaos<string, OrderContext, string>(handler, session.Injector)

    let callAs functionName =
        chaotic.Invoke("MSFT", { AwsRequestId = Guid.NewGuid().ToString(); FunctionName = functionName })

type UseChaosTests() =

    [<Fact>]
    member _.SurfaceAddedByHand_IsAttachedOnce() =
        Assert.NotNull Application.session.Injector
        Assert.Equal(1, Application.surface.Attached)

    [<Fact>]
    member _.HandlerWithoutAFault_GivesItsOwnResult() =
        task {
            let! result = Application.callAs "settlement"
            Assert.Equal("placed MSFT", result)
        }

    [<Fact>]
    member _.HandlerWithAFault_FailsAsThePlanSays() =
        task {
            let! failure = Assert.ThrowsAsync<InjectedFaultException>(fun () -> Application.callAs "order-intake")
            Assert.Equal("the book is full", failure.Message)
        }
