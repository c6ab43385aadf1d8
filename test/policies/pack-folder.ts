import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PolicyPackError, type PolicyPackProblem } from '../../src/policies/policy-pack-error.js';
import { loadPolicyPacks } from '../../src/policies/load-policy-packs.js';

/** The tests run from the repository's root, wherever the compiled code lies. */
export const POLICIES = join(process.cwd(), 'src/policies');

/** A copy of the shipped packs to be spoilt or added to. */
export class PackFolder {
  private readonly root = mkdtempSync(join(tmpdir(), 'policy-packs-'));
  readonly regimes = join(this.root, 'regimes');

  constructor() {
    mkdirSync(this.regimes);
    for (const each of ['regimes', 'sources']) {
      cpSync(join(POLICIES, each), join(this.root, each), { recursive: true });
    }
  }

  text(id: string): string {
    return readFileSync(join(this.regimes, `${id}.yaml`), 'utf8');
  }

  write(id: string, text: string): this {
    writeFileSync(join(this.regimes, `${id}.yaml`), text);
    return this;
  }

  /** Replaces the first occurrence of `words`; a test whose words are no longer there is itself wrong. */
  change(id: string, words: string | RegExp, by: string): this {
    const text = this.text(id);
    const changed = text.replace(words, by);
    if (changed === text) throw new Error(`not in ${id}.yaml: ${words}`);
    return this.write(id, changed);
  }

  /** What loading refuses, empty when it refuses nothing. */
  problems(): readonly PolicyPackProblem[] {
    try {
      loadPolicyPacks(this.regimes);
      return [];
    } catch (error) {
      if (error instanceof PolicyPackError) return error.problems;
      throw error;
    }
  }

  hashOf(id: string): string | undefined {
    return loadPolicyPacks(this.regimes).find((pack) => pack.id === id)?.hash;
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
