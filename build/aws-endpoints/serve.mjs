// DynamoDB, S3, SQS and STS on loopback, on free ports. Prints where they are as one line of JSON, and ends when its standard input
// does: whoever started it takes it along, however they end.
import dynalite from "dynalite";
import { buildApp } from "fauxqs";

const host = "127.0.0.1";

const tables = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
await new Promise((resolve, reject) => tables.once("error", reject).listen(0, host, resolve));

const others = buildApp({ logger: false, host });
await others.listen({ port: 0, host });

process.stdin.on("error", () => process.exit(0)).on("end", () => process.exit(0)).resume();
console.log(JSON.stringify({ tables: tables.address().port, others: others.server.address().port }));
