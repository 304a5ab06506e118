#!/usr/bin/env bash
# Makes the Lambda layer: build/layer.sh [folder [runtime...]]; artifacts/layer, linux-x64 and linux-arm64 unless said otherwise.
# The same commit gives the same zip, byte for byte. Prints what is in it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
output=${1:-artifacts/layer}
runtimes=("${@:2}")
[ ${#runtimes[@]} -gt 0 ] || runtimes=(linux-x64 linux-arm64)

publish() { # publish framework folder [option...]
  dotnet publish src/FaultKit.Layer -c Release -f "$1" -o "$2" "${@:3}" -v q -clp:NoSummary \
    -p:ContinuousIntegrationBuild=true -p:RunAnalyzers=false -p:GenerateDocumentationFile=false -p:UseSharedCompilation=false
}

for runtime in "${runtimes[@]}"; do
  stage="$output/$runtime"
  rm -rf "$stage"
  publish net8.0 "$stage/faultkit"
  publish net10.0 "$stage/faultkit" -r "$runtime"
  cp src/FaultKit.Layer/faultkit-wrapper "$stage/"
  dotnet run --project build/LayerZip -v q -- "$stage" "$runtime" "$output/faultkit-layer-$runtime.zip"
done
