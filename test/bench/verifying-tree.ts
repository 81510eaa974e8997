import { inclusionProof } from '@samspar/evidence';
import { openSource, logAddress, readConfiguration, verifyHeads } from '@samspar/installation';
import { EvidenceOfLog, treeFile, TreeFile } from '@samspar/log-tree';
import { journeyName } from './constructed-events.js';
import { percentile } from './figure.js';

/** Holds the log of a folder to its heads, proves some events and journeys of it, and says how long that took and how much memory. */
const configuration = readConfiguration(process.env);
const log = await openSource(logAddress(configuration), { what: 'npm run bench' });
const begun = performance.now();
const { fault, events } = await verifyHeads(configuration, log.store);
const seconds = (performance.now() - begun) / 1_000;
if (fault) throw new Error(fault.difference);
const { maxRSS } = process.resourceUsage();
const evidence = new EvidenceOfLog({ ...configuration, store: log.store });
const gathered: number[] = [];
for (let at = 0; at < 50; at++) {
  const from = performance.now();
  const found = await evidence.gather({ streams: [journeyName(Math.floor((at * events) / 1_000))] });
  if ('lacks' in found) throw new Error(found.lacks);
  gathered.push(performance.now() - from);
}
await log.close();
const tree = new TreeFile(treeFile(configuration.folder), { readOnly: true });
const taken = Array.from({ length: 1_000 }, (_, at) => {
  const from = performance.now();
  inclusionProof(tree.nodes, Math.floor((at * events) / 1_001), tree.size);
  return performance.now() - from;
});
tree.close();
const [proofMs, evidenceMs] = [taken, gathered].map((all) => Number(percentile(all, 0.95).toPrecision(3)));
process.stdout.write(`${JSON.stringify({ seconds, bytes: maxRSS * 1_024, proofMs, evidenceMs })}\n`);
