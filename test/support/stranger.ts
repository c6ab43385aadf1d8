import type { ActName } from '../../src/domain/ladder/acts/act-names.js';
import { actNamed } from '../../src/domain/ladder/acts/all-acts.js';
import type { AvailableAction } from '../../src/domain/ladder/available-actions.js';
import type { Field } from '../../src/domain/ladder/fields.js';
import type { Actor } from '../../src/domain/access/role.js';

/** What a refusal says, wherever it comes from. */
export interface Refused {
  readonly code: string;
  readonly field?: string;
  readonly possible?: readonly string[];
}

/** All that a stranger can see and do: who may do what and why not, forms, the day, the case's papers. */
export interface Counter {
  readonly people: readonly Actor[];
  actionsOf(person: Actor): Promise<readonly AvailableAction[]>;
  /** @returns null when it was accepted. */
  act(person: Actor, act: ActName, input: object): Promise<Refused | null>;
  papers(): Promise<readonly string[]>;
  today(): Promise<string>;
  waitUntil(day: string): Promise<void>;
}

const MOST_TRIES = 400;
const DATE = /\d{4}-\d\d-\d\d/;
const TITLE = /「([^「」]+)」/g;

/**
 * Somebody who knows the county's logins, the one thing they want, and nothing of the law. They try; they read the
 * refusal; they do what it says is possible, on the day it names, filling in the field it asks for.
 */
export class Stranger {
  /** Every refusal that taught something, in order. */
  readonly learnt: string[] = [];
  private tries = 0;

  constructor(private readonly counter: Counter) {}

  /** @returns once the act has been accepted; throws when a refusal leaves them helpless. */
  async wants(goal: ActName): Promise<void> {
    for (;;) {
      const refused = await this.attempts(actNamed(goal).title);
      if (refused === null) return;
      await this.follows(refused, []);
    }
  }

  /** Does the first thing the refusal says is possible and that can be done. */
  private async follows(refused: Refused, asked: readonly string[]): Promise<void> {
    const helpless = () =>
      new Error(`${this.learnt.slice(-8).join()} … ${asked.join(' → ')}: ${JSON.stringify(refused)}`);
    this.learnt.push(refused.code);
    const [first = ''] = refused.possible ?? [];
    const day = DATE.exec(first)?.[0];
    if (day !== undefined && day > (await this.counter.today())) return this.counter.waitUntil(day);
    const titles = (refused.possible ?? []).flatMap((line) =>
      [...line.matchAll(TITLE)].map((found) => found[1]!),
    );
    for (const title of titles) {
      if (asked.includes(title)) continue;
      const again = await this.attempts(title);
      if (again === null) return;
      if (again === NOBODY) continue;
      return this.follows(again, [...asked, title]);
    }
    throw helpless();
  }

  /** @returns null when it was accepted, what stands in the way otherwise. */
  private async attempts(title: string): Promise<Refused | null> {
    let because: Refused = NOBODY;
    for (const person of this.counter.people) {
      const offered = (await this.counter.actionsOf(person)).find((action) => action.title === title);
      if (!offered) continue;
      if (offered.refusal) {
        because = helpful(because) ? because : offered.refusal;
        continue;
      }
      const answer = await this.fillsIn(person, offered);
      if (answer === null) return null;
      because = helpful(because) ? because : answer;
    }
    return because;
  }

  /** Sends the form, and again with whatever field the refusal names. */
  private async fillsIn(person: Actor, action: AvailableAction): Promise<Refused | null> {
    const input: Record<string, unknown> = {};
    const chosen: Record<string, number> = {};
    for (const [name, field] of Object.entries(action.fields)) {
      if (!field.optional) input[name] = await this.valueFor(name, field, 0);
    }
    for (let i = 0; i < 12; i += 1) {
      this.tries += 1;
      if (this.tries > MOST_TRIES) throw new Error(`gave up: ${this.learnt.slice(-6).join(', ')}`);
      const refused = await this.counter.act(person, action.act, input);
      if (refused === null) return null;
      const name = refused.field ?? '';
      const field = action.fields[name];
      if (!field || (helpful(refused) && (name in input || DATE.test(refused.possible?.[0] ?? ''))))
        return refused;
      this.learnt.push(refused.code);
      const choice = name in input ? (chosen[name] ?? 0) + 1 : 0;
      const value = await this.valueFor(name, field, choice);
      if (value === undefined) return refused;
      chosen[name] = choice;
      input[name] = value;
    }
    throw new Error(`${action.title} cannot be filled in: ${JSON.stringify(input)}`);
  }

  /** What somebody would write who knows nothing but the form; undefined when it has no further choice. */
  private async valueFor(name: string, field: Field, choice: number): Promise<unknown> {
    switch (field.kind) {
      case 'date':
        return this.counter.today();
      case 'choice':
        return Object.keys(field.options)[choice];
      case 'choices':
        return choice === 0 ? Object.keys(field.options) : undefined;
      case 'number':
        return field.min + choice;
      case 'yes':
        return choice === 0;
      case 'attachments':
        return undefined;
      case 'code':
        return name === 'paper' ? (await this.counter.papers()).at(-1 - choice) : `X-${name}`;
    }
  }
}

/** No desk of the county lists the act at all. */
const NOBODY: Refused = { code: 'nobody' };

/** Names a day or an act; that it is somebody else's to do helps only whoever asks them next. */
function helpful({ possible = [] }: Refused): boolean {
  return possible.some((line) => DATE.test(line) || /办理「/.test(line));
}
