import { explain, say } from '../terminal.js';

/** A job of a deployment: it says what it has done, or why not, and its exit code is what others wait for. */
export async function runJob(done: string, job: () => Promise<void>): Promise<void> {
  try {
    await job();
    say(`· ${done}`);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}
