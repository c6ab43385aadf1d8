import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { CountyCrier } from './county-crier.js';
import { HolderMoves } from './holder-moves.js';
import { RoundLoop } from './round-loop.js';
import { tellingCases } from './tell-case.js';

/** Whoever publishes waits for the first cases to hear; looking costs one short query. */
const EVERY_MS = 500;
/** Mail finds the new holder's desk by itself meanwhile; only the name in the case is behind. */
const HOLDERS_EVERY_MS = 5_000;

/** What a worker does for the county as a whole, beside the cases: stop it before its client and database. */
export function startCountyRounds(
  database: DataSource,
  client: Client,
  onFault: (fault: unknown) => void,
): { stop(): Promise<void> } {
  const tell = tellingCases(client);
  const crier = new CountyCrier(database, tell, onFault);
  const holders = new HolderMoves(database, tell, onFault);
  const rounds = [
    new RoundLoop((stopping) => crier.goRound(stopping), onFault, EVERY_MS),
    new RoundLoop((stopping) => holders.goRound(stopping), onFault, HOLDERS_EVERY_MS),
  ];
  return {
    stop: async () => {
      await Promise.all(rounds.map((each) => each.stop()));
    },
  };
}
